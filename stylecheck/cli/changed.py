"""What changed since a git commit: which files, and which of their lines."""

from __future__ import annotations

import ast
import os
import subprocess
from pathlib import Path

from stylecheck.checker import Report
from stylecheck.diagnostic import Diagnostic
from stylecheck.errors import ConfigError, nearest
from stylecheck.lazy import lazy

HUNK = lazy(r"@@ -\S+ \+(\d+)(?:,(\d+))? @@")
DIFF = (
    *("-c", "core.quotePath=true", "diff", "--text", "--unified=0", "--inter-hunk-context=0", "--find-renames"),
    *("--no-color", "--no-ext-diff", "--no-textconv", "--ignore-submodules", "--src-prefix=a/", "--dst-prefix=b/"),
)
Lines = set[int]


class Changes:
    """The lines of the working tree that differ from a commit; an untracked file differs in every line."""

    def __init__(self, root: Path, lines: dict[str, Lines], untracked: set[str]) -> None:
        self._root = root
        self._lines = lines
        self._untracked = untracked

    def touch(self, path: Path | None) -> bool:
        """Tell whether anything in a file changed; stdin has no history. Raises ConfigError outside the repository."""
        return path is None or self._name(path) in self._lines.keys() | self._untracked

    def only(self, path: Path | None, report: Report) -> Report:
        """Return a report with the findings that touch a changed line."""
        if path is None or self._name(path) in self._untracked:
            return report
        lines = self._lines[self._name(path)]
        kept = tuple(item for item in report.diagnostics if lines.intersection(_lines_of(item, report.source)))
        return report._replace(diagnostics=kept)

    def _name(self, path: Path) -> str:
        place = path.resolve()
        if not place.is_relative_to(self._root):
            raise ConfigError(f"{path}: outside the git repository {self._root}")
        return place.relative_to(self._root).as_posix()


def changed_since(ref: str) -> Changes:
    """Return what changed since the working tree's history left a commit's.

    Raises ConfigError without git, outside a repository, and for an unknown commit.
    """
    root = _root()
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}").strip()
    if not commit:
        names = _git(root, "for-each-ref", "--format=%(refname:short)").decode("utf-8", "replace").split()
        raise ConfigError(f"--changed-since: no commit “{ref}” in {root}{nearest(ref, names)}")
    base = _git(root, "merge-base", "HEAD", commit.decode()).strip() or commit
    lines = _changed_lines(os.fsdecode(_git(root, *DIFF, base.decode(), "--")))
    others = _git(root, "ls-files", "-z", "--others", "--exclude-standard").split(b"\0")
    return Changes(root, lines, {os.fsdecode(name) for name in others})


def _root() -> Path:
    root = _git(Path(), "rev-parse", "--show-toplevel").rstrip(b"\n")
    if not root:
        raise ConfigError(f"--changed-since: {Path().resolve()} is not in a git repository")
    return Path(os.fsdecode(root)).resolve()


def _git(folder: Path, *arguments: str) -> bytes:
    """Return what git prints, nothing when it fails."""
    try:
        done = subprocess.run(["git", *arguments], cwd=folder, capture_output=True, check=False)
    except FileNotFoundError as error:
        raise ConfigError("--changed-since needs git, which is not installed") from error
    return done.stdout if done.returncode == 0 else b""


def _changed_lines(diff: str) -> dict[str, Lines]:
    """Return the added or changed lines of each file in a diff without context."""
    found: dict[str, Lines] = {}
    name = ""
    for row in diff.split("\n"):
        if row.startswith("diff --git "):
            name = ""
        elif not name and row.startswith(("+++ b/", '+++ "b/')):
            name = _unquoted(row[4:])
            found[name] = Lines()
        elif name and (hunk := HUNK.match(row)) is not None:
            first, count = int(hunk[1]), int(hunk[2] or 1)
            found[name].update(range(first, first + count))
    return found


def _unquoted(name: str) -> str:
    """Return a path as git prints it, perhaps in quotation marks with C escapes, without its prefix."""
    name = name.rstrip("\t\r")
    return (os.fsdecode(ast.literal_eval(f"b{name}")) if name.startswith('"') else name).removeprefix("b/")


def _lines_of(item: Diagnostic, source: str) -> range:
    """Return the lines that a finding touches, as git counts them: from 1, ended by LF."""
    first = source.count("\n", 0, item.span.start) + 1
    return range(first, first + source.count("\n", item.span.start, item.span.end) + 1)
