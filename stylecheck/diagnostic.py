"""What a check reports: severities, edits, fixes and diagnostics.

Named tuples: frozen, safe to pickle, and quicker to import than dataclasses.
"""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from stylecheck.span import Span


class Severity(IntEnum):
    """How much a finding weighs; ordered, so that thresholds compare."""

    OFF = 0
    SUGGESTION = 1
    WARNING = 2
    ERROR = 3

    @property
    def word(self) -> str:
        """The lower-case name used in YAML, JSON and reports."""
        return self.name.lower()

    @classmethod
    def parse(cls, word: str) -> Severity:
        """Return the severity of a word; raises KeyError for an unknown one."""
        return cls[word.upper()]


class Edit(NamedTuple):
    """Replace ``source[span]`` by ``text``."""

    span: Span
    text: str


class Fix(NamedTuple):
    """One way out: all of its edits or none. Without edits it is wording to use by hand."""

    title: str
    edits: tuple[Edit, ...] = ()
    safe: bool = False


class Source(NamedTuple):
    """What a rule rests on; ``confidence`` is high, medium, low or none."""

    ref: str
    confidence: str
    title: str = ""
    url: str = ""


class Diagnostic(NamedTuple):
    """One finding; ``span`` is in code points of the source."""

    rule: str
    category: str
    severity: Severity
    message: str
    span: Span
    why: str
    basis: str
    source: Source
    fixes: tuple[Fix, ...] = ()
