"""The hard criteria and their thresholds, as one versioned value."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from baken.core.rules.codes import Role, Urgency

_OWN: Final = "Voorstel van het project Baken, nog te toetsen in de praktijk"


class Criterion(StrEnum):
    """The hard criteria; `column` is the place in the verdict matrix."""

    AGE = "H1"
    TARGET_GROUP = "H2"
    LEVEL = "H3"
    INTELLECTUAL_DISABILITY = "H4"
    PARENT_AND_CHILD = "H5"
    CONTRA_INDICATIONS = "H6"
    CO_PLACEMENT = "H7"
    DANGER_ZONE = "H8"
    CONTRACT = "H9"
    INSPECTION = "H10"
    CAPACITY = "H11"
    CONSENT = "H12"

    @property
    def column(self) -> int:
        """Zero-based column in the verdict matrix."""
        return int(self.value[1:]) - 1


CRITERIA: Final = tuple(Criterion)
SAFETY: Final = (Criterion.CO_PLACEMENT, Criterion.DANGER_ZONE)


@dataclass(frozen=True)
class Threshold:
    """A number that a rule compares with, its unit, and how sure we are of it."""

    value: float
    unit: str
    source: str = _OWN
    is_assumption: bool = True


@dataclass(frozen=True)
class RuleSet:
    """All thresholds under one version; change a number, change the version."""

    version: str = "2026.1"
    crisis_window: Threshold = Threshold(1, "dagen")
    urgent_window: Threshold = Threshold(7, "dagen")
    regular_window: Threshold = Threshold(42, "dagen")
    capacity_fresh: Threshold = Threshold(7, "dagen")
    confirmation_fresh: Threshold = Threshold(7, "dagen")
    region_margin: Threshold = Threshold(15, "km")
    zone_margin: Threshold = Threshold(15, "km")
    # Range of a mild intellectual disability in Dutch practice: IQ 50 up to 85.
    mild_disability_from: Threshold = Threshold(50, "IQ", "Kenniscentrum LVB")
    mild_disability_to: Threshold = Threshold(85, "IQ", "Kenniscentrum LVB")
    no_disability_from: Threshold = Threshold(71, "IQ")

    def window_days(self, urgency: Urgency) -> int:
        """Days within which a free place must come."""
        threshold = {
            Urgency.CRISIS: self.crisis_window,
            Urgency.URGENT: self.urgent_window,
            Urgency.REGULAR: self.regular_window,
        }[urgency]
        return int(threshold.value)


DEFAULT_RULES: Final = RuleSet()

# Who may lift a fail with a reason. Nobody lifts safety (safety 5), an admission stop or a
# missing consent; a contract never fails (safety 7).
MAY_OVERRIDE: Final[dict[Criterion, tuple[Role, ...]]] = {
    Criterion.AGE: (Role.BEHAVIOURAL_EXPERT,),
    Criterion.TARGET_GROUP: (Role.PROVIDER,),
    Criterion.LEVEL: (Role.BEHAVIOURAL_EXPERT,),
    Criterion.INTELLECTUAL_DISABILITY: (Role.BEHAVIOURAL_EXPERT,),
    Criterion.PARENT_AND_CHILD: (Role.PROVIDER,),
    Criterion.CONTRA_INDICATIONS: (Role.PROVIDER, Role.BEHAVIOURAL_EXPERT),
    Criterion.CO_PLACEMENT: (),
    Criterion.DANGER_ZONE: (),
    Criterion.CONTRACT: (),
    Criterion.INSPECTION: (),
    Criterion.CAPACITY: (Role.REFERRER,),
    Criterion.CONSENT: (),
}

# An unknown here blocks a placement: safety fails closed; no door closes without the judge
# (safety 26); nobody moves without consent or another basis (safety 18).
BLOCKING: Final = (
    Criterion.LEVEL,
    Criterion.CO_PLACEMENT,
    Criterion.DANGER_ZONE,
    Criterion.CONSENT,
)
