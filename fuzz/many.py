"""``python -m fuzz.many --cases 1000000 --seed 1``: assert the five laws for each of many generated drafts."""

from __future__ import annotations

import argparse
import sys
import time
import traceback
from collections import Counter
from functools import lru_cache
from itertools import islice

from fuzz import laws
from fuzz.cases import Case, Reader, cases
from stylecheck import Checker, formats
from stylecheck.checker import Report
from stylecheck.fix import apply
from stylecheck.formats.mask import blanked

BATCH = 1000
"""Drafts that are checked in order, and then from the last to the first by checkers of their own."""
MOST = 20
"""Failures after which a run ends."""


class Run:
    """What was asserted so far: how much of everything there was, and which drafts break a law."""

    def __init__(self) -> None:
        self.tally: Counter[str] = Counter()
        self.failures: list[tuple[Case, str]] = []

    def batch(self, drafts: list[Case]) -> None:
        """Assert the laws for some drafts; the fifth by checking them in the other order."""
        reports = [(case, report) for case in drafts if (report := self._checked(case)) is not None]
        for case, report in reversed(reports):
            if _checker(case.reader, again=True).check(case.text, case.filename) != report:
                self.failures.append((case, "not the same twice"))

    def _checked(self, case: Case) -> Report | None:
        try:
            return self._holds(case)
        except Exception:  # whatever it is, the next drafts count too
            self.failures.append((case, traceback.format_exc(limit=-3)))
            return None

    def _holds(self, case: Case) -> Report:
        """Assert the first four laws for one draft."""
        segments = formats.segments(case.text, case.filename)
        for segment in segments:
            laws.document_holds(segment.prose.text, segment.masks)
        checker = _checker(case.reader)
        report = checker.check(case.text, case.filename)
        found = report.diagnostics
        laws.report_holds(case.text, report)
        plain = case.filename == "x.txt"
        if plain:
            laws.quotes_hold(case.text, found)
        laws.edits_hold(case.text, found, blanked(case.text, segments[0].masks) if plain else None)
        changed = apply(case.text, found).text != case.text
        if changed:  # else the text is its own fixed text
            laws.fix_holds(checker, case.filename, checker.fix(case.text, filename=case.filename))
        self.tally.update(drafts=1, code_points=len(case.text), findings=len(found), fixed=changed)
        self.tally["edits"] += sum(len(fix.edits) for item in found for fix in item.fixes)
        return report


@lru_cache(maxsize=8)
def _checker(reader: Reader, *, again: bool = False) -> Checker:  # noqa: ARG001  two sets that share nothing
    """Return a checker for a reader: one for the first turn, and one that has seen nothing of it."""
    recipient = "Kenji Tanaka" if reader.culture == "ja-JP" else None
    return Checker(reader.culture, reader.language, recipient=recipient, select=reader.select)


def main() -> None:
    """Print what was asserted, and each draft that breaks a law; exit 1 if one does."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    run, drafts, start = Run(), cases(given.seed, given.cases), time.perf_counter()
    while (some := list(islice(drafts, BATCH))) and len(run.failures) < MOST:
        run.batch(some)
        if run.tally["drafts"] % (20 * BATCH) < BATCH:
            print(f"{time.perf_counter() - start:7.0f} s  {dict(run.tally)}  {len(run.failures)} failures", flush=True)
    for case, problem in run.failures:
        print(f"\n{case!r}\n{problem}")
    print(f"seed {given.seed}: {dict(run.tally)} in {time.perf_counter() - start:.0f} s, {len(run.failures)} failures")
    sys.exit(bool(run.failures))


if __name__ == "__main__":
    main()
