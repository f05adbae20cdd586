"""Keeps compiled regular expressions between runs: compiling some fifty patterns costs more than a whole check.

CPython turns a pattern into a list of integers and builds the matcher from it; the list is what is kept, in the
user's cache, for the patterns that drafts have needed so far. Where that inner interface is missing or differs,
``re.compile`` does the work as ever. The interpreter validates a program before it runs it.
"""

from __future__ import annotations

import atexit
import marshal
import os
import re
import sys
from array import array
from collections.abc import Callable
from pathlib import Path
from typing import Any

MOST = 2000
"""Programs kept in one file; a draft needs some fifty, and the same ones come again."""

Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]


def tag() -> str:
    """Return what a program's validity depends on: the interpreter and its engine's version."""
    import _sre

    return f"{sys.implementation.cache_tag}-{_sre.MAGIC}"


class Programs:
    """The kept programs of one pattern table; written back at exit when new ones were needed."""

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._known: dict[int, Program] = _read(path) if path else {}
        self._changed = False

    def compile(self, index: int, source: str) -> re.Pattern[str]:
        """Return the compiled pattern; ``index`` is its place in the table."""
        if (program := self._known.get(index)) is not None:
            return _build(source, program)
        if self._path is not None and len(self._known) < MOST and (new := _program(source)) is not None:
            self._known[index] = new
            self._remember()
            return _build(source, new)
        return re.compile(source)

    def _remember(self) -> None:
        if not self._changed:
            self._changed = True
            atexit.register(self._write)

    def _write(self) -> None:
        assert self._path is not None
        part = self._path.with_suffix(f".{os.getpid()}.part")
        try:
            self._path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(marshal.dumps(self._known))
            part.replace(self._path)
        except OSError:
            part.unlink(missing_ok=True)


def _read(path: Path) -> dict[int, Program]:
    try:
        known: dict[int, Program] = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return known if isinstance(known, dict) else {}


def _program(source: str) -> Program | None:
    """Compile a pattern to its program; None where the interpreter has no such thing."""
    try:
        import re._compiler as compiler  # type: ignore[import-not-found]

        parsed: Any = compiler._parser.parse(source, 0)
        code: list[int] = compiler._code(parsed, 0)
    except (ImportError, AttributeError):
        return None
    state = parsed.state
    names: list[str | None] = [None] * state.groups
    for name, number in state.groupdict.items():
        names[number] = name
    return state.flags, array("I", code).tobytes(), state.groups - 1, dict(state.groupdict), tuple(names)


def _build(source: str, program: Program) -> re.Pattern[str]:
    """Return the matcher of a program; compiles afresh if the interpreter refuses it."""
    flags, code, groups, group_index, names = program
    try:
        import _sre

        build: Callable[..., re.Pattern[str]] = _sre.compile
        return build(source, flags | re.UNICODE, array("I", code).tolist(), groups, group_index, names)
    except (ImportError, AttributeError, TypeError, ValueError, RuntimeError):
        return re.compile(source)
