"""Prose taken out of a source: its text, and which code points of the source each part of it stands for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from stylecheck.span import Span

Encode = Callable[[str], "str | None"]
"""How new text is written at a place of the source; None where it cannot be."""


def same(text: str) -> str:
    """Write text as it is."""
    return text


def never(text: str) -> None:
    """Write nothing: the source at this place cannot be edited."""


class Run(NamedTuple):
    """``text[start:end]`` stands for ``source``: code point by code point, or ``whole`` for whole.

    A run without text is glue, such as the break of a long line: it may go when the text around it is replaced.
    """

    start: int
    end: int
    source: Span
    encode: Encode = same
    whole: bool = False
    """Whether a text that happens to be as long as its source is another one."""

    @property
    def straight(self) -> bool:
        """Whether each code point has its own place."""
        return not self.whole and self.end - self.start == self.source.end - self.source.start

    def part(self, start: int, end: int) -> Span:
        """Return the source of a part of the run, given as offsets of the text that may reach beyond it."""
        if not self.straight:
            return self.source
        left, right = max(start, self.start) - self.start, self.end - min(end, self.end)
        return Span(self.source.start + left, self.source.end - right)


class Mapped:
    """Text with its runs in order; text between runs is virtual, such as the line break of an HTML block."""

    def __init__(self, text: str, runs: Sequence[Run]) -> None:
        self.text = text
        self.runs = runs

    @classmethod
    def whole(cls, source: str) -> Mapped:
        """Return a source that is all prose."""
        return cls(source, (Run(0, len(source), Span(0, len(source))),))

    def source_span(self, span: Span) -> Span:
        """Return the source from the first to the last code point of a span, markup between them included."""
        runs = self._touching(span)
        if not runs:
            return self._beside(span)
        return Span(runs[0].part(*span).start, runs[-1].part(*span).end)

    def editable(self, span: Span) -> tuple[Span, Encode] | None:
        """Return where and how a span can be replaced; None where markup or other text of the source lies inside."""
        if span.start == span.end:
            return self._insertion(span.start)
        runs = self._touching(span)
        covered = [run for run in runs if run.start < run.end]
        if not covered or covered[0].start > span.start or covered[-1].end < span.end:
            return None
        parts = [run.part(*span) for run in runs]
        joined = all(one.end == other.start for one, other in pairwise(parts))
        whole = all(run.straight or (run.start >= span.start and run.end <= span.end) for run in runs)
        one_way = all(run.encode is covered[0].encode for run in covered)
        return (Span(parts[0].start, parts[-1].end), covered[0].encode) if joined and whole and one_way else None

    def inner(self, inside: Mapped) -> Mapped:
        """Return prose that was found in this text, mapped to the source of this text."""
        encodes: dict[tuple[Encode, Encode], Encode] = {}

        def both(first: Encode, then: Encode) -> Encode:
            return encodes.setdefault((first, then), _chain(first, then))

        runs: list[Run] = []
        for run in inside.runs:
            if run.straight and run.start < run.end:
                for outer in self._touching(run.source):
                    start = run.start + max(outer.start, run.source.start) - run.source.start
                    end = run.start + min(outer.end, run.source.end) - run.source.start
                    part = not outer.straight and end - start < outer.end - outer.start
                    encode = never if part else both(run.encode, outer.encode)
                    runs.append(Run(start, end, outer.part(*run.source), encode, not outer.straight))
            else:
                place = self.editable(run.source)
                source, encode = place or (self.source_span(run.source), never)
                runs.append(Run(run.start, run.end, source, both(run.encode, encode), whole=True))
        return Mapped(inside.text, runs)

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    @cached_property
    def _ends(self) -> list[int]:
        return [run.end for run in self.runs]

    def _touching(self, span: Span) -> list[Run]:
        """Return the runs that share text with a span, and the glue inside it."""
        first, last = bisect_right(self._ends, span.start), bisect_left(self._starts, span.end)
        return list(self.runs[first:last])

    def _insertion(self, offset: int) -> tuple[Span, Encode] | None:
        for run in self._touching(Span(offset - 1, offset + 1)):
            if run.straight and run.start <= offset <= run.end:
                place = run.source.start + offset - run.start
                return Span(place, place), run.encode
        return None

    def _beside(self, span: Span) -> Span:
        """Return the last place before a span of virtual text, or the first place of all."""
        before = bisect_right(self._ends, span.start)
        if not self.runs:
            return Span(0, 0)
        run = self.runs[max(0, before - 1)]
        return Span(max(run.source.start, run.source.end - 1), run.source.end) if before else run.source


def _chain(first: Encode, then: Encode) -> Encode:
    if first is same or then is never:
        return then
    if then is same or first is never:
        return first

    def both(text: str) -> str | None:
        written = first(text)
        return None if written is None else then(written)

    return both


class Builder:
    """Builds mapped text from left to right over one source."""

    def __init__(self, source: str, encode: Encode = same) -> None:
        self.source = source
        self.encode = encode
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self.length = 0

    def copy(self, start: int, end: int) -> None:
        """Add a stretch of the source as it stands."""
        if start < end:
            self.put(self.source[start:end], start, end)

    def put(self, text: str, start: int, end: int) -> None:
        """Add text that a stretch of the source stands for; empty text is glue."""
        whole = len(text) > 1 and text != self.source[start:end]
        self._runs.append(Run(self.length, self.length + len(text), Span(start, end), self.encode, whole))
        self.virtual(text)

    def virtual(self, text: str) -> None:
        """Add text that the source does not hold."""
        self._parts.append(text)
        self.length += len(text)

    def append(self, mapped: Mapped) -> None:
        """Add mapped text of the same source."""
        shift = self.length
        self._runs += [run._replace(start=run.start + shift, end=run.end + shift) for run in mapped.runs]
        self.virtual(mapped.text)

    def unescape(self, start: int, end: int, pattern: re.Pattern[str], decode: Callable[[str], str]) -> None:
        """Add a stretch of the source in which a pattern's matches are escapes."""
        done = start
        for match in pattern.finditer(self.source, start, end):
            self.copy(done, match.start())
            self.put(decode(match[0]), *match.span())
            done = match.end()
        self.copy(done, end)

    def mapped(self) -> Mapped:
        """Return what has been added."""
        return Mapped("".join(self._parts), self._runs)


def unescaped(
    source: str, span: Span, pattern: re.Pattern[str], decode: Callable[[str], str], encode: Encode
) -> Mapped:
    """Return one escaped string of a source, decoded."""
    builder = Builder(source, encode)
    builder.unescape(*span, pattern, decode)
    return builder.mapped()


def joined(source: str, parts: Iterator[Mapped]) -> Mapped:
    """Return the parts of one string as one text; what lies between them in the source is glue."""
    builder = Builder(source)
    end: int | None = None
    for part in parts:
        if not part.runs:
            continue
        if end is not None:
            builder.put("", end, part.runs[0].source.start)
        builder.append(part)
        end = part.runs[-1].source.end
    return builder.mapped()
