"""Runs the command line in this process and prints how long each phase of it took by itself, as one line of JSON.

Usage: python benchmarks/phases.py check FILE …     (the arguments of stylecheck)

A phase inside another, such as an import during the check, counts for the inner one only. This file imports next to
nothing itself: what stood ready would not be measured.
"""

from __future__ import annotations

import sys
from time import perf_counter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

OTHER = "command line, settings, reading the draft"


class Clock:
    """Adds up the seconds spent in each phase by itself."""

    def __init__(self) -> None:
        self.taken = {OTHER: 0.0}
        self._phases = [OTHER]
        self._since = perf_counter()

    def watch(self, phase: str, owner: Any, name: str) -> None:
        """Count the time spent in a function, found in a module or class by its name, for a phase."""
        function: Callable[..., Any] = getattr(owner, name)
        self.taken[phase] = 0.0

        def watched(*args: Any, **options: Any) -> Any:
            self._turn()
            self._phases.append(phase)
            try:
                return function(*args, **options)
            finally:
                self._turn()
                self._phases.pop()

        setattr(owner, name, watched)

    def _turn(self) -> None:
        now = perf_counter()
        self.taken[self._phases[-1]] += now - self._since
        self._since = now


def main() -> None:
    """Run the command with its phases watched."""
    clock = Clock()
    clock.watch("imports", sys.modules["_frozen_importlib"], "_find_and_load")
    from stylecheck import loader, shipped
    from stylecheck.checker import Checker
    from stylecheck.cli import output, run
    from stylecheck.report import concise

    for owner, name in ((loader, "_unit"), (loader, "profile"), (shipped, "load_pack")):
        clock.watch("loading rules and profile", owner, name)
    clock.watch("check", Checker, "check")
    for owner, name in ((concise, "concise"), (output, "show"), (output, "notes"), (output, "summary")):
        clock.watch("report", owner, name)
    try:
        run()
    except SystemExit:
        import json

        print(json.dumps(clock.taken))


if __name__ == "__main__":
    main()
