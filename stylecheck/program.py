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
from pathlib import Path
from typing import Any

from stylecheck.data import keep

UNICODE = int(re.UNICODE)
"""A plain number: combining members of an enumeration costs more than building a small matcher."""
MOST = 2000
"""Programs kept in one file; a draft needs some fifty, and the same ones come again."""

Key = int | str
Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


def tag() -> str:
    """Return what a program's validity depends on: the interpreter and its engine's version."""
    import _sre

    return f"{sys.implementation.cache_tag}-{_sre.MAGIC}"


class Programs:
    """The kept programs of one pattern table; written back at exit when new ones were needed."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[Key, Program] = _read(path) if path else {}
        self._changed = False

    def compile(self, key: Key, source: str, flags: int = 0) -> re.Pattern[str]:
        """Return the compiled pattern; ``key`` names it in this store: its place in a table, or itself."""
        if (program := self._known.get(key)) is not None:
            return _build(source, program)
        if self._path is not None and len(self._known) < MOST and (new := _program(source, flags)) is not None:
            self._known[key] = new
            self._remember()
            return _build(source, new)
        return re.compile(source, flags)

    def _remember(self) -> None:
        if not self._changed:
            self._changed = True
            atexit.register(self._write)

    def _write(self) -> None:
        assert self._path is not None
        keep(self._path, marshal.dumps(self._known))


def _read(path: Path) -> dict[Key, Program]:
    try:
        known: dict[Key, Program] = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _program(source: str, given: int) -> Program | None:
    """Compile a pattern to its program; None where the interpreter has no such thing."""
    try:
        import re._compiler as compiler  # type: ignore[import-not-found]

        parsed: Any = compiler._parser.parse(source, given)
        code: list[int] = compiler._code(parsed, given)
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
