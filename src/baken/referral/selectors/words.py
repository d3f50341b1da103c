"""Codes in words: what happened, what is asked, and what a notice is about."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from baken.core.rules.codes import (
    DECLINE_REASONS,
    LEVELS,
    TARGET_GROUPS,
    URGENCIES,
    CodeList,
)
from baken.landscape.models import Module
from baken.referral.models import NoArrivalReason, WithdrawReason

Words = str | Promise

AGE_BANDS: Final[Mapping[str, Words]] = {
    "under_12": _("jonger dan 12 jaar"),
    "12_13": _("12 of 13 jaar"),
    "14_15": _("14 of 15 jaar"),
    "16_17": _("16 of 17 jaar"),
    "18_up": _("18 jaar of ouder"),
}

HAPPENED: Final[Mapping[str, Words]] = {
    "need_opened": _("Hulpvraag begonnen"),
    "need_ready": _("Hulpvraag klaar om te vragen"),
    "need_changed": _("Hulpvraag gewijzigd"),
    "request_sent": _("Plek gevraagd"),
    "talking_started": _("In gesprek"),
    "question_asked": _("Vraag van de aanbieder"),
    "question_answered": _("Vraag beantwoord"),
    "declined": _("Past hier nu niet"),
    "safety_confirmed": _("Veiligheid bevestigd door de aanbieder"),
    "place_offered": _("Plek aangeboden"),
    "hold_prolonged": _("Plek langer vastgehouden"),
    "hold_ends_soon": _("De plek wordt niet lang meer vastgehouden"),
    "hold_ended": _("De tijd is om: de plek is vrijgegeven"),
    "answer_overdue": _("Het antwoord is te laat"),
    "arrival_overdue": _("De jongere is er nog niet"),
    "chosen": _("Plek gekozen"),
    "lapsed": _("Vervallen: er is een andere plek gekozen"),
    "underway": pgettext_lazy("event", "Onderweg"),
    "arrived": _("Aangekomen"),
    "not_arrived": _("Niet aangekomen"),
    "withdrawn": _("Aanvraag ingetrokken"),
    "need_withdrawn": _("Hulpvraag ingetrokken"),
    "glass_broken": _("Noodinzage gebruikt"),
    "probing_noticed": _(
        "Er is opvallend vaak met andere veiligheidsgegevens naar aanbod gekeken. Vraag na"
        " waarom."
    ),
    "need_shared": _("Gedeeld met de zorgcoördinatie"),
}

# The basis of a grant: what was recorded when it was given.
BASES: Final[Mapping[str, Words]] = {
    "jeugdwet_7_1_1": _("verwijst en houdt het dossier bij (Jeugdwet 7.3.8)"),
    "consent": _("toestemming"),
    "consent:disclosure": _("toestemming om gegevens te delen"),
    "request:talking": _("in gesprek over een aanvraag"),
    "request:treating": _("gekozen om te helpen"),
    "vital_interest": _("nodig omdat er direct gevaar was"),
    "ground:serious_harm": _("nodig om ernstig nadeel te voorkomen"),
    "ground:considered_wish": _("de jongere blijft dit goed overwogen willen"),
    "ground:no_time_serious_harm": _("geen tijd om te vragen, en ernstig nadeel"),
    "ground:directly_involved": _("rechtstreeks bij de hulp betrokken"),
    "ground:legal_duty": _("wettelijke plicht"),
    "ground:other_basis": _("andere vastgelegde grondslag"),
}

_DETAILS: Final[Mapping[str, Mapping[str, Words]]] = {
    "withdraw": dict(WithdrawReason.choices),
    "no_arrival": dict(NoArrivalReason.choices),
}


def happened(kind: str) -> Words:
    """The heading of an event or a notice; an unknown kind shows itself."""
    return HAPPENED.get(kind, kind)


def basis_words(basis: str) -> Words:
    """Why somebody may see a file; what begins with "law:" names the article itself."""
    return BASES.get(basis, basis.removeprefix("law:"))


def detail(codes: Mapping[str, object]) -> str:
    """The coded reason of an event in words; empty when it has none."""
    said = [
        str(_DETAILS[name].get(str(code), ""))
        for name, code in codes.items()
        if name in _DETAILS
    ]
    declined = str(codes.get("decline", ""))
    said += [label(DECLINE_REASONS, code=declined)] if declined else []
    return ", ".join(said)


def label(codes: CodeList, *, code: str) -> str:
    """A code of a list in the language of the page; empty stays empty."""
    return codes.label(code).render(translate) if code else ""


def age_words(band: str) -> Words:
    """An age band in words."""
    return AGE_BANDS.get(band, band)


def urgency_words(code: str) -> str:
    """How soon."""
    return label(URGENCIES, code=code)


def setting_words(code: str) -> str:
    """Which kind of stay."""
    return label(LEVELS, code=code)


def group_words(code: str) -> str:
    """For whom."""
    return label(TARGET_GROUPS, code=code)


def module_words(codes: list[str]) -> str:
    """What is needed, as one line."""
    known = dict(Module.choices)
    return ", ".join(str(known.get(code, code)) for code in codes)
