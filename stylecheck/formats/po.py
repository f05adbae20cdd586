"""gettext catalogues: each translation is a draft in the catalogue's language; in a template (.pot) each message is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from stylecheck.errors import DraftError
from stylecheck.formats.locale import language_of_path
from stylecheck.formats.mapped import Mapped, joined, unescaped
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.formats.strings import asked_for, drafts
from stylecheck.lazy import lazy
from stylecheck.span import Span

LINE = lazy(
    r"^[ \t]*+(?:(?P<comment>#[^\r\n]*)|(?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)?[ \t]*+"
    r"\"(?P<string>[^\"\\\r\n]*+(?:\\.[^\"\\\r\n]*+)*+)\"[ \t]*+|(?P<other>[^\s][^\r\n]*)|)\r?$",
    re.MULTILINE,
)
ESCAPE = lazy(r"\\(?:x[0-9A-Fa-f]{1,2}|[0-7]{1,3}|.)")
CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
LANGUAGE = lazy(r"^Language:[ \t]*(\S+)", re.MULTILINE)
UNFINISHED = lazy(r"#,.*\bfuzzy\b")


class Entry(NamedTuple):
    """One message: its parts by keyword, each a list of the spans of its quoted lines."""

    comments: list[str]
    parts: dict[str, list[Span]]


def segments(source: str, options: Options) -> Iterator[Segment]:
    """Yield the translations that are neither fuzzy nor empty; raises DraftError at a line that is no PO."""
    language = language_of_path(options.filename)
    template = options.filename.endswith(".pot")
    for entry in _entries(source, options.filename):
        message = _text(source, entry.parts.get("msgid", []))
        if not message.text:
            header = LANGUAGE.search(_text(source, entry.parts.get("msgstr", [])).text)
            language = header[1] if header else language
        elif not any(UNFINISHED.match(comment) for comment in entry.comments):
            yield from _drafts(source, entry, message.text, None if template else language, options)


def comments(source: str) -> Iterator[Comment]:
    """Yield the comments, flags and references of the entries."""
    for match in LINE.finditer(source):
        if match["comment"] is not None:
            yield Comment(Span(*match.span("comment")), match["comment"].lstrip("#.:,|~ "))


def _drafts(source: str, entry: Entry, message: str, language: str | None, options: Options) -> Iterator[Segment]:
    read = ("msgid", "msgid_plural") if options.filename.endswith(".pot") else ("msgstr",)
    key = _text(source, entry.parts.get("msgctxt", [])).text or message
    for keyword, lines in entry.parts.items():
        if keyword.partition("[")[0] in read and (not options.keys or asked_for(key, options.keys)):
            yield from drafts(_text(source, lines), key, language, chosen=bool(options.keys))


def _entries(source: str, filename: str) -> Iterator[Entry]:
    """Yield the entries; an entry ends where a comment or msgctxt, or a msgid after a msgstr, begins the next."""
    entry, keyword = Entry([], {}), ""
    for match in LINE.finditer(source):
        if match["other"] is not None:
            line = source.count("\n", 0, match.start()) + 1
            raise DraftError(filename, line, f"not PO: “{match['other'].strip()[:40]}”")
        starts = match["comment"] is not None or match["keyword"] in ("msgctxt", "msgid")
        if starts and any(part.startswith("msgstr") for part in entry.parts):
            yield entry
            entry = Entry([], {})
        if match["comment"] is not None:
            entry.comments.append(match["comment"])
        elif match["string"] is not None:
            keyword = match["keyword"] or keyword
            entry.parts.setdefault(keyword, []).append(Span(*match.span("string")))
    yield entry


def _text(source: str, lines: list[Span]) -> Mapped:
    return joined(source, (unescaped(source, span, ESCAPE, _decoded, _encoded) for span in lines))


def _decoded(escape: str) -> str:
    if escape[1] == "x":
        return chr(int(escape[2:], 16)) if len(escape) > 2 else "x"
    return chr(int(escape[1:], 8)) if escape[1].isdigit() else CONTROLS.get(escape[1], escape[1])


def _encoded(new: str) -> str:
    return new.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
