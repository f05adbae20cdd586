"""Inline ignores: comments in a draft that silence findings, and diagnostics on those that silence nothing.

The checker hands over the comments of a draft as its format exposes them: (span, text) pairs, where the text is a
comment, with its marks or without, a mail header line, or front matter. Which of them, its own look tells.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stylecheck.diagnostic import Diagnostic, Severity, Source
from stylecheck.errors import DataError, nearest
from stylecheck.lazy import lazy
from stylecheck.span import LINE_BREAK, Span

ALL = "all"
FORMS = ("ignore", "ignore-next", "ignore-start", "ignore-end", "ignore-file")
UNUSED, UNKNOWN = "suppress.unused", "suppress.unknown"
SEVERITIES = {UNUSED: Severity.SUGGESTION, UNKNOWN: Severity.WARNING}
"""An unused ignore does no harm today; a misspelt one does not do what its writer means."""
SUMMARIES = {
    UNUSED: "An ignore names a rule, pack or category that ran for this reader and found nothing within its reach.",
    UNKNOWN: "An ignore has a form that does not exist, or names something that is no rule, pack or category.",
}
WHY = {
    UNUSED: "An ignore that silences nothing will hide the next real finding of its kind.",
    UNKNOWN: "A misspelt ignore silences nothing, and its writer believes that it does.",
}
SOURCE = Source("SERVICE", "high", "Suppressing findings, docs/configuration.md")

COMMAND = lazy(r"\A\W*+(?:x-)?stylecheck[ \t]*+:\s*+(?P<form>[\w-]++)(?!:)", re.IGNORECASE)
NAMES_END = lazy(r"(?<=\s)--\s|(?<!\s)\s*+(?:-->|\*/|[#%]\})?\s*+\Z")
"""What ends the names of an ignore: a reason, or the end of its comment."""
NAME = lazy(r"[^\s,;]+")
FRONT_MATTER_ENTRY = lazy(r"^stylecheck:.*(?:\n(?:[ \t-].*)?)*", re.MULTILINE)
BLOCK_START = lazy(r"[ \t]*(?:[-*+•]|\d{1,3}[.)])[ \t]|[ \t]*(?:\||#{1,6}[ \t])")
"""A list item, a table row or a heading begins a block of its own, blank line or not."""
ONE_LINE_BLOCK = lazy(r"[ \t]*(?:\||#{1,6}[ \t])")


class Ignore(NamedTuple):
    """One ignore: what it names (nothing: all), where it stands, and the part of the source that it reaches."""

    form: str
    names: tuple[str, ...]
    span: Span
    reach: Span

    def silences(self, name: str, found: Diagnostic) -> bool:
        """Tell whether a finding lies, at least in part, within reach and goes by a name."""
        near = found.span.start < self.reach.end and self.reach.start < max(found.span.end, found.span.start + 1)
        return near and name in (ALL, found.rule, found.rule.partition(".")[0], found.category)


def ignores(source: str, comments: Iterable[tuple[Span, str]], blocks: Sequence[Span] | None = None) -> list[Ignore]:
    """Return the ignores among the comments of a source, in order.

    ``blocks`` are the stretches of prose that ``ignore-next`` counts, such as the values of a YAML file; by default
    paragraphs, list items, headings and table rows.
    """
    found: list[Ignore] = []
    open_starts: list[int] = []
    for span, text in sorted(comments):
        for form, names in _commands(text):
            if form == "ignore-end":
                _close(found, open_starts, Ignore(form, names, span, Span(span.start, span.start)))
                continue
            if form == "ignore-start":
                open_starts.append(len(found))
            found.append(Ignore(form, names, span, _reach(form, source, span, blocks)))
    return found


def apply(
    found: Iterable[Diagnostic],
    given: Sequence[Ignore],
    source: str,
    known: Iterable[str],
    judged: Callable[[str], bool],
    severity: Mapping[str, str],
) -> Iterator[Diagnostic]:
    """Yield the findings that no ignore silences, then one for each name that is unknown or silences nothing.

    ``known`` are the names of rules, packs and categories; ``judged`` tells whether a name's rules ran at all: only
    then can it be called unused. ``severity`` has the severities that the user gave, by code.
    """
    used: set[tuple[Ignore, str]] = set()
    for item in found:
        hits = {(ignore, name) for ignore in given for name in ignore.names or (ALL,) if ignore.silences(name, item)}
        used |= hits
        if not hits:
            yield item
    words = {code: severity.get(code, default.word) for code, default in SEVERITIES.items()}
    for ignore in given:
        unused = {name for name in ignore.names or (ALL,) if (ignore, name) not in used and judged(name)}
        for item in _problems(ignore, source, {ALL, *known}, unused):
            level = Severity.parse(words[item.rule])
            if level is not Severity.OFF:
                yield item._replace(severity=level)


def _problems(ignore: Ignore, source: str, known: set[str], unused: set[str]) -> Iterator[Diagnostic]:
    if ignore.form not in FORMS:
        hint = nearest(ignore.form, FORMS)
        yield _diagnostic(UNKNOWN, f"“{ignore.form}” is no form of ignore{hint}", ignore, source, ignore.form)
    elif ignore.form == "ignore-end":
        yield _diagnostic(UNUSED, "no ignore-start stands before this ignore-end", ignore, source)
    elif not ignore.names and unused:
        yield _diagnostic(UNUSED, f"this {ignore.form} silences nothing", ignore, source)
    else:
        for name in ignore.names:
            if name not in known:
                problem = f"“{name}” is no rule, pack or category{nearest(name, sorted(known))}"
                yield _diagnostic(UNKNOWN, problem, ignore, source, name)
            elif name in unused:
                yield _diagnostic(UNUSED, f"“{name}” silences nothing here", ignore, source, name)


def _diagnostic(code: str, message: str, ignore: Ignore, source: str, word: str = "") -> Diagnostic:
    """Return a diagnostic at the word within its comment, or at the whole comment."""
    at = source.find(word, *ignore.span) if word else -1
    span = Span(at, at + len(word)) if at >= 0 else ignore.span
    end = "" if message.endswith("?") else "."
    return Diagnostic(code, "suppress", SEVERITIES[code], message + end, span, WHY[code], "service", SOURCE)


def _commands(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield form and names of what a comment, header line or front matter says to stylecheck."""
    match = COMMAND.match(text)
    if match is None:
        yield from _front_matter(text)
        return
    form = match["form"].lower() if match["form"].lower() in FORMS else match["form"]  # as written, to be quoted
    end = NAMES_END.search(text, match.end())
    in_header = text[:2].lower() == "x-"
    yield (
        "ignore-file" if in_header and form == "ignore" else form,
        tuple(NAME.findall(text, match.end(), end.start() if end else len(text))),
    )


