"""For people: the line with the words marked, why it matters, what to write instead, and the source."""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence

from stylecheck.diagnostic import Diagnostic
from stylecheck.report.model import CheckedFile, label, paint, severity_word
from stylecheck.report.visible import visible

WIDTH = 100
"""Longest line of running text, in terminal cells."""
CONTEXT = 78
"""Most cells shown of the source line; a longer one is cut around the finding."""
UNSPACED = ("Mn", "Me", "Cf")
"""Unicode categories of what stands on or between other characters: marks and joiners."""


def full(files: Sequence[CheckedFile], color: bool) -> str:
    """Return a block of lines for each finding."""
    return "\n\n".join("\n".join(_block(file, item, color=color)) for file in files for item in file.report.diagnostics)


def _block(file: CheckedFile, item: Diagnostic, *, color: bool) -> Iterator[str]:
    line, column = file.position(item)
    place = paint(f"{visible(file.path)}:{line}:{column}", "bold", color=color)
    yield f"{place}  {severity_word(item.severity, color=color)}  {paint(item.rule, 'bold', color=color)}"
    yield from _wrapped(item.message, "  ")
    yield from _excerpt(file, item, color=color)
    yield from _wrapped(f"why: {item.why}", "  ")
    for fix in item.fixes:
        word = label(fix)
        yield from _wrapped(f"{word}: {fix.title}", "  ", color_label=word if color else "")
    source = f"{item.source.title or item.source.ref} ({item.basis}, confidence {item.source.confidence})"
    yield from (paint(text, "dim", color=color) for text in _wrapped(f"source: {source}", "  "))


def _excerpt(file: CheckedFile, item: Diagnostic, *, color: bool) -> Iterator[str]:
    """Yield the source line and a caret line under exactly the flagged words."""
    number, column = file.position(item)
    span = file.index.line_span(number)
    line = file.report.source[span.start : span.end].replace("\t", " ")
    start = column - 1
    end = max(start + 1, min(item.span.end, span.end) - span.start)
    left = max(0, min(start - 20, end - CONTEXT)) if len(line) > CONTEXT else 0
    right = min(len(line), max(left + CONTEXT, end))
    before = ("…" if left else "") + visible(line[left:start])
    words = visible(line[start:end])
    after = visible(line[end:right]) + ("…" if right < len(line) else "")
    gutter = f"  {number} | "
    yield f"{gutter}{before}{words}{after}"
    carets = "^" * max(1, cells(words))
    yield f"{' ' * (len(gutter) - 2)}| {' ' * cells(before)}{paint(carets, item.severity.word, color=color)}"


def _wrapped(text: str, indent: str, color_label: str = "") -> list[str]:
    wrapped = textwrap.wrap(text, WIDTH, initial_indent=indent, subsequent_indent=indent + "  ")
    lines = [line[: -len(words)] + visible(words) for line in wrapped for words in [line.lstrip(" ")]]
    if color_label and lines:
        lines[0] = lines[0].replace(f"{color_label}:", paint(f"{color_label}:", "green", color=True), 1)
    return lines


def cells(text: str) -> int:
    """Return the width of text in terminal cells: two for wide East Asian characters, none for combining marks."""
    return sum(
        0 if unicodedata.category(char) in UNSPACED else 2 if unicodedata.east_asian_width(char) in "WF" else 1
        for char in text
    )
