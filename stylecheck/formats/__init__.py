"""Input formats: what in a source is not prose. Each format is a function from source to masks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from stylecheck.formats import markdown, text
from stylecheck.formats.mask import Mask

Format = Callable[[str], list[Mask]]

FORMATS: dict[str, Format] = {"text": text.masks, "markdown": markdown.masks}
SUFFIXES = {".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown"}
"""The suffixes taken from a directory; a file that is named is always read, as text if its suffix is unknown."""


def format_of(filename: str) -> Format:
    """Return the format that a file name asks for."""
    return FORMATS[SUFFIXES.get(PurePath(filename).suffix.lower(), "text")]
