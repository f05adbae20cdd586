"""What other programs know a finding by: its file, its place in their units, and a fingerprint that outlives both."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from hashlib import blake2b
from pathlib import Path, PurePath

from stylecheck.baseline import fingerprint
from stylecheck.report.model import CheckedFile


def relative(path: str) -> str:
    """Return a path with slashes, relative to the working directory where it lies below that."""
    given = PurePath(path)
    return (given.relative_to(Path.cwd()) if given.is_relative_to(Path.cwd()) else given).as_posix()


def uri(path: str) -> str:
    """Return a path as a relative URI, or an absolute one outside of the working directory."""
    from urllib.parse import quote

    shown = relative(path)
    return ("file://" if PurePath(shown).is_absolute() else "") + quote(os.fsencode(shown))


def utf8_position(file: CheckedFile, offset: int) -> tuple[int, int]:
    """Return the 1-based line and column of an offset, the column in bytes of UTF-8."""
    line, column = file.index.line_column(offset)
    before = file.report.source[offset - column + 1 : offset]
    return line, len(before.encode("utf-8", "surrogateescape")) + 1


def fingerprints(file: CheckedFile) -> Iterator[str]:
    """Yield for each finding a hash of file, rule, words and sentence; of equal ones the second differs, and so on."""
    seen = Counter[str]()
    for item in file.report.diagnostics:
        known = f"{relative(file.path)}\0{item.rule}\0{fingerprint(file.report.source, item)}"
        seen[known] += 1
        yield blake2b(f"{known}\0{seen[known]}".encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()