def _front_matter(text: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what the key ``stylecheck`` of front matter says; only its own lines are read as YAML."""
    entry = FRONT_MATTER_ENTRY.search(text)
    if entry is None:
        return
    from pathlib import Path

    from stylecheck.yamlfile import YamlFile

    try:
        said = YamlFile(Path("front matter"), entry[0].partition("\n---")[0].partition("\n...")[0]).value
    except DataError:
        said = None
    value = said.get("stylecheck") if isinstance(said, dict) else None
    for key, names in value.items() if isinstance(value, dict) else [("stylecheck", ())]:
        if key not in FORMS:  # a setting: frontmatter.py reads those
            continue
        words = names if isinstance(names, list) else str(names or "").split()
        yield "ignore-file" if key == "ignore" else key, tuple(str(word) for word in words)


def _close(found: list[Ignore], open_starts: list[int], end: Ignore) -> None:
    """End the last open block of these names, or of any names; keep an end that ends nothing, to be reported."""
    for index in reversed(open_starts):
        if not end.names or end.names == found[index].names:
            found[index] = found[index]._replace(reach=Span(found[index].reach.start, end.span.start))
            open_starts.remove(index)
            return
    found.append(end)


def _reach(form: str, source: str, span: Span, blocks: Sequence[Span] | None) -> Span:
    if form == "ignore":
        return Span(_line_start(source, span.start), _line_end(source, span.end))
    if form == "ignore-next":
        if blocks is None:
            return _next_block(source, _line_end(source, span.end))
        return min((block for block in blocks if block.start >= span.end), default=Span(span.end, span.end))
    if form == "ignore-start":
        return Span(span.end, len(source))
    return Span(0, len(source) if form == "ignore-file" else 0)


def _next_block(source: str, offset: int) -> Span:
    """Return the first block of non-blank lines after an offset at the end of a line."""
    rest = source[offset:]
    start = offset + len(rest) - len(rest.lstrip())
    start = _line_start(source, start)
    end = _line_end(source, start)
    while end < len(source) and not ONE_LINE_BLOCK.match(source, start):
        line_break = LINE_BREAK.match(source, end)
        following = line_break.end() if line_break else end
        next_end = _line_end(source, following)
        if not source[following:next_end].strip() or BLOCK_START.match(source, following):
            break
        end = next_end
    return Span(start, end)


def _line_start(source: str, offset: int) -> int:
    start = source.rfind("\n", 0, offset) + 1
    return max(start, source.rfind("\r", start, offset) + 1)


def _line_end(source: str, offset: int) -> int:
    line_break = LINE_BREAK.search(source, offset)
    return line_break.start() if line_break else len(source)
