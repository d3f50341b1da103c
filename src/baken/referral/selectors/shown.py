"""What a page shows of a request, a need and her safety: pairs of name and value, readable."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as translate
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from baken.core.matching import NAMES, Criterion
from baken.core.rules.codes import (
    AUTHORISATION_STATES,
    CONTRA_INDICATIONS,
    LEGAL_POSITIONS,
    SEVERITIES,
)
from baken.foundation.access.keyring import FileCipher
from baken.foundation.people.models import Avoided, AvoidedKind, Person
from baken.referral.adapters.minimum_set import MinimumSet
from baken.referral.models import DangerZone, Need, Request
from baken.referral.selectors import words

Rows = list[tuple[str | Promise, object]]
YES_NO: Final = {True: _("ja"), False: _("nee"), None: _("niet bekend")}


def minimum_rows(sent: MinimumSet | Request) -> Rows:
    """Literally what a first request tells."""
    return [
        (_("Leeftijd"), words.age_words(sent.age_band)),
        (_("Doelgroep"), words.group_words(sent.target_group)),
        (_("Soort hulp"), words.setting_words(sent.setting)),
        (_("Hoe snel"), words.urgency_words(sent.urgency)),
        (_("Wat nodig is"), words.module_words(list(sent.needs))),
        (pgettext_lazy("period", "Vanaf"), _day(sent.start_from)),
        (pgettext_lazy("period", "Uiterlijk"), _last_day(sent.start_until)),
    ]


def _day(day: date | None) -> str:
    return date_format(day) if day else ""


def _last_day(until: date | None) -> str:
    """The day before the first one that no longer counts."""
    return date_format(until - timedelta(days=1)) if until else ""


def _day_in(written: str) -> str:
    return date_format(date.fromisoformat(written)) if written else ""


def asked_rows(need: Need) -> Rows:
    """What is needed and how soon, for whoever follows the search."""
    return [
        (_("Doelgroep"), words.group_words(need.target_group)),
        (_("Soort hulp"), words.setting_words(need.setting)),
        (_("Hoe snel"), words.urgency_words(need.urgency)),
        (_("Wat nodig is"), words.module_words(need.modules)),
        (pgettext_lazy("period", "Vanaf"), _day(need.start_from)),
        (pgettext_lazy("period", "Uiterlijk"), _last_day(need.start_until)),
    ]


def need_rows(need: Need, *, cipher: FileCipher) -> Rows:
    """What a provider in talks and a coordinator read: no name, birth date or address."""
    return [
        (_("Verhaal"), cipher.decrypt(need.story_token)),
        (_("In eigen woorden"), cipher.decrypt(need.own_words_token)),
        (
            _("Licht verstandelijke beperking"),
            YES_NO[need.mild_intellectual_disability],
        ),
        (_("Zwanger"), YES_NO[need.is_pregnant]),
        (_("Heeft een kind bij zich"), YES_NO[need.has_own_child]),
        (_("Aandacht bij de zorg"), _concerns(need)),
        (
            _("Juridische positie"),
            words.label(LEGAL_POSITIONS, code=need.legal_position),
        ),
        (_("Machtiging"), words.label(AUTHORISATION_STATES, code=need.authorisation)),
        (_("Laatste dag van de machtiging"), _last_day(need.authorisation_until)),
    ]


def reason_rows(request: Request, *, cipher: FileCipher) -> Rows:
    """Why the referrer asks although something does not fit; to read from the talk on."""
    return [
        (_reason_name(criterion), cipher.decrypt(token))
        for criterion, token in sorted(request.override_reasons.items())
    ]


def _reason_name(criterion: str) -> str | Promise:
    if criterion == Criterion.INSPECTION:
        return _("Bekendgemaakt door de inspectie")
    return NAMES[Criterion(criterion)].render(translate)


def _concerns(need: Need) -> str:
    return ", ".join(
        f"{words.label(CONTRA_INDICATIONS, code=code)}:"
        f" {words.label(SEVERITIES, code=str(severity)).lower()}"
        for code, severity in sorted(need.contra_indications.items())
        if str(severity) != "0"
    )


@dataclass(frozen=True)
class Identity:
    """Her name and birth date, for whoever gives her the place."""

    name: str
    born_on: str


def identity_of(dossier_id: UUID, *, cipher: FileCipher) -> Identity | None:
    """Who she is; None for whoever may not know it."""
    found = Person.objects.filter(dossier_id=dossier_id).first()
    if found is None:
        return None
    born_on = cipher.decrypt(found.birth_date_token)
    return Identity(cipher.decrypt(found.name_token), _day_in(born_on))


@dataclass(frozen=True)
class AvoidedLine:
    """Somebody, or a group, that she must not meet."""

    kind: str
    name: str
    born_on: str


@dataclass(frozen=True)
class SafetyFacts:
    """What a safety officer compares."""

    zones: tuple[str, ...]
    avoided: tuple[AvoidedLine, ...]


def safety_facts(
    zones: Sequence[DangerZone], avoided: Sequence[Avoided], *, cipher: FileCipher
) -> SafetyFacts:
    """The facts in words."""
    near = translate("%(municipality)s en %(km)d kilometer eromheen")
    return SafetyFacts(
        zones=tuple(
            near % {"municipality": zone.municipality.name, "km": zone.radius_km}
            for zone in zones
        ),
        avoided=tuple(
            AvoidedLine(
                kind=str(AvoidedKind(row.kind).label),
                name=cipher.decrypt(row.name_token),
                born_on=_day_in(cipher.decrypt(row.birth_date_token)),
            )
            for row in avoided
        ),
    )
