"""Which state of the country the packaged files hold."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Final


@dataclass(frozen=True)
class Edition:
    """A pair of files, how much they must hold, and where they come from."""

    folder: Path
    valid_from: date
    n_municipalities: int
    n_youth_regions: int
    n_police_regions: int
    n_safety_regions: int
    source: str
    source_on: date
    region_source: str
    region_source_on: date


# The list of 2026 has the codes and names of 2024 and 2025, so it holds from 2024 on.
CURRENT: Final = Edition(
    folder=Path(__file__).parent,
    valid_from=date(2024, 1, 1),
    n_municipalities=342,
    n_youth_regions=42,
    n_police_regions=10,
    n_safety_regions=25,
    source=(
        "CBS, CC BY 4.0, eigen bewerking: gemeenten 1-1-2026, jeugdregio 2025, "
        "inwoners 1-1-2024; politie- en veiligheidsregio 2023. "
        "Twee punten: GeoNames, CC BY 4.0"
    ),
    source_on=date(2026, 1, 1),
    region_source="CBS, CC BY 4.0, eigen bewerking: jeugdregio's 2025",
    region_source_on=date(2025, 1, 1),
)
