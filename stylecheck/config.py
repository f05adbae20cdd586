"""Settings from ``[tool.stylecheck]`` in pyproject.toml or from .stylecheck.yaml, found upward from a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from stylecheck.errors import ConfigError, DataError, nearest
from stylecheck.lazy import lazy

YAML_NAME = ".stylecheck.yaml"
TOML_NAME = "pyproject.toml"
TEXT_KEYS = (
    "culture",
    "language",
    "channel",
    "to",
    "from",
    "subject",
    "address",
    "register",
    "audience",
    "fail-on",
    "output-format",
    "input-format",
)
LIST_KEYS = ("select", "ignore", "keys", "rules", "locales")
PATH_KEYS = ("rules", "locales", "baseline")
"""Settings that name files: relative to the configuration file that they stand in."""
RUN_TEXT_KEYS = ("extend", "baseline")
RUN_LIST_KEYS = ("exclude",)
RUN_KEYS = (*RUN_TEXT_KEYS, *RUN_LIST_KEYS, "overrides")
"""Settings for a whole run, which an override for some files cannot have."""
FILE_KEYS = (*TEXT_KEYS, *LIST_KEYS, "recipients", "severity", "grammar")
GRAMMAR_KEYS: dict[str, type | tuple[type, ...]] = {
    "url": str, "local": bool, "picky": bool, "mother_tongue": str, "disabled": list, "timeout": (int, float),
}  # fmt: skip
KEYS = (*FILE_KEYS, *RUN_KEYS)
CAPTURES = ("culture", "language", "channel")
"""What a folder's name can say, as in ``templates/{culture}/**``."""
CAPTURE = lazy(r"\{(\w+)\}")
CODE = lazy(r"([a-z]{2,3})[-_]([a-z]{2})", re.IGNORECASE)

Loc = tuple[str | int, ...]


class Setting(NamedTuple):
    """A value, the file and line that say so, and the glob that took it to a file, if it stands in an override."""

    value: Any
    path: Path
    line: int
    glob: str = ""
    captured: bool = False
    """Whether the glob read the value from the file's path."""

    def __str__(self) -> str:
        how = "from the path by" if self.captured else "for"
        return f"{self.path}:{self.line}" + (f", {how} {self.glob}" if self.glob else "")


class Layer(NamedTuple):
    """One configuration file as read; ``line`` tells where a value stands."""

    path: Path
    values: Mapping[str, Any]
    line: Callable[[Loc], int]

    def setting(self, loc: Loc, value: Any, glob: str = "") -> Setting:
        """Return a value with its place; a path in it becomes absolute."""
        if loc[-1] in PATH_KEYS:
            folder = self.path.parent
            value = [str(folder / entry) for entry in value] if isinstance(value, list) else str(folder / value)
        return Setting(value, self.path, self.line(loc), glob)


class Config(NamedTuple):
    """A configuration file and those that it extends, the farthest base first; no layers without a file."""

    layers: tuple[Layer, ...] = ()

    @property
    def root(self) -> Path | None:
        """The directory that globs are relative to: that of the file found first."""
        return self.layers[-1].path.parent if self.layers else None

    def settings(self, file: Path | None) -> dict[str, Any]:
        """Return the settings for a file, later matching overrides winning; paths are absolute."""
        plain: dict[str, Any] = {}
        for name, setting in self.explain(file).items():
            key, dot, rule = name.partition(".")
            if dot:
                plain.setdefault(key, {})[rule] = setting.value
            else:
                plain[key] = setting.value
        return plain

    def explain(self, file: Path | None) -> dict[str, Setting]:
        """Return the settings for a file with where each comes from; severities as ``severity.RULE``."""
        found: dict[str, Setting] = {}
        for layer in self.layers:
            for key, value in layer.values.items():
                if key not in ("overrides", "extend"):
                    found.update(flat(layer, (key,), value))
        if file is not None:
            for layer in self.layers:
                for number in range(len(layer.values.get("overrides", ()))):
                    found.update(self._override(layer, number, file))
        return found

    def _override(self, layer: Layer, number: int, file: Path) -> Iterator[tuple[str, Setting]]:
        """Yield what one override says to a file, first what its glob reads from the path."""
        override = layer.values["overrides"][number]
        taken = self._glob(file, override["files"])
        if taken is None:
            return
        glob, captured = taken
        for key, text in captured.items():
            yield key, Setting(text, layer.path, layer.line(("overrides", number, "files")), glob, captured=True)
        for key, value in override.items():
            if key != "files":
                yield from flat(layer, ("overrides", number, key), value, glob)

    def _glob(self, file: Path, globs: list[str]) -> tuple[str, dict[str, str]] | None:
        """Return the last glob that matches a file, with what it captures; None when none does or it says `!`."""
        assert self.root is not None
        try:
            relative = file.resolve().relative_to(self.root.resolve()).as_posix()
        except ValueError:
            return None
        taken = None
        for glob in globs:
            regex, include = _regex(glob)
            if (match := regex.search(relative)) is not None:
                groups = match.groupdict()
                captured = {key: _spelled(groups[key]) for key in CAPTURES if groups.get(key)}
                taken = (glob, captured) if include else None
        return taken


