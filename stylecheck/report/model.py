"""What every output format gets, and the colours that two of them use."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from stylecheck.checker import CATEGORIES, Report
from stylecheck.diagnostic import Diagnostic, Fix, Severity
from stylecheck.span import LineIndex

if TYPE_CHECKING:
    from stylecheck.fit import CategoryFit

STYLES = {
    "error": "\033[1;31m",
    "warning": "\033[1;33m",
    "suggestion": "\033[1;36m",
    "bold": "\033[1m",
    "dim": "\033[2m",
    "green": "\033[32m",
}
RESET = "\033[0m"


class CheckedFile:
    """A path as the user named it, and what was found there."""

    def __init__(self, path: str, report: Report) -> None:
        self.path = path
        self.report = report

    @cached_property
    def index(self) -> LineIndex:
        """Line and column of every offset of the source."""
        return LineIndex(self.report.source)

    @cached_property
    def fit(self) -> list[CategoryFit]:
        """How far the draft meets the reader's expectation; grammar only where it was checked."""
        from stylecheck.fit import fit

        present = {item.category for item in self.report.diagnostics}
        names = [name for name in CATEGORIES if name != "grammar" or name in present]
        return fit(self.report.diagnostics, self.report.levels, names)

    def position(self, diagnostic: Diagnostic) -> tuple[int, int]:
        """Return the 1-based line and column where a finding starts."""
        return self.index.line_column(diagnostic.span.start)


def paint(text: str, style: str, *, color: bool) -> str:
    """Return text in a style, or as it is."""
    return f"{STYLES[style]}{text}{RESET}" if color else text


def severity_word(severity: Severity, *, color: bool) -> str:
    """Return the severity's word in its colour."""
    return paint(severity.word, severity.word, color=color)


def label(fix: Fix) -> str:
    """Return what a fix is to its reader: applied by `fix`, offered, or an idea to use by hand."""
    return "fix" if fix.safe else "write" if fix.edits else "idea"


def ways(diagnostic: Diagnostic) -> Iterator[str]:
    """Yield a line for each way out of a finding."""
    return (f"{label(fix)}: {' '.join(fix.title.split())}" for fix in diagnostic.fixes)


def severity_counts(files: Iterable[CheckedFile]) -> Counter[Severity]:
    """Return how many findings there are of each severity."""
    return Counter(item.severity for file in files for item in file.report.diagnostics)
