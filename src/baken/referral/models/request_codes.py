"""Codes of an act: how she was heard, why she did not arrive, why it was withdrawn."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Heard(models.TextChoices):
    """Whether the young person was heard about the choice, or why not."""

    YES = "yes", _("Ja, wij kozen samen")
    NOT_REACHABLE = "not_reachable", _("Nee, de jongere was niet te bereiken")
    NOT_ABLE = "not_able", _("Nee, de jongere kan hier nu niet over meedenken")
    DID_NOT_WANT = "did_not_want", _("Nee, de jongere wilde er niets over zeggen")
    NO_TIME = "no_time", _("Nee, in deze crisis was daar geen tijd voor")


class NoArrivalReason(models.TextChoices):
    """Why somebody who was expected did not arrive, in codes only."""

    MISSING = "missing", _("Wij weten niet waar de jongere is")
    DID_NOT_WANT = "did_not_want", _("De jongere wilde niet komen")
    TRANSPORT = "transport", _("Het vervoer ging niet door")
    ELSEWHERE = "elsewhere", _("De jongere is ergens anders veilig opgevangen")
    OTHER = "other", _("Iets anders")


class WithdrawReason(models.TextChoices):
    """Why a request or a whole need was withdrawn, in codes only."""

    FOUND_ELSEWHERE = (
        "found_elsewhere",
        _("Er is op een andere manier een plek gevonden"),
    )
    NEED_CHANGED = "need_changed", _("De hulpvraag is veranderd")
    DID_NOT_WANT = "did_not_want", _("De jongere wil dit niet")
    CONSENT_ENDED = (
        "consent_ended",
        _("Er is geen toestemming meer om gegevens te delen"),
    )
    NO_ANSWER = "no_answer", _("Het antwoord duurde te lang")
    OTHER = "other", _("Iets anders")
