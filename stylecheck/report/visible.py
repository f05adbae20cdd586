"""Text from drafts and file names made harmless: nothing in it can steer a terminal, a log or the eye."""

from __future__ import annotations

import re
from typing import Any

from stylecheck.lazy import lazy

HIDDEN = (
    r"[\0-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, those that turn the direction of text or take no room, and those that no encoding has.

The joiners U+200C and U+200D are not among them: Persian, Hindi and emoji are not written without.
"""
SEEN_ONLY = lazy(HIDDEN)
UNSAFE = lazy(rf"{HIDDEN}|^:(?=:)|#(?=#\[)")
"""With what GitHub's runner takes for a command wherever it stands in a log: ``::`` at the start, ``##[``."""
LAST_ESCAPED_BYTE = 0xDCFF
"""Bytes of a file name that are not UTF-8 come as U+DC80 to U+DCFF."""


def visible(text: str) -> str:
    r"""Return text on one line with all that is hidden shown, as ``\x1b`` or ``<U+202E>``."""
    return UNSAFE.sub(_shown, text)


def as_json(value: Any, indent: int | None = 2) -> str:
    r"""Return a value as JSON, indented or not; what is hidden stands as ``\u202e`` and reads back as it was."""
    import json  # most reports need none

    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return SEEN_ONLY.sub(lambda match: match[0] if match[0] == "\n" else f"\\u{ord(match[0]):04x}", text)


def _shown(match: re.Match[str]) -> str:
    code = ord(match[0])
    if 0xDC80 <= code <= LAST_ESCAPED_BYTE:
        code -= 0xDC00
    return f"\\x{code:02x}" if code < 0x100 else f"<U+{code:04X}>"
