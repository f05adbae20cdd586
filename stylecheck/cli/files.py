"""Finding and reading drafts: files, directories and stdin, each decoded once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from stylecheck.cli.walk import files
from stylecheck.errors import ConfigError, DraftError
from stylecheck.formats import is_wanted, segments
from stylecheck.formats.decoding import decode

STDIN = "-"
MOST_BYTES = 32 * 2**20
"""A larger file is no draft and no catalogue."""


class Found(NamedTuple):
    """A draft that is there to be read; stdin has no path but its content."""

    name: str
    path: Path | None
    content: bytes = b""


class Draft(NamedTuple):
    """A draft's text with where it came from and how it was encoded; ``path`` is None for stdin."""

    name: str
    text: str
    encoding: str
    errors: str
    path: Path | None
    content: bytes


def find_drafts(
    paths: Iterable[str], stdin_filename: str, excluded: Callable[[Path], bool], *, data: bool = False
) -> Iterator[Found]:
    """Yield every draft that is named or lies in a named directory; raises ConfigError for an empty directory.

    ``data`` takes every JSON, YAML, CSV and properties file of a directory, not only those named after a language.
    """
    for name in paths:
        path = Path(name)
        if name == STDIN:
            yield Found(stdin_filename, None, sys.stdin.buffer.read(MOST_BYTES + 1))
        elif path.is_dir():
            found = list(files(path, lambda file: is_wanted(str(file), data=data), excluded))
            if not found:
                raise ConfigError(f"{name}: 0 files: no drafts in this directory; a file that is named is always read")
            yield from (Found(str(file), file) for file in found)
        else:
            yield Found(name, path)


def read_draft(found: Found, encoding: str | None, input_format: str | None) -> Draft:
    """Return a draft's text; raises DraftError for a missing, too large, binary or undecodable one."""
    content = _content(found.path, found.name) if found.path else found.content
    if len(content) > MOST_BYTES:
        raise DraftError(found.name, None, f"larger than {MOST_BYTES >> 20} MB, so not read")
    return Draft(found.name, *decode(found.name, content, encoding, input_format), found.path, content)


def read_context(name: str | None) -> str | None:
    """Return the text of the message that the drafts answer, of a mail its own part; raises DraftError."""
    if name is None:
        return None
    found = Found(name, None, sys.stdin.buffer.read(MOST_BYTES + 1)) if name == STDIN else Found(name, Path(name))
    draft = read_draft(found, None, None)
    first = next(iter(segments(draft.text, name)), None)
    return first.prose.text if first is not None else ""


def _content(path: Path, name: str) -> bytes:
    """Return at most one byte more than a draft may have, so that an endless device ends."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DraftError(name, None, (error.strerror or str(error)).lower()) from error
