"""What stands between an offered place and her arrival: the judge, and consent to the help."""

from dataclasses import dataclass
from datetime import date

from baken.core.rules.codes import Level
from baken.core.rules.consent_values import Act, ConsentNeed, Finding
from baken.core.values import Verdict
from baken.referral.adapters.need import authorisation_in
from baken.referral.models import Need, Request
from baken.referral.selectors.need import OpenNeed, needs, open_consents


@dataclass(frozen=True)
class Hurdles:
    """What the law still asks; `help` is None while her age is not known to the reader."""

    waits_for_judge: bool
    help: Finding | None

    @property
    def lacks_consent(self) -> bool:
        """Whether the help has no consent or other ground: missing, refused or withdrawn."""
        return self.help is None or self.help.verdict is not Verdict.PASS

    @property
    def missing_voices(self) -> tuple[ConsentNeed, ...]:
        """Whose answer is not there yet."""
        return self.help.missing if self.help is not None else ()


def hurdles(request: Request, *, need: Need, entry_on: date, on: date) -> Hurdles:
    """What is lacking on the day of the act, and for the door on the day she enters."""
    return Hurdles(
        waits_for_judge=waits_for_judge(request, need=need, on=entry_on),
        help=_help_in(need, on=on),
    )


def waits_for_judge(request: Request, *, need: Need, on: date) -> bool:
    """Whether this door is closed and no authorisation allows that on the day."""
    is_closed = request.offer.setting == Level.CLOSED.code
    return is_closed and not authorisation_in(need).holds_on(on)


def _help_in(need: Need, *, on: date) -> Finding | None:
    opened = OpenNeed(need, tuple(open_consents(need.dossier_id)), on)
    return opened.finding(Act.HELP)


def need_of(request: Request) -> Need:
    """The need with what the rule of consent reads, for whoever may see it."""
    return needs().get(pk=request.dossier_id)


def entry_day(request: Request, *, on: date) -> date:
    """The day on which she enters as far as is known: the offered one, or a later today."""
    return max(request.offered_from or request.start_from, on)
