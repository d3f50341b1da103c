"""What the rule of consent asks for, what is recorded, and when it is asked again."""

from dataclasses import dataclass
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from baken.core.rules.consent_values import ConsentNeed, Finding, Ground
from baken.core.values import Verdict
from baken.referral.adapters.consents import GIVEN, PROFESSIONAL
from baken.referral.forms.need_consent import ACTS, GIVERS, GROUNDS
from baken.referral.forms.need_fields import in_words
from baken.referral.models import Consent
from baken.referral.selectors.need import OpenNeed

WHO: Final[dict[ConsentNeed, str | Promise]] = {
    ConsentNeed.YOUNG_PERSON: gettext_lazy("de jongere"),
    ConsentNeed.AUTHORITY: gettext_lazy("wie het gezag heeft"),
    ConsentNeed.REPRESENTATIVE: gettext_lazy("de vertegenwoordiger"),
}
STATES: Final[dict[Verdict, str | Promise]] = {
    Verdict.PASS: gettext_lazy("geregeld"),
    Verdict.FAIL: gettext_lazy("geweigerd"),
    Verdict.UNKNOWN: gettext_lazy("nog nodig"),
}


@dataclass(frozen=True)
class RecordedAnswer:
    """One recorded answer, which can be withdrawn."""

    id: UUID
    text: str


@dataclass(frozen=True)
class ActState:
    """One act: what the rule says, where it stands, and what is recorded."""

    heading: str | Promise
    verdict: str
    state: str | Promise
    sentence: object
    article: str
    missing: str
    ask_again_on: date | None
    is_assumption: bool
    recorded: list[RecordedAnswer]


def act_states(opened: OpenNeed) -> list[ActState]:
    """Each act with its rule; empty while the age is not known."""
    return [_state(opened, finding) for finding in opened.findings]


def _state(opened: OpenNeed, finding: Finding) -> ActState:
    asked = finding.requirement
    rows = [row for row in opened.consents if row.act == asked.act]
    return ActState(
        heading=ACTS[asked.act],
        verdict=finding.verdict.code,
        state=STATES[finding.verdict],
        sentence=in_words(asked.sentence),
        article=asked.article,
        missing=", ".join(str(WHO[need]) for need in finding.missing),
        ask_again_on=finding.ask_again_on,
        is_assumption=asked.is_assumption,
        recorded=[RecordedAnswer(row.pk, _recorded(row)) for row in rows],
    )


def _recorded(row: Consent) -> str:
    values = {"who": GIVERS[row.given_by], "on": date_format(row.noted_on)}
    if row.given_by == PROFESSIONAL:
        values["ground"] = GROUNDS[Ground(row.basis)]
        return _("Andere grondslag op %(on)s: %(ground)s") % values
    if row.basis == GIVEN:
        return _("Ja van %(who)s op %(on)s") % values
    return _("Nee van %(who)s op %(on)s") % values


def consent_rows(opened: OpenNeed) -> list[tuple[object, object]]:
    """The acts with their state, for the summary."""
    return [(state.heading, state.state) for state in act_states(opened)]
