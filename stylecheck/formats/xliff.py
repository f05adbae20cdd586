"""XLIFF 1.2 and 2.0: the text of each target, in the file's target language.

The standard library's parser says whether the file is well formed; offsets of characters come from our own scan.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from xml.sax.saxutils import escape

from stylecheck.errors import DraftError
from stylecheck.formats.locale import language_of_path
from stylecheck.formats.mapped import Builder
from stylecheck.formats.mask import FILLER
from stylecheck.formats.segment import Comment, Options, Segment
from stylecheck.formats.strings import asked_for, drafts
from stylecheck.lazy import lazy
from stylecheck.span import Span

TOKEN = lazy(
    r"(?P<comment><!--.*?(?:-->|\Z))|<!\[CDATA\[(?P<cdata>.*?)(?:\]\]>|\Z)|(?P<other><[!?][^>]*+>?)"
    r"|<(?P<close>/)?(?:[\w.-]++:)?+(?P<name>[\w.-]++)(?P<attributes>(?:\"[^\"<]*+\"|'[^'<]*+'|[^<>\"'/]|/(?!>))*+)(?P<empty>/)?>"
    r"|(?P<entity>&(?:#\d{1,7}|#x[0-9A-Fa-f]{1,6}|amp|lt|gt|quot|apos);)",
    re.DOTALL,
)
ATTRIBUTE = lazy(r"(?<![\w.-])([\w.-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)')")
NOTE = lazy(r"<!--(.*?)(?:-->|\Z)|<note\b[^<>]*+>([^<]*+)</note>", re.DOTALL)
CODES = frozenset({"ph", "it", "bpt", "ept", "x", "bx", "ex", "sc", "ec", "cp", "sub"})
"""Inline elements that stand for something: a placeholder, or a tag in the format that was translated."""
PAIRED = frozenset({"bpt", "ept", "bx", "ex", "sc", "ec"})
"""Those that stand for a tag: nothing the reader sees."""
UNFINISHED = frozenset({"new", "needs-translation", "initial"})
"""States of a translation that is not there yet."""


def segments(source: str, options: Options) -> Iterator[Segment]:
    """Yield the translations that are drafts; raises DraftError where the source is no XML or declares entities."""
    _validate(source, options.filename)
    reading = _Reading(source, language_of_path(options.filename))
    done = 0
    for token in TOKEN.finditer(source):
        reading.text(done, token.start())
        done = token.end()
        if not reading.take(token):
            continue
        prose, key = reading.builder.mapped(), reading.key
        if not options.keys or asked_for(key, options.keys):
            yield from drafts(prose, key, reading.language, chosen=bool(options.keys))


def comments(source: str) -> Iterator[Comment]:
    """Yield the comments and the notes for translators."""
    for match in NOTE.finditer(source):
        yield Comment(Span(*match.span()), (match[1] or match[2] or "").strip())


def _in_cdata(new: str) -> str | None:
    return None if "]]" in new else new


def _validate(source: str, filename: str) -> None:
    from pyexpat import ExpatError, ParserCreate

    if (entity := source.find("<!ENTITY")) >= 0:
        raise DraftError(filename, source.count("\n", 0, entity) + 1, "not read: it declares entities")
    try:
        ParserCreate("utf-8").Parse(source.removeprefix("\ufeff").encode("utf-8", "surrogatepass"), True)
    except ExpatError as error:
        raise DraftError(filename, error.lineno, f"not XML: {str(error).partition(':')[0]}") from error


class _Reading:
    """One pass over a source: in which unit it is, and the text of the target it is in."""

    def __init__(self, source: str, language: str | None) -> None:
        self.source = source
        self.language = language
        self.key = ""
        self.builder = Builder(source, escape)
        self._inside = False
        self._codes = 0
        self._finished = True

    def text(self, start: int, end: int) -> None:
        """Read what stands between two tokens."""
        if self._inside and not self._codes:
            self.builder.copy(start, end)

    def take(self, token: re.Match[str]) -> bool:
        """Read one token; tell whether it ends a translation that is finished."""
        if token["name"]:
            return self._close(token["name"]) if token["close"] else self._open(token)
        if token["cdata"] is not None:
            self.builder.encode = _in_cdata
            self.text(*token.span("cdata"))
            self.builder.encode = escape
        elif token["entity"] and self._inside and not self._codes:
            self.builder.put(unescape(token[0]), *token.span())
        return False

    def _open(self, token: re.Match[str]) -> bool:
        name, empty = token["name"], bool(token["empty"])
        if name in CODES and self._inside:
            if name not in PAIRED and not self._codes:
                self.builder.virtual(FILLER)
            self._codes += not empty
            return False
        attributes = {match[1]: match[2] or match[3] or "" for match in ATTRIBUTE.finditer(token["attributes"])}
        self.language = attributes.get("target-language") or attributes.get("trgLang") or self.language
        if name in ("trans-unit", "unit"):
            self.key = attributes.get("resname") or attributes.get("name") or attributes.get("id", "")
        if name in ("trans-unit", "segment"):
            self._finished = True
        self._finished = self._finished and attributes.get("state") not in UNFINISHED
        if name == "target" and not empty:
            self.builder, self._inside, self._codes = Builder(self.source, escape), True, 0
        return False

    def _close(self, name: str) -> bool:
        if name in CODES and self._codes:
            self._codes -= 1
        if name != "target" or not self._inside:
            return False
        self._inside = False
        return self._finished
