"""Finds rule packs and profiles, compiles them once, and caches the result by content hash.

A unit is what is compiled together: the packs of one shipped language, one directory of user packs, or one
set of profile directories. The wheel ships its units compiled; elsewhere they go to the user's cache.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from stylecheck.data import LANGUAGE_FILE, MESSAGE_FILE, PACKAGE, SOURCES_FILE, cache_dir, data_dir, keep
from stylecheck.errors import ConfigError, DataError, DataErrors, nearest
from stylecheck.program import tag

try:  # hashlib itself loads OpenSSL, which costs some 3 ms at every start
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

FORMAT = 49
"""Version of the compiled form; raised whenever its shape or the meaning of a pattern changes."""

AT_WORK = frozenset({
    "data", "message", "why", "rewrite", "replace", "fix", "source", "unless", "excuse", "needs", "scope", "summary",
})  # fmt: skip
"""What of a rule is read when it runs: most rules never do, since no draft has their words."""

Compiled = dict[str, Any]


@cache
def languages() -> tuple[str, ...]:
    """Return the languages that have shipped packs, `any` left out."""
    return tuple(sorted(path.name for path in data_dir("rules").iterdir() if path.is_dir() and path.name != "any"))


def language_unit(language: str) -> Compiled:
    """Return the compiled packs of one shipped language; raises DataErrors."""
    root = data_dir("rules") / language
    if not root.is_dir():
        return {"language": {}, "patterns": None, "rules": []}
    return _unit(f"rules-{language}", root, lambda: _pack_files(root), "compile_packs")


def has_message(language: str) -> bool:
    """Tell whether a language says what messages are made of."""
    return (data_dir("rules") / language / MESSAGE_FILE).is_file()


def message_unit(language: str) -> Compiled:
    """Return what messages in a language are made of, compiled; raises DataErrors."""
    root = data_dir("rules") / language
    return _unit(f"message-{language}", root, lambda: [root / LANGUAGE_FILE, root / MESSAGE_FILE], "compile_message")


def user_unit(directory: Path) -> Compiled:
    """Return the compiled packs of a user's directory; raises ConfigError or DataErrors."""
    if not directory.is_dir():
        raise ConfigError(f"{directory}: no such rules directory")
    files = data_files(directory)
    if not files:
        raise ConfigError(f"{directory}: no rule packs (*.yaml) in this directory")
    return _unit("rules-user", directory, lambda: files, "compile_packs")


def titles() -> dict[str, list[list[str]]]:
    """Return the titles of all languages: for each, in every language that has it, its kind and gender."""
    found: dict[str, list[list[str]]] = titles_unit()["titles"]
    return found


def titles_unit() -> Compiled:
    """Return the compiled titles of all languages; raises DataErrors."""
    root = data_dir("rules")
    return _unit("titles", root, lambda: sorted(root.glob(f"*/{LANGUAGE_FILE}")), "compile_titles")


@cache
def _profiles(directories: tuple[Path, ...] = ()) -> dict[str, Compiled]:
    """Return all profiles, shipped and the user's; raises ConfigError or DataErrors."""
    for directory in directories:
        if not directory.is_dir():
            raise ConfigError(f"{directory}: no such locales directory")
    found: dict[str, Compiled] = locales_unit(directories)["profiles"]
    return found


def locales_unit(directories: tuple[Path, ...] = ()) -> Compiled:
    """Return the compiled profiles, the shipped ones and those of some directories; raises DataErrors."""
    shipped = data_dir("locales")
    return _unit(
        "locales-user" if directories else "locales",
        shipped,
        lambda: [path for folder in (shipped, *directories) for path in data_files(folder)],
        "compile_profiles",
    )


def cultures(directories: tuple[Path, ...] = ()) -> list[str]:
    """Return the names of all profiles, the base left out; raises ConfigError or DataErrors."""
    return sorted(name for name in _profiles(directories) if not name.startswith("_"))


def profile(culture: str, directories: tuple[Path, ...] = ()) -> Compiled:
    """Return one profile with what it extends merged in; raises ConfigError with the nearest name."""
    profiles = _profiles(directories)
    if culture in profiles:
        return profiles[culture]
    known = cultures(directories)
    folded = {name.lower(): name for name in known}
    close = folded.get(culture.lower().replace("_", "-"))
    hint = f"; did you mean “{close}”?" if close else nearest(culture, known)
    raise ConfigError(f"unknown culture “{culture}”{hint or '; `stylecheck cultures` lists them'}")


