"""From the bytes of a file to its text: the encoding that was asked for, a byte order mark, or what the file states."""

from __future__ import annotations

import re

from stylecheck.errors import ConfigError, DraftError
from stylecheck.formats import format_name
from stylecheck.formats.charset import python_name

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
STATED = {
    "po": rb"charset=([\w.:-]+)",
    "html": rb"<meta[^>]{0,200}charset=[\"']?([\w.:-]+)",
    "xliff": rb"\A\s*<\?xml[^>]{0,100}encoding=[\"']([\w.:-]+)",
}
"""How a format states its encoding, near the start."""
START = 4096
"""Bytes at the start in which an encoding is stated."""


def decode(name: str, content: bytes, encoding: str | None, input_format: str | None) -> tuple[str, str, str]:
    """Return text, encoding and how to treat what it cannot hold; raises DraftError for bytes that are no text.

    A mail may hold several encodings: its bytes that are no UTF-8 become one surrogate each, and bytes again later.
    """
    kind = format_name(name, input_format)
    mail = kind in ("eml", "mbox") and encoding is None
    chosen = encoding or _marked(content) or _stated(kind, content) or "utf-8"
    errors = "surrogateescape" if mail else "strict"
    if chosen.startswith("utf-8") and b"\0" in content[:8192]:
        raise DraftError(name, None, "a binary file, not text")
    if python_name(chosen) is None:
        raise ConfigError(f"unknown encoding “{chosen}”")
    try:
        return content.decode(chosen, errors), chosen, errors
    except UnicodeDecodeError as error:
        if kind == "properties" and encoding is None:
            return content.decode("latin-1"), "latin-1", errors
        line = content.count(b"\n", 0, error.start) + 1
        hint = "" if encoding else "; name another with --encoding, such as --encoding cp1252"
        raise DraftError(name, line, f"not {chosen}: byte 0x{content[error.start]:02x}{hint}") from error


def _marked(content: bytes) -> str | None:
    return next((known for bom, known in BOMS.items() if content.startswith(bom)), None)


def _stated(kind: str, content: bytes) -> str | None:
    """Return the encoding that a file states, if Python knows it and it is no more than a template's slot."""
    match = re.search(STATED[kind], content[:START], re.IGNORECASE) if kind in STATED else None
    return python_name(match[1].decode("latin-1")) if match else None