def flat(layer: Layer, loc: Loc, value: Any, glob: str = "") -> Iterator[tuple[str, Setting]]:
    """Yield the setting at a place of a file; severities one by one, as ``severity.RULE``."""
    key = str(loc[-1])
    if key != "severity":
        yield key, layer.setting(loc, value, glob)
        return
    for rule, word in value.items():
        yield f"severity.{rule}", layer.setting((*loc, rule), word, glob)


@cache
def _regex(glob: str) -> tuple[re.Pattern[str], bool]:
    """Compile a glob as .gitignore writes them, its ``{culture}`` and the like as groups."""
    from pathspec.patterns.gitignore.spec import GitIgnoreSpecPattern

    regex, include = GitIgnoreSpecPattern.pattern_to_regex(glob)
    for name in CAPTURES:
        regex = str(regex or "").replace(re.escape(f"{{{name}}}"), f"(?P<{name}>[^/]+)", 1)
    return re.compile(regex), include is not False


def _spelled(text: str) -> str:
    """Return a captured name as profiles spell it: de_de and DE-de are de-DE."""
    if (code := CODE.fullmatch(text)) is not None:
        return f"{code[1].lower()}-{code[2].upper()}"
    return text.replace("_", "-")


def find_config(start: Path) -> Config:
    """Return the nearest configuration at or above a directory; raises ConfigError or DataError."""
    return _find(start.resolve())


@cache
def _find(directory: Path) -> Config:
    for folder in (directory, *directory.parents):
        for name in (YAML_NAME, TOML_NAME):
            path = folder / name
            if path.is_file() and (layer := _read(path)) is not None:
                return Config(tuple(_with_bases(layer)))
    return Config()


@cache
def read_config(path: Path) -> Config:
    """Return the configuration of one named file; raises ConfigError when it says nothing of stylecheck."""
    return Config(tuple(_with_bases(_named(path))))


def _named(path: Path) -> Layer:
    if not path.is_file():
        raise ConfigError(f"{path}: no such configuration file")
    layer = _read(path)
    if layer is None:
        raise ConfigError(f"{path}: no [tool.stylecheck] table")
    return layer


def _with_bases(layer: Layer) -> list[Layer]:
    """Return a layer with what it extends before it; raises DataError for a cycle or a missing base."""
    layers = [layer]
    seen = [layer.path.resolve()]
    while "extend" in layers[0].values:
        upper = layers[0]
        base = (upper.path.parent / upper.values["extend"]).resolve()
        if base in seen:
            chain = " extends ".join(path.name for path in [*seen[seen.index(base) :], base])
            raise DataError(str(upper.path), upper.line(("extend",)), f"extend: a cycle: {chain}")
        try:
            layers.insert(0, _named(base))
        except ConfigError as error:
            raise DataError(str(upper.path), upper.line(("extend",)), f"extend: {error}") from error
        seen.append(base)
    return layers


def _read(path: Path) -> Layer | None:
    if path.suffix == ".toml":
        return _read_toml(path)
    from stylecheck.yamlfile import YamlFile, read_text

    file = YamlFile(path, read_text(path))
    return _validated(Layer(path, file.value if file.value is not None else {}, file.line))


