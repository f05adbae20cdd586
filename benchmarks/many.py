"""Times a check of many drafts: on one core and on all, and a second time when nothing changed.

Usage: python benchmarks/many.py [COUNT]     (default 2,000 drafts, made from examples/, each with a line of its own)
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

EXAMPLES = Path(__file__).parent.parent / "examples"
RUNS = {
    "one core, nothing kept": ["--no-cache"],
    "all cores, nothing kept": ["--no-cache", "--jobs", "0"],
    "one core, keeping results": [],
    "the same again": [],
}


def make(folder: Path, count: int) -> None:
    """Write drafts into twenty folders."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    for number in range(count):
        path = folder / str(number % 20) / f"{number}.txt"
        path.parent.mkdir(exist_ok=True)
        path.write_text(f"{texts[number % len(texts)]}\n\nOrder {number}.\n", encoding="utf-8")


def main(count: int) -> None:
    """Print seconds for each run, and whether all of them said the same."""
    outputs = set()
    with tempfile.TemporaryDirectory() as name:
        make(Path(name), count)
        environment = {**os.environ, "STYLECHECK_CACHE_DIR": f"{name}/.cache"}
        command = [sys.executable, "-m", "stylecheck", "check", name, "--culture", "ja-JP", "--isolated"]
        subprocess.run(
            [*command, "--no-cache"], env=environment, capture_output=True, check=False
        )  # compiles the packs
        for title, options in RUNS.items():
            start = time.perf_counter()
            done = subprocess.run([*command, *options], env=environment, capture_output=True, check=False)
            outputs.add(done.stdout)
            print(f"{title:28} {time.perf_counter() - start:6.2f} s")
    print("all said the same" if len(outputs) == 1 else "they differ")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 2000)
