"""Settings from ``[tool.stylecheck]`` in pyproject.toml or from .stylecheck.yaml, found upward from a file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, NamedTuple

from stylecheck.errors import ConfigError, DataError, nearest

YAML_NAME = ".stylecheck.yaml"
TOML_NAME = "pyproject.toml"
TEXT_KEYS = (
    "culture",
    "language",
    "channel",
    "to",
    "address",
    "register",
    "audience",
    "fail-on",
    "output-format",
    "input-format",
)
LIST_KEYS = ("select", "ignore", "keys", "rules", "locales")
KEYS = (*TEXT_KEYS, *LIST_KEYS, "recipients", "severity", "overrides")


class Config(NamedTuple):
    """Settings of one configuration file; ``path`` is None without one."""

    path: Path | None = None
    values: Mapping[str, Any] = MappingProxyType({})

    def settings(self, file: Path | None) -> dict[str, Any]:
        """Return the settings for a file, later matching overrides winning; paths are absolute."""
        merged = {key: value for key, value in self.values.items() if key != "overrides"}
        for override in self.values.get("overrides", ()):
            if file is not None and any(self._matches(file, glob) for glob in override["files"]):
                merged |= {key: value for key, value in override.items() if key != "files"}
        if self.path is not None:
            for key in ("rules", "locales"):
                if key in merged:
                    merged[key] = [str(self.path.parent / entry) for entry in merged[key]]
        return merged

    def _matches(self, file: Path, glob: str) -> bool:
        assert self.path is not None
        try:
            relative = file.resolve().relative_to(self.path.parent.resolve()).as_posix()
        except ValueError:
            return False
        return fnmatch(relative, glob) or fnmatch(file.name, glob)


def find_config(start: Path) -> Config:
    """Return the nearest configuration at or above a directory; raises ConfigError or DataError."""
    return _find(start.resolve())


@cache
def _find(directory: Path) -> Config:
    for folder in (directory, *directory.parents):
        for name in (YAML_NAME, TOML_NAME):
            path = folder / name
            if path.is_file() and (values := _read(path)) is not None:
                return Config(path, values)
    return Config()


def read_config(path: Path) -> Config:
    """Return the configuration of one named file; raises ConfigError when it says nothing of stylecheck."""
    if not path.is_file():
        raise ConfigError(f"{path}: no such configuration file")
    values = _read(path)
    if values is None:
        raise ConfigError(f"{path}: no [tool.stylecheck] table")
    return Config(path, values)


def _read(path: Path) -> dict[str, Any] | None:
    if path.suffix == ".toml":
        return _read_toml(path)
    from stylecheck.yamlfile import YamlFile, read_text

    file = YamlFile(path, read_text(path))
    values = file.value if file.value is not None else {}
    _validate(values, path, lambda key: file.line((key,)))
    return dict(values)


def _read_toml(path: Path) -> dict[str, Any] | None:
    source = path.read_bytes()
    if b"[tool.stylecheck" not in source:
        return None
    import tomllib

    try:
        values = tomllib.loads(source.decode()).get("tool", {}).get("stylecheck", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        line = re.search(r"line (\d+)", str(error))
        raise DataError(str(path), int(line[1]) if line else 1, f"not TOML: {error}") from error
    _validate(values, path, lambda key: _toml_line(source.decode(), key))
    return dict(values)


def _toml_line(source: str, key: str) -> int:
    table = source.index("[tool.stylecheck")
    match = re.compile(rf"^\s*(?:\[+tool\.stylecheck\.)?[\"']?{re.escape(key)}\b", re.MULTILINE).search(source, table)
    return source.count("\n", 0, match.start() + 1 if match else table) + 1


def _validate(values: Any, path: Path, line: Any, keys: tuple[str, ...] = KEYS) -> None:
    """Raise DataError at the first key that is unknown or has a value of the wrong kind."""
    if not isinstance(values, dict):
        raise DataError(str(path), 1, "settings must be a mapping of keys to values")
    for key, value in values.items():
        if key not in keys:
            raise DataError(str(path), line(key), f"unknown setting “{key}”{nearest(key, keys)}")
        if problem := _problem(key, value):
            raise DataError(str(path), line(key), f"{key}: {problem}")
    for override in values.get("overrides", ()):
        _validate(
            override, path, lambda _: line("overrides"), tuple(key for key in (*KEYS, "files") if key != "overrides")
        )
        if "files" not in override:
            raise DataError(str(path), line("overrides"), "overrides: each entry needs `files`, a list of globs")


def _problem(key: str, value: Any) -> str:
    """Return what is wrong with a value, or an empty string."""
    if key in TEXT_KEYS:
        return "" if isinstance(value, str) else "must be a string"
    if key in LIST_KEYS or key == "files":
        strings = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return "" if strings else "must be a list of strings"
    if key == "recipients":
        return "" if isinstance(value, int) and value > 0 else "must be a positive whole number"
    if key == "severity":
        words = isinstance(value, dict) and all(isinstance(word, str) for word in value.values())
        return "" if words else "must map rules to severities"
    return (
        ""
        if isinstance(value, list) and all(isinstance(item, dict) for item in value)
        else "must be a list of mappings"
    )
