"""Finding and reading drafts: files, directories and stdin, each decoded once and written back as it was."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeVar

from stylecheck.errors import ConfigError, DraftError, StylecheckError
from stylecheck.formats import is_wanted
from stylecheck.formats.decoding import decode

STDIN = "-"
MOST_BYTES = 32 * 2**20
"""A larger file is no draft and no catalogue."""
T = TypeVar("T")


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

    def write(self, text: str) -> None:
        """Write fixed text back, encoded as it was read."""
        assert self.path is not None
        self.path.write_bytes(text.encode(self.encoding, self.errors))


class Unread:
    """The drafts of one run that could not be read: the others are checked, and these reported at the end."""

    def __init__(self) -> None:
        self._problems: list[str] = []

    def each(self, work: Callable[[Found], T], drafts: Iterable[Found]) -> Iterator[T]:
        """Yield what the work makes of each draft that can be read."""
        for found in drafts:
            try:
                yield work(found)
            except DraftError as error:
                self._problems.append(str(error))

    def report(self) -> None:
        """Raise StylecheckError with a line for each draft, if there are any."""
        if self._problems:
            raise StylecheckError("\n".join(self._problems))


def find_drafts(paths: Iterable[str], stdin_filename: str, *, data: bool = False) -> Iterator[Found]:
    """Yield every draft that is named or lies in a named directory; raises ConfigError for an empty directory.

    ``data`` takes every JSON, YAML, CSV and properties file of a directory, not only those named after a language.
    """
    for name in paths:
        path = Path(name)
        if name == STDIN:
            yield Found(stdin_filename, None, sys.stdin.buffer.read(MOST_BYTES + 1))
        elif path.is_dir():
            found = _drafts(path, data=data)
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
    return Draft(found.name, *decode(found.name, content, encoding, input_format), found.path)


def _drafts(folder: Path, *, data: bool) -> list[Path]:
    """Return the drafts below a folder, hidden ones left out, in a stable order; links to folders are not followed."""
    found = (path for path in folder.rglob("*") if is_wanted(str(path), data=data) and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _content(path: Path, name: str) -> bytes:
    """Return at most one byte more than a draft may have, so that an endless device ends."""
    try:
        with path.open("rb") as file:
            return file.read(MOST_BYTES + 1)
    except OSError as error:
        raise DraftError(name, None, (error.strerror or str(error)).lower()) from error
