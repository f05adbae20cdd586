"""What finders and checks work with: the pattern table of a unit, a match, and the scene they look at."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from stylecheck.document import Document
from stylecheck.phrase import spell_out
from stylecheck.profile import Profile
from stylecheck.span import Span


class Match(NamedTuple):
    """A place in a document, and what the matcher alone knows about it."""

    span: Span
    rewrites: tuple[str, ...] = ()
    detail: str = ""
    number: int = 0


class Patterns:
    """The pattern table of one unit; a pattern is compiled when a document first passes its literal test."""

    def __init__(self, rows: Sequence[Sequence[Any]]) -> None:
        self._rows = rows
        self._compiled: dict[int, re.Pattern[str]] = {}

    def find(self, index: int, document: Document, start: int = 0, end: int | None = None) -> Iterator[Span]:
        """Yield the non-empty matches of a pattern within an offset range of a document."""
        _, needs, raw = self._rows[index]
        folded = document.folded
        for alternatives in needs:
            if not any(literal in folded for literal in alternatives):
                return
        text = document.text if raw else folded
        for match in self.regex(index).finditer(text, start, len(text) if end is None else end):
            span = Span(*match.span("mark" if raw and "mark" in match.re.groupindex else 0))
            if span.start < span.end:
                yield span

    def find_all(self, indexes: Iterable[int], document: Document, within: Span | None = None) -> Iterator[Span]:
        """Yield the matches of several patterns, pattern by pattern."""
        start, end = within or (0, None)
        for index in indexes:
            yield from self.find(index, document, start, end)

    def any(self, indexes: Iterable[int], document: Document, within: Span | None = None) -> bool:
        """Tell whether one of the patterns occurs."""
        return next(self.find_all(indexes, document, within), None) is not None

    def regex(self, index: int) -> re.Pattern[str]:
        """Return a compiled pattern."""
        if index not in self._compiled:
            source, _, raw = self._rows[index]
            self._compiled[index] = re.compile(source if raw else spell_out(source))
        return self._compiled[index]


class Scene(NamedTuple):
    """Everything a finder may look at."""

    document: Document
    profile: Profile
    patterns: Patterns
    siblings: Callable[[str], Sequence[Span]]
    """The spans that another rule of the same language finds, by code."""
