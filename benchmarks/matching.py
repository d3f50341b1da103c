"""How fast `core.matching` is: `python -m benchmarks.matching [--write PAGE]`.

The promise (issue 2): 10,000 offers judged and ordered in at most 100 ms on one core, every
verdict retrievable; the 50 that are shown explained in at most 50 ms more; linear within 1.2
from 1,000 to 100,000 offers. Times are CPU seconds of this process, the least of several runs.
"""

import argparse
import platform
import sys
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from baken.core.matching import (
    CRITERIA,
    Audience,
    Capacity,
    Contract,
    Criterion,
    DangerZone,
    Need,
    Offer,
    OfferTable,
    Origin,
    Profile,
    Region,
    SafetyAnswer,
    explain_all,
    judge,
    near_misses,
    order,
    table_of,
)
from baken.core.rules.codes import ContraIndication, Level, TargetGroup, Urgency
from baken.core.rules.consent_values import Act, Consent, Party
from baken.core.values import GeoPoint, Period, Source
from benchmarks.calibration import as_multiple, best_seconds, calibration_seconds

ON = date(2026, 11, 22)
SHOWN = 50
SIZES = (1_000, 10_000, 100_000)
MOST_SECONDS = 0.100
MOST_SECONDS_EXPLAINED = 0.050
MOST_RATIO = 1.2
GROUPS = list(TargetGroup)
HEADER = (
    f"| offers | {len(CRITERIA)} criteria, ordered | {SHOWN} explained | near misses "
    "| each, 1,000 = 1 |"
)


@dataclass(frozen=True)
class Figures:
    """Seconds for one number of offers."""

    n_offers: int
    judged: float
    explained: float
    near_missed: float


def regions(rng: np.random.Generator) -> list[Region]:
    """42 regions of eight points each, over the Netherlands."""
    points = zip(rng.uniform(50.8, 53.5, 336), rng.uniform(3.5, 7.1, 336), strict=True)
    placed = [GeoPoint(float(lat), float(lon)) for lat, lon in points]
    return [Region(f"JZ{n + 1:02}", tuple(placed[n::42])) for n in range(42)]


def offer(n: int, *, rng: np.random.Generator) -> Offer:
    """One offer in which nothing is usual and everything is stated."""
    scopes = ["NL", f"JZ{n % 42 + 1:02}", f"GM{n % 342:04}"]
    is_open = n % 5 == 0
    free_on = ON + timedelta(days=int(rng.integers(-10, 60)))
    return Offer(
        key=f"OFFER-{n:06}",
        source=Source("opgave van de aanbieder", ON - timedelta(days=n % 30)),
        min_age=int(rng.integers(8, 15)),
        max_age=int(rng.integers(15, 22)),
        groups=frozenset(GROUPS[: 1 + n % 3]),
        level=Level(n % 3),
        takes_crisis=n % 4 != 0,
        min_iq=int(rng.integers(45, 80)),
        takes_mild_disability=n % 3 == 0,
        takes_parent_and_child=n % 7 == 0,
        exclusions=((ContraIndication.FIRE_SETTING, 1 + n % 3),),
        safety_level=0 if is_open else 1 + n % 3,
        point=GeoPoint(float(rng.uniform(51, 53)), float(rng.uniform(4, 7)))
        if is_open
        else None,
        region=f"JZ{n % 42 + 1:02}",
        has_admission_stop=n % 50 == 0,
        capacity=Capacity(stated_on=ON - timedelta(days=n % 10), free_on=free_on),
        contracts=tuple(Contract(scope, Period(date(2026, 1, 1))) for scope in scopes),
    )


def table(n_offers: int) -> OfferTable:
    """The same offers at every run."""
    rng = np.random.default_rng(n_offers)
    places = regions(rng)
    return table_of([offer(n, rng=rng) for n in range(n_offers)], regions=places)


