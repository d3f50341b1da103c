"""Speed, as multiples of a calibration loop: it may be half as slow again as promised.

Counts of statements are asserted beside the pages themselves, on every run.
"""

import json
import os
import subprocess
import sys

import pytest
from benchmarks.calibration import QUIET_SECONDS, calibration_seconds

from benchmarks import matching
from tests.plugin import ROOT

pytestmark = pytest.mark.long
SLACK = 1.5


@pytest.fixture(scope="module")
def measured() -> dict[str, dict[str, float]]:
    """The figures of every operation, from a database and web processes of their own."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("BAKEN_", "DJANGO_"))
    }
    ran = subprocess.run(
        [sys.executable, "-m", "benchmarks.files", "--json"],
        cwd=ROOT,
        env={**environment, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )
    if not ran.stdout.strip():
        pytest.fail(ran.stderr[-3000:], pytrace=False)
    return {row["name"]: row for row in json.loads(ran.stdout.splitlines()[-1])}


@pytest.mark.parametrize(
    "name",
    [
        "list of 20",
        "a referral's page",
        "a file opened",
        "a place asked",
        "search by code",
    ],
)
def test_a_page_costs_about_what_was_promised(measured, name):
    row = measured[name]

    assert row["n_wrong"] == 0
    assert row["loops"] <= SLACK * row["most_loops"]


def test_matching_ten_thousand_offers_costs_about_what_was_promised():
    figures = matching.measure(10_000)

    loop = calibration_seconds()
    most = SLACK / QUIET_SECONDS
    assert figures.judged / loop <= matching.MOST_SECONDS * most
    assert figures.explained / loop <= matching.MOST_SECONDS_EXPLAINED * most


def test_matching_stays_linear():
    small, large = matching.measure(1_000), matching.measure(100_000)

    ratio = matching.per_offer(large) / matching.per_offer(small)

    assert ratio <= SLACK * matching.MOST_RATIO
