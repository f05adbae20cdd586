"""From the prose of a segment to its source: where a finding stands there, and how an edit is written there."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from stylecheck.diagnostic import Diagnostic, Edit, Fix
from stylecheck.formats.segment import Segment
from stylecheck.lazy import lazy
from stylecheck.span import Span

PARAGRAPH = lazy(r"\S(?:(?!\n[^\S\n]*+\n).)*", re.DOTALL)
MOST_TEXT, MOST_LINE = 16_000_000, 20_000
"""Code points of a draft, some 50 bytes of memory for each, and of its longest line."""


def endless(text: str) -> str:
    """Return why a text is too long to be anyone's draft, or an empty string."""
    if len(text) > MOST_TEXT:
        return f"{len(text):,} characters, so not checked; a draft has {MOST_TEXT:,} at most"
    if len(text) > MOST_LINE and (line := max(map(len, text.splitlines()))) > MOST_LINE:
        return f"a line of {line:,} characters, so not checked; a draft's lines have {MOST_LINE:,} at most"
    return ""


def located(diagnostic: Diagnostic, segment: Segment) -> Diagnostic:
    """Return a finding in a segment's prose as one in its source; what cannot be written there stays as wording."""
    fixes = (_written(fix, segment) for fix in diagnostic.fixes)
    return diagnostic._replace(span=segment.prose.source_span(diagnostic.span), fixes=tuple(fixes))


def _written(fix: Fix, segment: Segment) -> Fix:
    """Return a fix with its edits written as the source needs them, or without edits if one cannot be."""
    edits: list[Edit] = []
    for edit in fix.edits:
        place = segment.prose.editable(edit.span)
        text = place[1](edit.text) if place is not None else None
        if place is None or text is None:
            return fix._replace(edits=(), safe=False)
        edits.append(Edit(place[0], text))
    return fix._replace(edits=tuple(edits))


def unlocated(found: Iterable[Diagnostic], segment: Segment) -> Iterator[str]:
    """Yield a note for each finding inside what has no places of its own in the source: its line once decoded."""
    if segment.opaque:
        text = segment.prose.text
        for item in found:
            line = text.count("\n", 0, item.span.start) + 1
            words = " ".join(text[slice(*item.span)].split())
            yield f"{segment.key}: “{words}” stands in line {line} of the text decoded from {segment.opaque}"


def source_blocks(segment: Segment) -> Iterator[Span]:
    """Yield where the paragraphs of a segment stand in its source."""
    for match in PARAGRAPH.finditer(segment.prose.text):
        yield segment.prose.source_span(Span(*match.span()))
