"""What was answered, in words, step by step."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from baken.core.rules.codes import (
    AUTHORISATION_STATES,
    CONTRA_INDICATIONS,
    LEGAL_POSITIONS,
    LEVELS,
    REFERRER_TYPES,
    SEVERITIES,
    TARGET_GROUPS,
    URGENCIES,
    CodeList,
)
from baken.landscape.models import Module
from baken.referral.adapters.residence import woonplaats_of
from baken.referral.forms.need_fields import THREE_ANSWERS, as_answer, in_words
from baken.referral.models import Asked, Need
from baken.referral.selectors import missing
from baken.referral.selectors.need import OpenNeed
from baken.referral.views.need_consents import consent_rows
from baken.referral.views.need_words import HEADINGS, step_url

Row = tuple[object, object]
ONE_DAY: Final = timedelta(days=1)


@dataclass(frozen=True)
class Section:
    """The answers of one step."""

    heading: str | Promise
    url: str
    rows: list[Row]


def summary_of(opened: OpenNeed) -> list[Section]:
    """One section for each step; what was not answered is empty."""
    need = opened.need
    rows = {
        missing.REFERRER: _referrer(need),
        missing.YOUNG_PERSON: _young_person(opened),
        missing.HELP: _help(opened),
        missing.SAFETY: _safety(need),
        missing.CONSENT: consent_rows(opened),
    }
    return [
        Section(HEADINGS[step], step_url(need, step=step), lines)
        for step, lines in rows.items()
    ]


def label(codes: CodeList, code: str) -> object:
    """A code in words; empty for no code."""
    return in_words(codes.label(code)) if code else ""


def three_answers(value: bool | None) -> object:  # noqa: FBT001  the stored answer itself
    """A stored answer in words."""
    return dict(THREE_ANSWERS)[as_answer(value)]


def _day(value: date | None) -> str:
    return date_format(value) if value else ""


def _last_day(until: date | None) -> str:
    return _day(until - ONE_DAY if until else None)


def _referrer(need: Need) -> list[Row]:
    found = woonplaats_of(need)
    return [
        (_("Hoe snel"), label(URGENCIES, need.urgency)),
        (_("Hoedanigheid"), label(REFERRER_TYPES, need.referrer_type)),
        (_("Verantwoordelijke gemeente"), need.responsible_municipality or ""),
        (_("Volgens"), found.article if found else ""),
        (_("Maatregel"), label(LEGAL_POSITIONS, need.legal_position)),
        (_("Machtiging"), label(AUTHORISATION_STATES, need.authorisation)),
    ]


def _young_person(opened: OpenNeed) -> list[Row]:
    need = opened.need
    return [
        (_("Geboortedatum"), _day(opened.born_on)),
        (_("Doelgroep"), label(TARGET_GROUPS, need.target_group)),
        (
            _("Licht verstandelijke beperking"),
            three_answers(need.mild_intellectual_disability),
        ),
        (_("Zwanger"), three_answers(need.is_pregnant)),
        (_("Eigen kind komt mee"), three_answers(need.has_own_child)),
    ]


def _help(opened: OpenNeed) -> list[Row]:
    need = opened.need
    return [
        (_("Soort hulp"), label(LEVELS, need.setting)),
        (
            _("Beoordeeld door gedragswetenschapper"),
            three_answers(need.setting_assessed_by_expert),
        ),
        (
            _("Wat erbij moet zitten"),
            _listed(Module(code).label for code in need.modules),
        ),
        (_("Zorgen"), _concerns(need)),
        (_("Eerste dag"), _day(need.start_from)),
        (_("Laatste dag"), _last_day(need.start_until)),
        (_("De jongere zegt"), opened.cipher.decrypt(need.own_words_token)),
        (_("Toelichting"), opened.cipher.decrypt(need.story_token)),
    ]


def _concerns(need: Need) -> str:
    if not need.contra_indications:
        return str(Asked.NOT_ASKED.label)
    named = [
        f"{label(CONTRA_INDICATIONS, code)} ({label(SEVERITIES, str(severity))})"
        for code, severity in need.contra_indications.items()
        if severity
    ]
    return _listed(named) or str(Asked.NONE_KNOWN.label)


def _safety(need: Need) -> list[Row]:
    return [
        (_("Onveilige gebieden"), Asked(need.zones_asked).label),
        (_("Wie de jongere niet mag tegenkomen"), Asked(need.avoided_asked).label),
    ]


def _listed(parts: Iterable[object]) -> str:
    return ", ".join(str(part) for part in parts)