def _read_toml(path: Path) -> Layer | None:
    source = path.read_bytes()
    if b"[tool.stylecheck" not in source:
        return None
    import tomllib

    try:
        values = tomllib.loads(source.decode()).get("tool", {}).get("stylecheck", {})
    except RecursionError as error:
        raise DataError(str(path), 1, "nested too deeply") from error
    except ValueError as error:
        line = re.search(r"line (\d+)", str(error))
        raise DataError(str(path), int(line[1]) if line else 1, f"not TOML: {error}") from error
    text = source.decode()
    return _validated(Layer(path, values, lambda loc: _toml_line(text, loc)))


def _toml_line(source: str, loc: Loc) -> int:
    """Return the line of a key; of an entry of a list of tables, that of its own header or key."""
    position = source.index("[tool.stylecheck")
    for part in loc:
        if isinstance(part, int):
            headers = list(re.finditer(rf"^[^\S\n]*\[\[tool\.stylecheck\.{loc[0]}\]\]", source, re.MULTILINE))
            position = headers[part].end() if part < len(headers) else position
            continue
        key = re.compile(rf"^[^\S\n]*(?:\[+tool\.stylecheck\.)?[\"']?{re.escape(part)}\b", re.MULTILINE)
        match = key.search(source, position)
        position = match.start() if match else position
    return source.count("\n", 0, position) + 1


def _validated(layer: Layer) -> Layer:
    validate(layer, (), layer.values, KEYS)
    for number, override in enumerate(layer.values.get("overrides", ())):
        loc = ("overrides", number)
        validate(layer, loc, override, ("files", *FILE_KEYS))
        if "files" not in override:
            raise _error(layer, loc, "overrides: each entry needs `files`, a list of globs")
        for name in CAPTURE.findall(" ".join(override["files"])):
            if name not in CAPTURES:
                known = ", ".join(f"{{{capture}}}" for capture in CAPTURES)
                problem = f"files: “{{{name}}}” is not one of {known}{nearest(name, CAPTURES)}"
                raise _error(layer, (*loc, "files"), problem)
    return layer


def validate(layer: Layer, loc: Loc, values: Any, keys: tuple[str, ...]) -> None:
    """Raise DataError at the first key that is unknown or has a value of the wrong kind."""
    if not isinstance(values, dict):
        raise _error(layer, loc, "settings must be a mapping of keys to values")
    for key, value in values.items():
        if key not in keys:
            where = " in overrides: it is for the whole run" if key in KEYS else nearest(key, keys)
            raise _error(layer, (*loc, key), f"unknown setting “{key}”{where}")
        if problem := _problem(key, value):
            raise _error(layer, (*loc, key), f"{key}: {problem}")


def _error(layer: Layer, loc: Loc, problem: str) -> DataError:
    return DataError(str(layer.path), layer.line(loc), problem)


def _problem(key: str, value: Any) -> str:
    """Return what is wrong with a value, or an empty string."""
    if key in (*TEXT_KEYS, *RUN_TEXT_KEYS):
        return "" if isinstance(value, str) else "must be a string"
    if key in (*LIST_KEYS, *RUN_LIST_KEYS, "files"):
        strings = isinstance(value, list) and all(isinstance(item, str) for item in value)
        return "" if strings else "must be a list of strings"
    if key == "recipients":
        return "" if isinstance(value, int) and value > 0 else "must be a positive whole number"
    if key == "grammar":
        return _grammar_problem(value)
    if key == "severity":
        words = isinstance(value, dict) and all(isinstance(word, str) for word in value.values())
        return "" if words else "must map rules to severities"
    return (
        ""
        if isinstance(value, list) and all(isinstance(item, dict) for item in value)
        else "must be a list of mappings"
    )


def _grammar_problem(value: Any) -> str:
    if not isinstance(value, dict):
        return "must be a mapping"
    for key, given in value.items():
        if key not in GRAMMAR_KEYS:
            return f"unknown key “{key}”{nearest(key, GRAMMAR_KEYS)}"
        if not isinstance(given, GRAMMAR_KEYS[key]):
            return f"{key} has the wrong kind of value"
    return ""
