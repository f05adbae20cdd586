"""YAML 1.2 core with file and line in every error: no surprises from `off`, `no` or `12:30`, no duplicate keys."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml

from stylecheck.errors import DataError
from stylecheck.lazy import lazy

Loc = tuple[str | int, ...]

BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
NULL = {"", "~", "null", "Null", "NULL"}
INTEGER = lazy(r"[-+]?[0-9]+")
FLOAT = lazy(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")
RESERVED = lazy("[\x10-\x1f]")
"""Characters that stand for something else in compiled rules: separators, edges of words, and what is frequent."""

DEEPEST = 100
"""Levels of nesting; no pack, profile or configuration has ten."""
MOST_VALUES = 2_000_000
"""Values in one file, each alias counted as all that it stands for."""
MOST_DIGITS = 4000
"""Digits of a whole number; Python reads no longer one."""
MOST_BYTES = 32 * 2**20


class YamlFile:
    """One parsed file: plain values, and the line that each value stands on."""

    def __init__(self, path: Path, source: str) -> None:
        """Parse YAML text; raises DataError at the first line that is not YAML, repeats a key or goes too far."""
        self.path = str(path)
        self._lines: dict[Loc, int] = {}
        try:
            self.value = _Reading(self.path, self._lines).value(source)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise DataError(self.path, mark.line + 1 if mark else 1, error.problem or "not YAML") from error
        except yaml.YAMLError as error:
            raise DataError(self.path, 1, str(error).replace("\n", " ")) from error

    def line(self, loc: Loc) -> int:
        """Return the 1-based line of a value, or of the nearest enclosing one."""
        while loc and loc not in self._lines:
            loc = loc[:-1]
        return self._lines.get(loc, 1)

    def error(self, loc: Loc, problem: str) -> DataError:
        """Return an error that points at a value."""
        return DataError(self.path, self.line(loc), problem)


class _Open:
    """A mapping or list that is being read: what it holds so far, and how many values that are."""

    def __init__(self, loc: Loc, value: dict[str, Any] | list[Any], anchor: str | None, line: int) -> None:
        self.loc, self.value, self.anchor, self.line = loc, value, anchor, line
        self.key: str | None = None
        self.size = 1


class _Reading:
    """One pass over the events of a file, without recursion: nesting and aliases cost what is written, no more."""

    def __init__(self, path: str, lines: dict[Loc, int]) -> None:
        self._path, self._lines = path, lines
        self._open: list[_Open] = []
        self._anchors: dict[str | None, tuple[Any, int]] = {}
        self._root: Any = None
        self._documents = 0

    def value(self, source: str) -> Any:
        """Return what a file says; raises DataError or yaml.YAMLError."""
        for event in yaml.parse(source, getattr(yaml, "CSafeLoader", yaml.SafeLoader)):
            line = event.start_mark.line + 1 if event.start_mark else 1
            if isinstance(event, yaml.DocumentStartEvent):
                self._documents += 1
                if self._documents > 1:
                    raise DataError(self._path, line, "but found another document")
            elif isinstance(event, yaml.CollectionStartEvent):
                self._begin(event, line)
            elif isinstance(event, yaml.CollectionEndEvent):
                done = self._open.pop()
                self._put(done.value, done.size, done.anchor, done.line)
            elif isinstance(event, yaml.AliasEvent):
                self._repeat(event.anchor, line)
            elif isinstance(event, yaml.ScalarEvent):
                self._take(event, line)
        return self._root

    def _begin(self, event: yaml.CollectionStartEvent, line: int) -> None:
        if len(self._open) >= DEEPEST:
            raise DataError(self._path, line, f"nested more than {DEEPEST} levels deep")
        loc = self._next(line)
        self._lines.setdefault(loc, line)
        value: dict[str, Any] | list[Any] = {} if isinstance(event, yaml.MappingStartEvent) else []
        self._open.append(_Open(loc, value, event.anchor, line))

    def _next(self, line: int) -> Loc:
        """Return the place of the value that begins; raises DataError where a key is due."""
        if not self._open:
            return ()
        inside = self._open[-1]
        if isinstance(inside.value, list):
            return (*inside.loc, len(inside.value))
        if inside.key is None:
            raise DataError(self._path, line, "a key must be plain text")
        return (*inside.loc, inside.key)

    def _take(self, event: yaml.ScalarEvent, line: int) -> None:
        if (kept := RESERVED.search(event.value)) is not None:
            problem = f"U+{ord(kept[0]):04X} is a control character that compiled rules keep for themselves"
            raise DataError(self._path, line, problem)
        inside = self._open[-1] if self._open else None
        if inside is not None and isinstance(inside.value, dict) and inside.key is None:
            self._name(inside, event.value, line)
        else:
            self._lines.setdefault(self._next(line), line)
            self._put(_scalar(event), 1, event.anchor, line)

    def _name(self, inside: _Open, key: str, line: int) -> None:
        if key in inside.value:
            raise DataError(self._path, line, f"the key “{key}” stands here twice")
        inside.key = key
        self._lines[(*inside.loc, key)] = line

    def _repeat(self, anchor: str | None, line: int) -> None:
        if anchor not in self._anchors:
            raise DataError(self._path, line, "found undefined alias")
        value, size = self._anchors[anchor]
        self._lines.setdefault(self._next(line), line)
        self._put(value, size, None, line)

    def _put(self, value: Any, size: int, anchor: str | None, line: int) -> None:
        """Add a finished value to what is around it."""
        if anchor is not None:
            self._anchors[anchor] = (value, size)
        if not self._open:
            self._root = value
            return
        inside = self._open[-1]
        inside.size += size
        if inside.size > MOST_VALUES:
            raise DataError(self._path, line, f"more than {MOST_VALUES:,} values, aliases counted in full")
        if isinstance(inside.value, list):
            inside.value.append(value)
        else:
            assert inside.key is not None
            inside.value[inside.key] = value
            inside.key = None


def _scalar(event: yaml.ScalarEvent) -> Any:
    text: str = event.value
    if event.style in ("'", '"', "|", ">"):
        return text
    if text in BOOLEAN:
        return BOOLEAN[text]
    if text in NULL:
        return None
    if INTEGER.fullmatch(text) and len(text) < MOST_DIGITS:
        return int(text)
    return float(text) if FLOAT.fullmatch(text) else text


def read_text(path: Path) -> str:
    """Return the UTF-8 text of a data file; raises DataError if it cannot be read or is too large."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise DataError(str(path), 1, f"larger than {MOST_BYTES >> 20} MB, so not read")
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError(str(path), line, "not UTF-8") from error
    except OSError as error:
        raise DataError(str(path), 1, error.strerror or str(error)) from error
