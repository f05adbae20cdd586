"""Java properties: each value is a draft, in the language that the file name states."""

from __future__ import annotations

import re
from collections.abc import Iterator

from stylecheck.formats.locale import language_of_path
from stylecheck.formats.mapped import Encode, Mapped, unescaped
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.formats.strings import asked_for, drafts
from stylecheck.lazy import lazy
from stylecheck.span import Span

ENTRY = lazy(
    r"^[ \t\f]*+(?:(?P<comment>[#!][^\r\n]*)|(?P<key>(?:\\(?:\r\n|.|\r|\n)|[^\s\\:=])++)[ \t\f]*+[:=]?[ \t\f]*+"
    r"(?P<value>(?:\\(?:\r\n|.|\r|\n)|[^\r\n\\])*+))",
    re.MULTILINE,
)
ESCAPE = lazy(
    r"\\u[dD][89abAB][0-9A-Fa-f]{2}\\u[dD][c-fC-F][0-9A-Fa-f]{2}|\\u[0-9A-Fa-f]{4}|\\(?:\r\n|\r|\n)[ \t\f]*|\\.|''"
)
CONTROLS = {"n": "\n", "t": "\t", "r": "\r", "f": "\f"}


def segments(source: str, options: Options) -> Iterator[Segment]:
    """Yield the values that are prose, or those at the keys asked for."""
    language = language_of_path(options.filename)
    for entry in ENTRY.finditer(source):
        key = entry["key"]
        if key is not None and (not options.keys or asked_for(key, options.keys)):
            text = _text(source, Span(*entry.span("value")))
            yield from drafts(text, key, language, chosen=bool(options.keys))


def comments(source: str) -> Iterator[Comment]:
    """Yield the comment lines."""
    for entry in ENTRY.finditer(source):
        if entry["comment"] is not None:
            yield Comment(Span(*entry.span("comment")), entry["comment"].lstrip("#! "))


def _text(source: str, span: Span) -> Mapped:
    """Return a value decoded; where apostrophes are doubled, as MessageFormat has them, they are single ones."""
    doubled = "''" in source[slice(*span)]
    return unescaped(source, span, ESCAPE, _decoded, _encoder(ascii_only=source.isascii(), doubled=doubled))


def _decoded(escape: str) -> str:
    if escape[1] == "u" and len(escape) > 2:
        units = bytes.fromhex(escape.replace("\\u", ""))
        return units.decode("utf-16-be", "surrogatepass")
    if escape == "''":
        return "'"
    return "" if escape[1] in "\r\n" else CONTROLS.get(escape[1], escape[1])


def _encoder(*, ascii_only: bool, doubled: bool) -> Encode:
    def encode(new: str) -> str:
        new = new.replace("\\", "\\\\").replace("\n", "\\n")
        new = new.replace("'", "''") if doubled else new
        return "".join(_unicode(char) if ascii_only and ord(char) > 126 else char for char in new)

    return encode


def _unicode(char: str) -> str:
    units = char.encode("utf-16-be")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
