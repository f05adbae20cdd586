"""Reading drafts: files, directories and stdin, each decoded once and written back as it was."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from stylecheck.errors import ConfigError
from stylecheck.formats import SUFFIXES

BOMS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
STDIN = "-"


class Draft(NamedTuple):
    """A draft's text with where it came from and how it was encoded; ``path`` is None for stdin."""

    name: str
    text: str
    encoding: str
    path: Path | None

    def write(self, text: str) -> None:
        """Write fixed text back, encoded as it was read."""
        assert self.path is not None
        self.path.write_bytes(text.encode(self.encoding))


def read_drafts(paths: Iterable[str], stdin_filename: str, encoding: str | None) -> Iterator[Draft]:
    """Yield every draft; raises ConfigError for a missing, empty, binary or undecodable one."""
    for name in paths:
        if name == STDIN:
            yield _decode(stdin_filename, sys.stdin.buffer.read(), None, encoding)
            continue
        path = Path(name)
        if path.is_dir():
            found = _texts(path)
            if not found:
                raise ConfigError(f"{name}: 0 files: no drafts ({', '.join(SUFFIXES)}) in this directory")
            for file in found:
                yield _read(file, str(file), encoding)
        else:
            yield _read(path, name, encoding)


def read_context(name: str | None) -> str | None:
    """Return the text of the message that the drafts answer; raises ConfigError for an unreadable one."""
    if name is None:
        return None
    return next(iter(read_drafts([name], "stdin.txt", None))).text


def _texts(folder: Path) -> list[Path]:
    """Return the drafts below a folder, hidden ones left out, in a stable order."""
    found = (path for path in folder.rglob("*") if path.suffix.lower() in SUFFIXES and path.is_file())
    return sorted(path for path in found if not any(part.startswith(".") for part in path.relative_to(folder).parts))


def _read(path: Path, name: str, encoding: str | None) -> Draft:
    try:
        content = path.read_bytes()
    except OSError as error:
        raise ConfigError(f"{name}: {(error.strerror or str(error)).lower()}") from error
    return _decode(name, content, path, encoding)


def _decode(name: str, content: bytes, path: Path | None, encoding: str | None) -> Draft:
    chosen = encoding or next((known for bom, known in BOMS.items() if content.startswith(bom)), "utf-8")
    if chosen.startswith("utf-8") and b"\0" in content[:8192]:
        raise ConfigError(f"{name}: a binary file, not text")
    try:
        return Draft(name, content.decode(chosen), chosen, path)
    except LookupError as error:
        raise ConfigError(f"unknown encoding “{chosen}”") from error
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        hint = "" if encoding else "; name another with --encoding, such as --encoding cp1252"
        raise ConfigError(f"{name}:{line}: not {chosen}: byte 0x{content[error.start]:02x}{hint}") from error
