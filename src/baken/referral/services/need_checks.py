"""What cannot be right in the answers about a need, each with its field."""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from baken.core.matching.need import OLDEST_AGE
from baken.core.rules.codes import (
    CONTRA_INDICATIONS,
    LEVELS,
    REFERRER_TYPES,
    AuthorisationState,
    Level,
)
from baken.core.values import age_on
from baken.foundation.organisations.models import Municipality
from baken.landscape.models import Module
from baken.referral.errors import AnswersRefusedError, Mistake

YOUNGEST_USUAL: Final = 12
ADULT: Final = 18
LONGEST_WORDS: Final = 2_000


def refuse(mistakes: Iterable[Mistake]) -> None:
    """Raise all mistakes at once, so that nobody mends them one by one."""
    if found := tuple(mistakes):
        raise AnswersRefusedError(found)


def birth_date_mistakes(
    born_on: date, *, start_from: date, on: date
) -> Iterator[Mistake]:
    """A birth date that is still to come, or of somebody who is too old for youth help."""
    if born_on > on:
        message = _("De geboortedatum ligt in de toekomst. Kijk de datum na.")
        yield Mistake("born_on", message)
    elif age_on(born_on, on=max(start_from, on)) > OLDEST_AGE:
        message = _(
            "De jongere is dan 23 jaar of ouder. Jeugdhulp kan tot de 23e verjaardag"
            " (Jeugdwet 1.1). Kijk de datum na, of zoek hulp voor volwassenen."
        )
        yield Mistake("born_on", message)


def age_notice(born_on: date | None, *, on: date) -> str:
    """What is special about this age; empty when nothing is."""
    if born_on is None:
        return ""
    age = age_on(born_on, on=on)
    if age < YOUNGEST_USUAL:
        return _(
            "De jongere is jonger dan 12 jaar. Klopt de geboortedatum? Voor deze leeftijd is"
            " er weinig aanbod. Wie het gezag heeft, beslist over de hulp."
        )
    if age >= ADULT:
        return _(
            "De jongere is 18 jaar of ouder. Jeugdhulp kan alleen doorgaan als verlengde"
            " jeugdhulp is bepaald (Jeugdwet 1.1)."
        )
    return ""


def municipality_mistakes(codes: dict[str, str]) -> Iterator[Mistake]:
    """Codes by field that are no municipality of now."""
    asked = {field: code for field, code in codes.items() if code}
    known = set(
        Municipality.objects.filter(
            gm_code__in=asked.values(), valid_until__isnull=True
        ).values_list("gm_code", flat=True)
        if asked
        else ()
    )
    for field, code in asked.items():
        if code not in known:
            yield Mistake(
                field, _("Deze gemeente bestaat niet. Kies er een uit de lijst.")
            )


def window_mistakes(
    start_from: date, *, last_on: date | None, earlier: date | None, on: date
) -> Iterator[Mistake]:
    """A start that has passed, unless it stood there already; an end before the start."""
    if start_from < on and start_from != earlier:
        message = _("Deze dag is al voorbij. Kies vandaag of een latere dag.")
        yield Mistake("start_from", message)
    if last_on is not None and last_on < start_from:
        message = _("Deze dag ligt vóór de eerste dag. Kies een latere dag.")
        yield Mistake("start_last_on", message)


def start_age_mistakes(born_on: date | None, *, start_from: date) -> Iterator[Mistake]:
    """A start on which the young person is too old for youth help."""
    if born_on is not None and age_on(born_on, on=start_from) > OLDEST_AGE:
        message = _(
            "Op die dag is de jongere 23 jaar of ouder. Jeugdhulp kan tot de 23e verjaardag"
            " (Jeugdwet 1.1)."
        )
        yield Mistake("start_from", message)


def authorisation_mistakes(
    state: AuthorisationState, *, begins: date | None, last_on: date | None
) -> Iterator[Mistake]:
    """A granted authorisation has a first and a last day, in that order."""
    if state is not AuthorisationState.GRANTED:
        return
    if begins is None:
        message = _("Vul in vanaf welke dag de machtiging geldt.")
        yield Mistake("authorisation_from", message)
    if last_on is None:
        message = _("Vul in tot en met welke dag de machtiging geldt.")
        yield Mistake("authorisation_last_on", message)
    if begins and last_on and last_on < begins:
        message = _("De laatste dag ligt vóór de eerste dag. Kijk de datums na.")
        yield Mistake("authorisation_last_on", message)


def code_mistakes(
    field: str, *, codes: Iterable[str], known: Iterable[str]
) -> Iterator[Mistake]:
    """A code that stands in no list."""
    if set(codes) - set(known):
        yield Mistake(field, _("Kies een antwoord uit de lijst."))


def text_mistakes(field: str, *, text: str) -> Iterator[Mistake]:
    """A text that does not fit."""
    if len(text) > LONGEST_WORDS:
        message = _("De tekst is te lang. Er passen %(limit)d tekens in.")
        yield Mistake(field, message % {"limit": LONGEST_WORDS})


REFERRER_CODES: Final = tuple(code.code for code in REFERRER_TYPES)
SETTING_CODES: Final = tuple(code.code for code in LEVELS)
CONCERN_CODES: Final = tuple(code.code for code in CONTRA_INDICATIONS)
MODULE_CODES: Final = tuple(Module.values)
CLOSED: Final = Level.CLOSED.code
