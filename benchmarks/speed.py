"""Times a cold check of one mail against another checker, in turn, and prints the ratio.

Usage: python benchmarks/speed.py MAIL [RUNS]     (needs the `proselint` command beside `stylecheck`)

Both commands run RUNS times (default 30) one after the other, so that a noisy machine is noisy for both; medians and
the median of the pairwise ratios are printed. Byte-compile first: python -m compileall -q stylecheck.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time

COMMANDS = {
    "stylecheck check --culture ko-KR": ["stylecheck", "check", "--isolated", "--culture", "ko-KR"],
    "proselint check": ["proselint", "check"],
    "python -c pass": [sys.executable, "-c", "pass"],
}


def run(command: list[str]) -> float:
    """Return the wall time of one run in ms."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=False)
    return 1000 * (time.perf_counter() - start)


def main(mail: str, runs: int) -> None:
    """Print the medians and the ratio."""
    times: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for turn in range(runs + 3):
        for name, command in COMMANDS.items():
            taken = run([*command, mail] if "-c" not in command else command)
            if turn >= 3:
                times[name].append(taken)
    for name, values in times.items():
        print(f"{name:34} median {statistics.median(values):6.1f} ms  min {min(values):6.1f} ms")
    ours, theirs, _ = times.values()
    ratio = statistics.median(one / other for one, other in zip(ours, theirs, strict=True))
    print(f"stylecheck / proselint: {ratio:.2f} (median of {runs} pairs)")


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30)
