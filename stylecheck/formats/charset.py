"""Names of charsets, as mails, catalogues and the command line state them."""

from __future__ import annotations

import codecs

ESCAPES = frozenset({"punycode", "unicode-escape", "raw-unicode-escape"})
"""What Python lists among its encodings of text, and nobody writes a file in."""


def python_name(charset: str) -> str | None:
    """Return Python's name of a charset; None where it is unknown or no charset of texts, such as hex or idna."""
    try:
        b" ".decode(charset, "replace")
        name = codecs.lookup(charset).name
    except (LookupError, ValueError):
        return None
    return None if name in ESCAPES else name
