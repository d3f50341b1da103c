"""A loop of fixed work, so that a time can be told as a multiple of it on any machine."""

import hashlib
import time
from collections.abc import Callable

import numpy as np

ROUNDS = 40_000
NUMBERS = 200_000
# The least that the loop took on the machine for which the promises in milliseconds stand.
QUIET_SECONDS = 0.0132


def fixed_work() -> None:
    """Half interpreter and hashing, half columns: what Baken's own work is made of."""
    digest = b""
    for _ in range(ROUNDS):
        digest = hashlib.sha256(digest).digest()
    numbers = np.random.default_rng(20261122).random(NUMBERS)
    for _ in range(4):
        np.sort(np.sqrt(numbers) * 2.0)


def best_seconds(work: Callable[[], object], *, repeats: int = 7) -> float:
    """The least CPU time of several runs: other processes can only add to it."""
    times = []
    for _ in range(repeats):
        begin = time.process_time()
        work()
        times.append(time.process_time() - begin)
    return min(times)


def calibration_seconds() -> float:
    """What the fixed work costs here and now."""
    return best_seconds(fixed_work)


def as_multiple(seconds: float, *, of: float) -> str:
    """A time with its multiple of the calibration loop."""
    return f"{seconds * 1000:8.1f} ms = {seconds / of:6.3f} x calibration"
