"""Measures pages on 10,000 files: `python -m benchmarks.files` (about two minutes).

The client is closed-loop and bounded; CPU is what four web processes and PostgreSQL used,
read from the operating system before and after, divided by the number of answers.
"""

import http.client
import itertools
import statistics
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlencode

from benchmarks.calibration import calibration_seconds
from benchmarks.files.filling import Bench
from benchmarks.files.site import Site, database, site

N_WARM = 40
N_MEASURED = 200
CSRF = "b" * 32


@dataclass(frozen=True)
class Operation:
    """One kind of request, and the most CPU that it may cost."""

    name: str
    most_ms: float
    status: int
    path: Callable[[int], str]
    form: Callable[[int], dict[str, str]] | None = None


def main() -> int:
    """Fills, measures, prints; 1 when an operation costs more than it may."""
    with database() as server:
        from django.utils import timezone

        from baken.landscape.demo.load import load_demo_landscape
        from benchmarks.files.filling import fill
        from benchmarks.files.session import session_key, standing_of

        load_demo_landscape(at=timezone.now(), using="offline")
        bench = fill(at=timezone.now())
        _analyse()
        key = session_key(bench)
        with site(server) as running:
            rows = [
                _measure(operation, running, key)
                for operation in _operations(bench, standing_of(bench))
            ]
    return _report(rows)


def _analyse() -> None:
    from django.db import connections

    with connections["owner"].cursor() as cursor:
        cursor.execute("ANALYZE")


def _operations(bench: Bench, standing: str) -> list[Operation]:
    def of(n: int) -> str:
        return f"/verwijzingen/{bench.codes[n % len(bench.codes)]}/"

    def form(**fields: str) -> dict[str, str]:
        key = str(uuid.uuid4())
        return {
            "standing": standing,
            "request_key": key,
            "csrfmiddlewaretoken": CSRF,
            **fields,
        }

    return [
        Operation("list of 20", 25, 200, lambda _n: "/verwijzingen/"),
        Operation("a referral's page", 20, 200, of),
        Operation(
            "a file opened",
            20,
            302,
            lambda _n: "/verwijzingen/nieuw/",
            lambda _n: form(urgency="regular"),
        ),
        Operation(
            "a place asked",
            20,
            302,
            lambda n: f"{of(n)}vragen/{bench.unasked_offer_id}/",
            lambda _n: form(version="1"),
        ),
        Operation(
            "search by code",
            15,
            302,
            lambda n: f"/verwijzingen/?code={bench.codes[n % 300]}",
        ),
    ]


@dataclass(frozen=True)
class Measured:
    """What one operation cost."""

    operation: Operation
    cpu_ms: float
    p50_ms: float
    p95_ms: float
    statuses: dict[int, int]


def _measure(operation: Operation, running: Site, key: str) -> Measured:
    ports = itertools.cycle(running.ports)
    for n in range(N_WARM):
        _ask(operation, n, next(ports), key)
    before, times, statuses = running.cpu_seconds(), [], {}
    for n in range(N_MEASURED):
        started = time.perf_counter()
        status = _ask(operation, N_WARM + n, next(ports), key)
        times.append(time.perf_counter() - started)
        statuses[status] = statuses.get(status, 0) + 1
    used = running.cpu_seconds() - before
    cuts = statistics.quantiles(times, n=20)
    return Measured(
        operation, used / N_MEASURED * 1000, cuts[9] * 1000, cuts[18] * 1000, statuses
    )


def _ask(operation: Operation, n: int, port: int, key: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    headers = {"Cookie": f"baken={key}; csrftoken={CSRF}", "Host": "localhost"}
    if operation.form is None:
        connection.request("GET", operation.path(n), headers=headers)
    else:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
        body = urlencode(operation.form(n))
        connection.request("POST", operation.path(n), body=body, headers=headers)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return answer.status


def _report(rows: list[Measured]) -> int:
    unit = calibration_seconds()
    print(f"calibration loop: {unit * 1000:.1f} ms")
    failed = False
    for row in rows:
        is_right = (
            set(row.statuses) == {row.operation.status}
            and row.cpu_ms <= row.operation.most_ms
        )
        failed |= not is_right
        print(
            f"{row.operation.name:20} {row.cpu_ms:6.1f} ms CPU (at most"
            f" {row.operation.most_ms:.0f}), {row.cpu_ms / 1000 / unit:5.2f} loops,"
            f" p50 {row.p50_ms:.1f} p95 {row.p95_ms:.1f} ms, answers {row.statuses}"
            f" {'' if is_right else '  <-- not met'}"
        )
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
