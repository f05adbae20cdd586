"""YAML 1.2 core with file and line in every error: no surprises from `off`, `no` or `12:30`, no duplicate keys."""

from __future__ import annotations

from collections.abc import Iterator
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


class YamlFile:
    """One parsed file: plain values, and the line that each value stands on."""

    def __init__(self, path: Path, source: str) -> None:
        """Parse YAML text; raises DataError at the first line that is not YAML or repeats a key."""
        self.path = str(path)
        self._lines: dict[Loc, int] = {}
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        try:
            node = yaml.compose(source, loader)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            raise DataError(self.path, mark.line + 1 if mark else 1, error.problem or "not YAML") from error
        except yaml.YAMLError as error:
            raise DataError(self.path, 1, str(error).replace("\n", " ")) from error
        self.value = None if node is None else self._build(node, ())

    def line(self, loc: Loc) -> int:
        """Return the 1-based line of a value, or of the nearest enclosing one."""
        while loc and loc not in self._lines:
            loc = loc[:-1]
        return self._lines.get(loc, 1)

    def error(self, loc: Loc, problem: str) -> DataError:
        """Return an error that points at a value."""
        return DataError(self.path, self.line(loc), problem)

    def _build(self, node: yaml.Node, loc: Loc) -> Any:
        self._lines.setdefault(loc, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return dict(self._pairs(node, loc))
        if isinstance(node, yaml.SequenceNode):
            return [self._build(item, (*loc, index)) for index, item in enumerate(node.value)]
        assert isinstance(node, yaml.ScalarNode)
        return _scalar(node)

    def _pairs(self, node: yaml.MappingNode, loc: Loc) -> Iterator[tuple[str, Any]]:
        seen: set[str] = set()
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in seen:
                raise DataError(self.path, line, f"the key “{key}” stands here twice")
            seen.add(key)
            self._lines[(*loc, key)] = line
            yield key, self._build(value_node, (*loc, key))


def _scalar(node: yaml.ScalarNode) -> Any:
    text: str = node.value
    if node.style in ("'", '"', "|", ">"):
        return text
    if text in BOOLEAN:
        return BOOLEAN[text]
    if text in NULL:
        return None
    if INTEGER.fullmatch(text):
        return int(text)
    return float(text) if FLOAT.fullmatch(text) else text


def read_text(path: Path) -> str:
    """Return the UTF-8 text of a data file; raises DataError if it cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise DataError(str(path), line, "not UTF-8") from error
    except OSError as error:
        raise DataError(str(path), 1, error.strerror or str(error)) from error
