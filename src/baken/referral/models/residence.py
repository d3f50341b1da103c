"""Where a young person lives, in the five answers that the woonplaatsbeginsel tells apart."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class LivingSituation(models.TextChoices):
    """Each answer says which municipality must be known (Jeugdwet 1.1, woonplaats)."""

    HOME = "home", _("De jongere woont thuis. De gemeente van het woonadres telt.")
    ELSEWHERE = (
        "elsewhere",
        _(
            "De jongere verblijft ergens anders: instelling, pleeggezin of opvang. De"
            " gemeente van het woonadres vlak daarvóór telt."
        ),
    )
    ABROAD = (
        "abroad",
        _(
            "De jongere woont buiten Nederland. De gemeente waar de jongere nu is, telt."
        ),
    )
    UNCLEAR = (
        "unclear",
        _(
            "Het woonadres is niet bekend of in onderzoek. De gemeente waar de moeder bij"
            " de geboorte stond ingeschreven, telt."
        ),
    )
    MOTHER_UNCLEAR = (
        "mother_unclear",
        _(
            "Ook het adres van de moeder bij de geboorte is niet bekend. De gemeente waar"
            " de jongere nu is, telt."
        ),
    )