def need() -> Need:
    """A need that uses every criterion: three zones, forty answers of providers."""
    zones = [(52.09, 5.11), (51.56, 5.08), (52.37, 4.89)]
    answers = [
        SafetyAnswer(f"OFFER-{n:06}", Criterion.CO_PLACEMENT, fits=n % 2 == 0, on=ON)
        for n in range(40)
    ]
    return Need(
        code="V-7K3M",
        urgency=Urgency.URGENT,
        start_from=ON,
        level=Level.OPEN,
        profile=Profile(
            born_on=date(2010, 5, 3),
            target_group=TargetGroup.GIRL,
            iq=82,
            has_mild_disability=True,
            is_pregnant=False,
            brings_child=False,
            contra_indications=((ContraIndication.FIRE_SETTING, 1),),
        ),
        origin=Origin("GM0344", "JZ19", GeoPoint(52.09, 5.11)),
        zones=tuple(DangerZone(GeoPoint(lat, lon), 25) for lat, lon in zones),
        consents=(Consent(Act.DISCLOSURE, Party.YOUNG_PERSON, is_given=True, on=ON),),
        safety_answers=tuple(answers),
    )


def measure(n_offers: int) -> Figures:
    """Judge and order, then explain what is shown; each run on a table never used before."""
    asked, offers = need(), table(n_offers)
    repeats = 15 if n_offers < 100_000 else 7
    fresh = [replace(offers) for _ in range(repeats)]

    def judge_and_order() -> None:
        order(judge(asked, fresh.pop(), on=ON), audience=Audience.REFERRER)

    judged = best_seconds(judge_and_order, repeats=repeats)
    judgement = judge(asked, offers, on=ON)
    too_young = replace(asked, profile=replace(asked.profile, born_on=date(2021, 5, 3)))
    hopeless = judge(too_young, offers, on=ON)
    shown = order(judgement, audience=Audience.REFERRER).indices[:SHOWN].tolist()
    return Figures(
        n_offers=n_offers,
        judged=judged,
        explained=best_seconds(
            lambda: explain_all(judgement, shown, audience=Audience.REFERRER)
        ),
        near_missed=best_seconds(
            lambda: near_misses(hopeless, audience=Audience.SAFETY)
        ),
    )


def page(measured: list[Figures], *, calibration: float) -> str:
    """The figures as a page of the manual."""
    rows = "\n".join(
        f"| {each.n_offers:,} | {as_multiple(each.judged, of=calibration)} | "
        f"{as_multiple(each.explained, of=calibration)} | "
        f"{as_multiple(each.near_missed, of=calibration)} | "
        f"{per_offer(each) / per_offer(measured[0]):.2f} |"
        for each in measured
    )
    return f"""# How fast matching is

Made by `PYTHONPATH=src python -m benchmarks.matching --write docs/reference/speed-matching.md`
on {platform.system()}, Python {platform.python_version()}, NumPy {np.__version__}, one core.
Times are CPU time of the process, the least of several runs. The calibration loop
(`benchmarks/calibration.py`) took {calibration * 1000:.1f} ms.

{HEADER}
| ---: | ---: | ---: | ---: | ---: |
{rows}

Promised: at most {MOST_SECONDS * 1000:.0f} ms for 10,000 offers judged and ordered, at most
{MOST_SECONDS_EXPLAINED * 1000:.0f} ms more for the {SHOWN} that are shown, and at most
{MOST_RATIO} in the last column. Every verdict stays in a matrix of one byte each, so that any
can be asked for afterwards. The second column includes the fingerprint of all input; it does
not include making the columns. Near misses are those of a need that nothing fits.
"""


def per_offer(figures: Figures) -> float:
    """Seconds for one offer."""
    return figures.judged / figures.n_offers


def is_kept(measured: list[Figures]) -> bool:
    """Whether the promise holds."""
    ten_thousand = next(each for each in measured if each.n_offers == 10_000)
    is_linear = all(
        per_offer(each) <= MOST_RATIO * per_offer(measured[0]) for each in measured
    )
    in_time = ten_thousand.judged <= MOST_SECONDS
    return is_linear and in_time and ten_thousand.explained <= MOST_SECONDS_EXPLAINED


def main() -> int:
    """Measure, show, and write the page when asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="write the figures to this page")
    arguments = parser.parse_args()
    measured = [measure(n_offers) for n_offers in SIZES]
    text = page(measured, calibration=calibration_seconds())
    sys.stdout.write(text)
    if arguments.write:
        arguments.write.write_text(text, encoding="utf-8")
    return 0 if is_kept(measured) else 1


if __name__ == "__main__":
    sys.exit(main())
