"""Measures stylecheck beside other checkers and writes the table of benchmarks/README.md.

Usage: python benchmarks/run.py [SECTION…] [--peers DIR] [--small]

Sections: cold throughput growth rules many archives imports; all of them take some forty minutes on two quiet cores.
The folder keeps what was installed (stylecheck as a wheel, and each peer that can be had), the inputs and the caches;
--small leaves out texts over 100 kB and takes 500 mails, for a trial.
"""

from __future__ import annotations

import argparse
import subprocess
import tempfile
import time
from pathlib import Path

from measure import Runner
from peers import ready
from sections import SECTIONS, Bench, say
from table import update

README = Path(__file__).parent / "README.md"
SIZES = ("100kB", "1MB", "10MB")
SMALL = ("500", "1000")
"""Mails and replies of a trial."""


def main() -> None:
    """Prepare, measure section by section, and write each section's rows as soon as they are there."""
    options = _options()
    bench = _bench(options.peers.resolve(), small=options.small)
    for name in options.sections or SECTIONS:
        start = time.perf_counter()
        rows = list(SECTIONS[name](bench))
        update(README, rows, SECTIONS)
        say(f"{name}: {time.perf_counter() - start:.0f} s")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("sections", nargs="*", choices=[[], *SECTIONS], metavar="SECTION", help=", ".join(SECTIONS))
    parser.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "stylecheck-benchmarks")
    parser.add_argument("--small", action="store_true", help="a trial with small inputs")
    return parser.parse_args()


def _bench(here: Path, *, small: bool) -> Bench:
    """Install what can be had and write the inputs."""
    here.mkdir(parents=True, exist_ok=True)
    runner = Runner(here, {"STYLECHECK_CACHE_DIR": str(here / "cache")})
    say(f"installing into {here}")
    there, missing = ready(here, runner)
    for peer in missing:
        say(f"not to be had: {peer.name}")
    inputs = here / ("inputs-small" if small else "inputs")
    say(f"writing {inputs}")
    script = Path(__file__).parent / "inputs.py"
    # in a process of its own: the peak memory that is measured for a child is never below what this one had
    subprocess.run([here / "venv/bin/python", script, inputs, *(SMALL if small else ())], check=True)
    return Bench(here, inputs, runner, there, missing, SIZES[:1] if small else SIZES)


if __name__ == "__main__":
    main()
