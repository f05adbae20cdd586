"""Runs commands and measures them: wall time, peak memory, findings; pairs in turn; the exponent of a growth."""

from __future__ import annotations

import math
import os
import re
import signal
import statistics
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

TIMEOUT = 60.0
"""Seconds after which a run is ended; its row says so."""
WARM_UP = 2
"""Runs of each command before those that count: they fill the file cache and the cache of compiled data."""


class Run(NamedTuple):
    """One run of a command: wall time in seconds, peak memory in MB, exit code, and where its output lies."""

    seconds: float
    peak: float
    code: int
    output: Path
    ended: bool
    """It took longer than allowed, and was ended."""

    def findings(self, mark: re.Pattern[str]) -> int:
        """Return how often a mark stands in the output."""
        with self.output.open(encoding="utf-8", errors="replace") as lines:
            return sum(len(mark.findall(line)) for line in lines)


class Pairs(NamedTuple):
    """Runs of two commands in turn: all of the first, all of the second, and the median ratio of their times."""

    ours: list[Run]
    theirs: list[Run]

    @property
    def ratio(self) -> float:
        """The median of our time divided by theirs, pair by pair."""
        return statistics.median(one.seconds / other.seconds for one, other in zip(self.ours, self.theirs, strict=True))


class Runner:
    """Runs commands, their output in one folder; the peak that it reports is never below that of this process."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._output = folder / "output.txt"
        unwanted = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE")
        kept = {name: value for name, value in os.environ.items() if name not in unwanted}
        self._environment = {**kept, **environment}

    def run(
        self, command: Sequence[str], timeout: float = TIMEOUT, environment: Mapping[str, str] | None = None
    ) -> Run:
        """Run a command to its end, or until it takes longer than ``timeout`` seconds."""
        with self._output.open("wb") as output:
            start = time.perf_counter()
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**self._environment, **(environment or {})},
                start_new_session=True,
            )
            late = threading.Event()
            timer = threading.Timer(timeout, _end, (process.pid, late))
            timer.start()
            _, status, usage = os.wait4(process.pid, 0)
            seconds = time.perf_counter() - start
            timer.cancel()
        process.returncode = os.waitstatus_to_exitcode(status)  # so that it is not waited for again
        return Run(seconds, usage.ru_maxrss / 1000, process.returncode, self._output, late.is_set())

    def pairs(
        self, ours: Sequence[str], theirs: Sequence[str], count: int, budget: float = math.inf, warm_up: int = WARM_UP
    ) -> Pairs:
        """Run two commands in turn; fewer than ``count`` times, but once, when ``budget`` seconds are over."""
        for command in (ours, theirs) * warm_up:
            self.run(command)
        pairs = Pairs([], [])
        start = time.perf_counter()
        while not pairs.ours or (len(pairs.ours) < count and time.perf_counter() - start < budget):
            pairs.ours.append(self.run(ours))
            pairs.theirs.append(self.run(theirs))
        return pairs


def _end(group: int, late: threading.Event) -> None:
    late.set()
    with suppress(ProcessLookupError):
        os.killpg(group, signal.SIGKILL)


def median(runs: Sequence[Run]) -> float:
    """Return the median wall time in seconds."""
    return statistics.median(run.seconds for run in runs)


def peak(runs: Sequence[Run]) -> float:
    """Return the highest peak memory in MB."""
    return max(run.peak for run in runs)


def timed(work: Callable[[], object], times: int) -> float:
    """Return the median time in seconds that a piece of work takes in this process."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def exponent(points: Sequence[tuple[float, float]]) -> float:
    """Return the slope of the straight line that fits sizes and times best, both as logarithms."""
    return statistics.linear_regression(*zip(*((math.log(x), math.log(y)) for x, y in points), strict=True)).slope


def steepest(points: Sequence[tuple[float, float]]) -> float:
    """Return the highest slope between two sizes next to each other."""
    return max(_slopes(points))


def _slopes(points: Sequence[tuple[float, float]]) -> Iterator[float]:
    for (x1, y1), (x2, y2) in pairwise(points):
        yield math.log(y2 / y1) / math.log(x2 / x1)
