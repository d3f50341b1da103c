"""What a first request tells a provider (safety rule 8): codes, and no more than these."""

from dataclasses import asdict, dataclass
from datetime import date
from typing import Any, Final

from baken.core.values import age_on
from baken.referral.models import Need

BANDS: Final = ((12, "under_12"), (14, "12_13"), (16, "14_15"), (18, "16_17"))
OLDEST: Final = "18_up"


@dataclass(frozen=True)
class MinimumSet:
    """The whole of what is sent."""

    age_band: str
    target_group: str
    setting: str
    urgency: str
    needs: tuple[str, ...]
    start_from: date
    start_until: date | None

    def fields(self) -> dict[str, Any]:
        """The columns of a request."""
        return {**asdict(self), "needs": list(self.needs)}


def age_band(age: int) -> str:
    """The band of an age: two years wide, so that it does not name a birthday."""
    return next((band for below, band in BANDS if age < below), OLDEST)


def minimum_set(need: Need, *, born_on: date, on: date) -> MinimumSet:
    """What is copied from the need; a later change of the need does not reach the request."""
    start_from = need.start_from or on
    return MinimumSet(
        age_band=age_band(age_on(born_on, on=max(start_from, on))),
        target_group=need.target_group,
        setting=need.setting,
        urgency=need.urgency,
        needs=tuple(need.modules),
        start_from=start_from,
        start_until=need.start_until,
    )
