"""Measures pages on 10,000 files: `python -m benchmarks.files [--write PAGE]`.

The client is closed-loop and bounded; CPU is what four web processes and PostgreSQL used,
read from the operating system before and after, divided by the number of answers. It takes
a minute or two.
"""

import argparse
import http.client
import itertools
import json
import statistics
import sys
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.calibration import calibration_seconds
from benchmarks.files.filling import Bench
from benchmarks.files.report import Measured, page
from benchmarks.files.site import Site, database, site

N_WARM = 40
N_MEASURED = 200
CSRF = "b" * 32
# Why a place is asked where something does not fit; what fits keeps no reason.
REASONS = {f"reason_H{n}": "Vooraf gebeld." for n in (1, 4, 5, 6, 11)}


@dataclass(frozen=True)
class Operation:
    """One kind of request, and the most CPU that it may cost."""

    name: str
    most_ms: float
    status: int
    path: Callable[[int], str]
    form: Callable[[int], dict[str, str]] | None = None


def main() -> int:
    """Fills, measures, prints and writes; 1 when an operation costs more than it may."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, help="write the figures to this page")
    parser.add_argument("--json", action="store_true", help="print them for a program")
    arguments = parser.parse_args()
    rows = _measure_all()
    if arguments.json:
        sys.stdout.write(json.dumps([row.as_json() for row in rows]) + "\n")
    else:
        sys.stdout.writelines(f"{row}\n" for row in rows)
    if arguments.write:
        text = page(rows, on=time.strftime("%Y-%m-%d"))
        arguments.write.write_text(text, encoding="utf-8")
    return int(not all(row.is_kept for row in rows))


def _measure_all() -> list[Measured]:
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
            return [
                _measure(operation, running, key)
                for operation in _operations(bench, standing_of(bench))
            ]


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
            lambda _n: form(version="1", **REASONS),
        ),
        Operation(
            "search by code",
            15,
            302,
            lambda n: f"/verwijzingen/?code={bench.codes[n % 300]}",
        ),
    ]


def _measure(operation: Operation, running: Site, key: str) -> Measured:
    """The loop runs just before and just after: what else the machine does changes."""
    ports = itertools.cycle(running.ports)
    for n in range(N_WARM):
        _ask(operation, n, next(ports), key)
    loops = [calibration_seconds()]
    before, times, statuses = running.cpu_seconds(), [], {}
    for n in range(N_MEASURED):
        started = time.perf_counter()
        status = _ask(operation, N_WARM + n, next(ports), key)
        times.append(time.perf_counter() - started)
        statuses[status] = statuses.get(status, 0) + 1
    used = running.cpu_seconds() - before
    loops.append(calibration_seconds())
    cuts = statistics.quantiles(times, n=20)
    return Measured(
        name=operation.name,
        most_ms=operation.most_ms,
        cpu_ms=used / N_MEASURED * 1000,
        loop_ms=statistics.mean(loops) * 1000,
        p50_ms=cuts[9] * 1000,
        p95_ms=cuts[18] * 1000,
        n_wrong=N_MEASURED - statuses.get(operation.status, 0),
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


if __name__ == "__main__":
    sys.exit(main())
