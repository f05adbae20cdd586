"""Keeps compiled regular expressions between runs: compiling some fifty patterns costs more than a whole check.

CPython turns a pattern into a list of integers and builds the matcher from it; the list is what is kept, in the
user's cache, for the patterns that drafts have needed so far. Where that inner interface is missing or differs,
``re.compile`` does the work as ever. The interpreter validates a program before it runs it.
"""

from __future__ import annotations

import atexit
import marshal
import re
import sys
from array import array
from collections.abc import Callable
from itertools import accumulate
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

from stylecheck.data import keep

UNICODE = int(re.UNICODE)
"""A plain number: combining members of an enumeration costs more than building a small matcher."""
MOST = 2000
"""Programs kept in one file, some 7 MB; a draft needs some fifty, and the same ones come again."""

VERSION = 2
"""Of the programs that are made here; raised whenever a pattern is made into another program."""
LENGTH = 8
"""Bytes that say how long the table at the head of a file is."""

Key = int | str
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


def tag() -> str:
    """Return what a program's validity depends on: the interpreter and its engine's version."""
    import _sre

    return f"{sys.implementation.cache_tag}-{_sre.MAGIC}-{VERSION}"


class Programs:
    """The kept programs of one pattern table; written back at exit when new ones were needed.

    The file begins with the length of a table, eight bytes, and the table: where each program starts and how long it
    is. A run needs few of the programs, so the file is mapped into memory, not read.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._file, self._places = _opened(path) if path else (b"", {})
        self._new: dict[Key, bytes] = {}

    def compile(self, key: Key, source: str, flags: int = 0) -> re.Pattern[str]:
        """Return the compiled pattern; ``key`` names it in this store: its place in a table, or itself."""
        program = self._kept(key)
        if program is None:
            program = _program(source, flags)
            self._remember(key, program)
        return _build(source, program) if program is not None else re.compile(source, flags)

    def _remember(self, key: Key, program: Program | None) -> None:
        many = len(self._places) + len(self._new) >= MOST
        if program is None or self._path is None or many:
            return
        if not self._new:
            atexit.register(self._write)
        self._new[key] = marshal.dumps(program)

    def _kept(self, key: Key) -> Program | None:
        if key not in self._places:
            return None
        start, end = self._places[key]
        try:
            program: Program = marshal.loads(self._file[start:end])
        except (ValueError, EOFError, TypeError):  # not what was written
            return None
        return program

    def _write(self) -> None:
        assert self._path is not None
        programs = {key: self._file[start:end] for key, (start, end) in self._places.items()} | self._new
        if isinstance(self._file, mmap):
            self._file.close()  # else Windows would not replace it
        sizes = [len(program) for program in programs.values()]
        ends = list(accumulate(sizes))
        places = {key: (end - size, end) for key, size, end in zip(programs, sizes, ends, strict=True)}
        table = marshal.dumps(places)
        keep(self._path, b"".join([len(table).to_bytes(LENGTH, "little"), table, *programs.values()]))


def _opened(path: Path) -> tuple[mmap | bytes, dict[Key, tuple[int, int]]]:
    """Map a file of programs; return it with where each program starts and ends in it."""
    try:
        with path.open("rb") as file:
            content = mmap(file.fileno(), 0, access=ACCESS_READ)
        begin = LENGTH + int.from_bytes(content[:LENGTH], "little")
        places: dict[Key, tuple[int, int]] = marshal.loads(content[LENGTH:begin])
        return content, {key: (begin + start, begin + end) for key, (start, end) in places.items()}
    except (OSError, ValueError, EOFError, TypeError, AttributeError):
        return b"", {}


def _program(source: str, given: int) -> Program | None:
    """Compile a pattern to its program; None where the interpreter has no such thing."""
    try:
        import re._compiler as compiler  # type: ignore[import-not-found]

        from stylecheck.first import told

        parsed: Any = compiler._parser.parse(source, given)
        code = told(compiler._code(parsed, given), parsed, parsed.state.flags | given)
    except (ImportError, AttributeError):
        return None
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return state.flags | given, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)


def _build(source: str, program: Program) -> re.Pattern[str]:
    """Return the matcher of a program; compiles afresh if the interpreter refuses it."""
    flags, code, groups, group_index, names = program
    try:
        import _sre

        build: Callable[..., re.Pattern[str]] = _sre.compile
        return build(source, flags | UNICODE, array("I", code).tolist(), groups, group_index, names)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return re.compile(source, flags & ~UNICODE)
