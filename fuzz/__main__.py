"""``python -m fuzz TARGET [libFuzzer's options and corpora]``: fuzz one target with atheris.

Without a corpus the kept one in fuzz/corpus/TARGET is read, and what is new goes to a directory that is thrown away.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from pkgutil import walk_packages

import atheris

HERE = Path(__file__).parent
OPTIONS = ("-timeout=120", "-max_len=4096", "-rss_limit_mb=2048", f"-dict={HERE / 'tokens.dict'}")
"""libFuzzer's, before those given: seconds by the clock for one input, bytes of one, megabytes in all."""
MOST = 5
"""Seconds of processor time for one input; a machine that does other things too proves nothing by the clock."""

Target = Callable[[bytes], None]


def main(arguments: list[str]) -> None:
    """Instrument the package, and run libFuzzer until it is told to stop or finds something."""
    with atheris.instrument_imports(include=["stylecheck"]):
        _import_all("stylecheck")
    targets: dict[str, Target] = import_module("fuzz.targets").TARGETS
    name, *given = arguments or [""]
    if name not in targets:
        sys.exit(f"usage: python -m fuzz TARGET [OPTIONS] [CORPUS...]; a target is one of {', '.join(targets)}")
    with tempfile.TemporaryDirectory() as new:
        corpora = [] if any(not word.startswith("-") for word in given) else [new, str(HERE / "corpus" / name)]
        own = f"{sys.executable} -m fuzz {name}"  # what -merge=1 starts again
        atheris.Setup([own, *OPTIONS, *given, *corpora], timed(targets[name]))
        atheris.Fuzz()


def timed(target: Target) -> Target:
    """Return a target that also asserts how long an input may take; not the first time, which may load rules."""

    def seconds(data: bytes) -> float:
        start = time.process_time()
        target(data)
        return time.process_time() - start

    def measured(data: bytes) -> None:
        assert seconds(data) < MOST or seconds(data) < MOST, f"more than {MOST} s for {len(data)} bytes"

    return measured


def _import_all(package: str) -> None:
    for module in walk_packages(import_module(package).__path__, f"{package}."):
        if not module.name.endswith(("__main__", ".spark")):
            import_module(module.name)


main(sys.argv[1:])
