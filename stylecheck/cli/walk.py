"""Which files of a directory are looked at: hidden ones, what .gitignore names and what is excluded are left out."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

GITIGNORE = ".gitignore"
Level = tuple[str, "GitIgnoreSpec"]
"""A directory and what its .gitignore says."""


def files(folder: Path, wanted: Callable[[Path], bool], excluded: Callable[[Path], bool]) -> Iterator[Path]:
    """Yield the wanted files below a folder in a stable order; links to folders are not followed."""
    absolute = folder.resolve()
    levels = list(_levels_above(absolute))
    if _ignored(str(absolute), levels, is_folder=True):
        levels = []  # who names an ignored folder means it
    yield from _below(folder, str(absolute), levels, wanted, excluded)


@cache
def spec(patterns: tuple[str, ...]) -> GitIgnoreSpec:
    """Compile patterns as .gitignore writes them."""
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(patterns)


def _below(
    folder: Path,
    absolute: str,
    levels: list[Level],
    wanted: Callable[[Path], bool],
    excluded: Callable[[Path], bool],
) -> Iterator[Path]:
    levels = [*levels, *_level(absolute)]
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = folder / entry.name
        is_folder = entry.is_dir(follow_symlinks=False)
        if entry.name.startswith(".") or not (is_folder or (wanted(path) and entry.is_file())):
            continue
        place = os.path.join(absolute, entry.name)
        if _ignored(place, levels, is_folder=is_folder) or excluded(path):
            continue
        if is_folder:
            yield from _below(path, place, levels, wanted, excluded)
        else:
            yield path


def _levels_above(folder: Path) -> Iterator[Level]:
    """Yield what is ignored above a folder, from the root of its git repository down; nothing outside of one."""
    parents = [folder, *folder.parents]
    root = next((number for number, parent in enumerate(parents) if (parent / ".git").exists()), 0)
    for parent in reversed(parents[1 : root + 1]):
        yield from _level(str(parent))


def _level(folder: str) -> Iterator[Level]:
    try:
        lines = Path(folder, GITIGNORE).read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    yield folder, spec(tuple(lines))


def _ignored(place: str, levels: list[Level], *, is_folder: bool) -> bool:
    """Ask the nearest .gitignore that says anything about a file or folder."""
    for folder, patterns in reversed(levels):
        relative = os.path.relpath(place, folder) + ("/" if is_folder else "")
        include = patterns.check_file(relative).include
        if include is not None:
            return include
    return False
