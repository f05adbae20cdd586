"""Finding and reading drafts: files, directories and stdin, each decoded once."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from stylecheck.cli.walk import files
from stylecheck.errors import ConfigError
from stylecheck.formats import SUFFIXES

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
STDIN = "-"


class Draft(NamedTuple):
    """A draft's text with where it came from and the bytes it was decoded from; ``path`` is None for stdin."""

    name: str
    text: str
    encoding: str
    path: Path | None
    content: bytes


class Found(NamedTuple):
    """A draft that is there to be read; stdin has no path but its content."""

    name: str
    path: Path | None
    content: bytes = b""


def find_drafts(paths: Iterable[str], stdin_filename: str, excluded: Callable[[Path], bool]) -> Iterator[Found]:
    """Yield every draft that is named or lies in a named directory; raises ConfigError for an empty directory."""
    for name in paths:
        path = Path(name)
        if name == STDIN:
            yield Found(stdin_filename, None, sys.stdin.buffer.read())
        elif path.is_dir():
            found = list(files(path, lambda file: file.suffix.lower() in SUFFIXES, excluded))
            if not found:
                raise ConfigError(f"{name}: 0 files: no drafts ({', '.join(SUFFIXES)}) in this directory")
            yield from (Found(str(file), file) for file in found)
        else:
            yield Found(name, path)


def read_draft(found: Found, encoding: str | None) -> Draft:
    """Return a draft's text; raises ConfigError for a missing, binary or undecodable one."""
    return _read(found.path, found.name, encoding) if found.path else _decode(*found, encoding)


def read_context(name: str | None) -> str | None:
    """Return the text of the message that the drafts answer; raises ConfigError for an unreadable one."""
    if name is None:
        return None
    found = Found(name, None, sys.stdin.buffer.read()) if name == STDIN else Found(name, Path(name))
    return read_draft(found, None).text


def _read(path: Path, name: str, encoding: str | None) -> Draft:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{name}: {(error.strerror or str(error)).lower()}") from error
    return _decode(name, path, content, encoding)


def _decode(name: str, path: Path | None, content: bytes, encoding: str | None) -> Draft:
    chosen = encoding or next((known for bom, known in BOMS.items() if content.startswith(bom)), "utf-8")
    if chosen.startswith("utf-8") and b"\0" in content[:8192]:
        raise ConfigError(f"{name}: a binary file, not text")
    try:
        return Draft(name, content.decode(chosen), chosen, path, content)
    except LookupError as error:
        raise ConfigError(f"unknown encoding “{chosen}”") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        hint = "" if encoding else "; name another with --encoding, such as --encoding cp1252"
        raise ConfigError(f"{name}:{line}: not {chosen}: byte 0x{content[error.start]:02x}{hint}") from error