def packed(unit: Compiled) -> Compiled:
    """Return a unit with what its rules need at work as bytes, which load at once."""
    if "rules" not in unit:
        return unit
    rules = [
        {
            **{key: value for key, value in rule.items() if key not in AT_WORK},
            "indexes": _needed(rule),
            "at_work": marshal.dumps({key: value for key, value in rule.items() if key in AT_WORK}),
        }
        for rule in unit["rules"]
    ]
    return {**unit, "rules": rules}


def unpacked(rule: Mapping[str, Any]) -> Compiled:
    """Return a rule of a packed unit as it was compiled."""
    at_work: Compiled = marshal.loads(rule["at_work"])
    return {**{key: value for key, value in rule.items() if key not in ("indexes", "at_work")}, **at_work}


def _needed(rule: Compiled) -> list[int] | None:
    """Return the patterns of which a text must hold one for a rule to find anything; None for a rule without."""
    kind, data = rule["kind"], rule["data"]
    if kind == "wording":
        return None if data["words"] else data["patterns"]
    if kind == "swap":
        return [index for index, _ in data]
    return data["triggers"] if kind in ("tokens", "dependency") else None


def programs_path(unit: Compiled) -> Path:
    """Return where the compiled regular expressions of a unit are kept."""
    return cache_dir() / f"programs-{unit['key']}-{tag()}.bin"


@cache
def all_codes() -> frozenset[str]:
    """Return the codes of all shipped rules in every language."""
    shipped = (language_unit(language) for language in ["any", *languages()])
    return frozenset(rule["code"] for unit in shipped for rule in unit["rules"])


def data_files(root: Path) -> list[Path]:
    """Return the files in a directory that rules and profiles are made of, in a stable order."""
    return sorted(path for path in root.rglob("*") if path.suffix in (".yaml", ".yml", ".txt") and path.is_file())


def _pack_files(root: Path) -> list[Path]:
    return [path for path in data_files(root) if path.name != MESSAGE_FILE]


def _unit(name: str, root: Path, sources: Callable[[], list[Path]], compiler: str) -> Compiled:
    """Load a unit as the wheel ships it, or from the cache by its content, or compile it."""
    shipped = PACKAGE / "_data" / "compiled" / f"{name}.json"
    if root.is_relative_to(PACKAGE) and shipped.is_file():
        return _shipped_unit(name, shipped)
    files = sources()
    key = _content_key(files, root)
    path = _cached(name, key)
    unit = _read_unit(path)
    if unit is None:
        from stylecheck import packs

        unit = packed({"key": key, **getattr(packs, compiler)(files)})
        keep(path, marshal.dumps(unit))
    return unit


def _shipped_unit(name: str, path: Path) -> Compiled:
    """Return what the wheel ships; a binary copy in the cache reads three times as fast as its JSON."""
    stat = path.stat()
    copy = _cached(name, f"{stat.st_mtime_ns:x}-{stat.st_size:x}")
    unit = _read_unit(copy)
    if unit is None:
        import json

        unit = packed(json.loads(path.read_bytes(), object_hook=_with_bytes))
        keep(copy, marshal.dumps(unit))
    return unit


def _with_bytes(value: dict[str, Any]) -> Any:
    """Return what JSON holds for bytes as bytes; see tools/hatch_build.py."""
    return bytes.fromhex(value["hex"]) if len(value) == 1 and "hex" in value else value


def _cached(name: str, key: str) -> Path:
    return cache_dir() / f"{name}-{key}-{tag()}.bin"


def _content_key(files: Iterable[Path], root: Path) -> str:
    """Hash names and contents, with what else decides the result: format, shipped lists and sources."""
    digest = blake2b(str(FORMAT).encode(), digest_size=16)
    shared = [data_dir("locales") / SOURCES_FILE]
    rules = data_dir("rules")
    if not root.is_relative_to(rules) and root != data_dir("locales"):
        shared += sorted(rules.glob(f"*/{LANGUAGE_FILE}"))
    for path in (*files, *shared):
        try:
            content = path.read_bytes()
        except OSError as error:
            raise DataErrors([DataError(str(path), 1, error.strerror or str(error))]) from error
        digest.update(f"\0{path.name}\0{len(content)}\0".encode())
        digest.update(content)
    return digest.hexdigest()


def _read_unit(path: Path) -> Compiled | None:
    try:
        unit: Compiled = marshal.loads(path.read_bytes())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return unit
