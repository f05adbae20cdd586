"""Transfer encodings and charsets of mails, decoded with the place of every character kept."""

from __future__ import annotations

import binascii
import codecs
import re
from collections.abc import Callable, Iterator

from stylecheck.formats.charset import python_name
from stylecheck.formats.mapped import Builder, Encode, Mapped, joined, never
from stylecheck.lazy import lazy
from stylecheck.span import Span

ESCAPES = "surrogateescape"
"""How bytes that are no UTF-8 stand in the text of a mail: each as one surrogate, so that none is lost."""
QUOTED = lazy(
    r"(?P<escape>=[0-9A-Fa-f]{2})|(?P<glue>=[ \t]*(?:\r?\n|\Z))|(?P<plain>[\x00-\x3c\x3e-\x7f]+)|.", re.DOTALL
)
Q_WORD = lazy(r"(?P<escape>=[0-9A-Fa-f]{2}|_)|(?P<plain>[^=_\x80-\U0010ffff]+)|.", re.DOTALL)
EIGHT_BIT = lazy(r"(?P<plain>[\x00-\x7f]+)|.", re.DOTALL)
SINGLE = lazy(r".", re.DOTALL)
WORD = lazy(r"=\?(?P<charset>[\w.:-]+)(?:\*[\w-]*)?\?(?P<way>[QqBb])\?(?P<text>[^?\s]*)\?=")
FOLD = lazy(r"\r?\n[ \t]+")
STATEFUL = ("iso2022", "utf_7", "utf-7", "utf-16", "utf-32", "hz")
"""Charsets, as Python names them, in which an ASCII byte need not be that letter."""


def body(source: str, span: Span, encoding: str, charset: str) -> Mapped:
    """Return the text of a part; of base64 as one run, since nothing in it has a place of its own."""
    charset = _known(charset)
    if encoding == "base64":
        return _base64(source, span, charset)
    if encoding == "quoted-printable":
        return _decoded(source, span, charset, QUOTED, _quoted)
    builder = Builder(source, _within(charset, _raw))
    builder.copy(*span)
    if charset in ("ascii", "utf-8") or (source[slice(*span)].isascii() and not charset.startswith(STATEFUL)):
        return builder.mapped()
    return _decoded(source, span, charset, EIGHT_BIT, _raw)


def header(source: str, span: Span) -> Mapped:
    """Return a header's text: encoded words (RFC 2047) decoded, folded lines joined."""
    return joined(source, _words(source, span))


def _words(source: str, span: Span) -> Iterator[Mapped]:
    done, after_word = span.start, False
    for word in WORD.finditer(source, *span):
        if source[done : word.start()].strip() or not after_word:
            yield _unfolded(source, Span(done, word.start()))
        place, charset = Span(*word.span("text")), _known(word["charset"])
        decoded = _decoded(source, place, charset, Q_WORD, _q_word)
        yield decoded if word["way"] in "qQ" else _base64(source, place, charset)
        done, after_word = word.end(), True
    yield _unfolded(source, Span(done, span.end))


def _unfolded(source: str, span: Span) -> Mapped:
    """Return plain header text, a folded line as one space."""
    builder = Builder(source, _within("ascii", _raw))
    builder.unescape(*span, FOLD, lambda _: " ")
    return builder.mapped()


def _base64(source: str, span: Span, charset: str) -> Mapped:
    coded = source[slice(*span)].rstrip()
    span = Span(span.start, span.start + len(coded))
    try:
        data = binascii.a2b_base64(coded.encode("utf-8", ESCAPES) + b"==")
    except binascii.Error:
        data = b""
    builder = Builder(source, never)
    builder.put(data.decode(_decoder(charset), "replace"), *span)
    return builder.mapped()


def _decoded(source: str, span: Span, charset: str, escapes: re.Pattern[str], write: Callable[[bytes], str]) -> Mapped:
    """Return text that is escaped or in another charset; each character maps to all that stands for it."""
    stateful = charset.startswith(STATEFUL)
    builder = Builder(source, never if stateful else _within(charset, write))
    decoder = codecs.getincrementaldecoder(_decoder(charset))("replace")
    begun: int | None = None
    for unit in (SINGLE if stateful and escapes is EIGHT_BIT else escapes).finditer(source, *span):
        if unit.lastgroup == "plain" and begun is None and not stateful:
            builder.copy(*unit.span())
        elif unit.lastgroup == "glue":
            if begun is None:
                builder.put("", *unit.span())
        else:
            begun = unit.start() if begun is None else begun
            if text := decoder.decode(_octets(unit)):
                builder.put(text, begun, unit.end())
                begun = None
    if text := decoder.decode(b"", True):
        builder.put(text, span.end if begun is None else begun, span.end)
    return builder.mapped()


def _octets(unit: re.Match[str]) -> bytes:
    """Return the bytes that a stretch of source stands for."""
    if unit.lastgroup == "escape":
        return b" " if unit[0] == "_" else bytes.fromhex(unit[0][1:])
    return unit[0].encode("utf-8", ESCAPES)


def _known(charset: str) -> str:
    """Return Python's name of a charset: the one asked for, else Windows-1252, in which nearly all bytes decode."""
    return python_name(charset.strip("\"' ") or "ascii") or "cp1252"


def _decoder(charset: str) -> str:
    """Read what calls itself ASCII as UTF-8: if it is ASCII nothing changes, and if not it is most likely that."""
    return "utf-8" if charset == "ascii" else charset


def _within(charset: str, write: Callable[[bytes], str]) -> Encode:
    """Return how text is written in a charset; it cannot be where the charset lacks a character."""

    def encode(new: str) -> str | None:
        try:
            return write(new.encode(charset))
        except UnicodeEncodeError:
            return None

    return encode


def _raw(data: bytes) -> str:
    return data.decode("utf-8", ESCAPES)


def _quoted(data: bytes) -> str:
    return "".join(chr(byte) if 32 <= byte < 127 and byte != ord("=") else f"={byte:02X}" for byte in data)


def _q_word(data: bytes) -> str:
    plain = frozenset(b"!*+-/0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")
    return "".join("_" if byte == ord(" ") else chr(byte) if byte in plain else f"={byte:02X}" for byte in data)
