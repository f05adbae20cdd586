"""Findings that a team has chosen to live with: kept in a file by their words, so that moved text stays known.

A finding is known by its file's path, its rule, and a hash of its words and of the sentence around them. The file
holds no words and no positions; it is sorted, one line for each known finding.
"""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from pathlib import Path
from typing import NamedTuple

from stylecheck.checker import Report
from stylecheck.diagnostic import Diagnostic
from stylecheck.errors import ConfigError, DataError
from stylecheck.lazy import lazy

NAME = ".stylecheck-baseline.json"
VERSION = 1
"""Raised when the shape of the file or the meaning of a hash changes."""
SENTENCE_EDGE = lazy(r"(?<![.!?…。！？؟।])[.!?…。！？؟।]++(?:\s++|(?=\Z))|(?<=[。！？])|\r?\n[^\S\n]*\r?\n")
"""Deliberately plain, and not the engine's own: better sentences must not make known findings new."""


class Known(NamedTuple):
    """What findings are known by."""

    path: str
    rule: str
    hash: str


Entries = Counter[Known]


def fingerprint(source: str, item: Diagnostic) -> str:
    """Return a hash of a finding's words and its sentence, white space folded."""
    start, end = 0, len(source)
    for edge in SENTENCE_EDGE.finditer(source):
        if edge.end() <= item.span.start:
            start = edge.end()
        elif edge.end() >= item.span.end:
            end = edge.end()
            break
    words, sentence = (" ".join(source[a:b].split()) for a, b in (item.span, (start, end)))
    return blake2b(f"{words}\0{sentence}".encode("utf-8", "surrogateescape"), digest_size=8).hexdigest()


class Baseline:
    """The known findings of one file; paths in it are relative to its directory."""

    def __init__(self, path: Path, entries: Entries | None = None) -> None:
        self.path = path
        self.entries = entries or Counter()
        self._of: dict[str, Entries] = {}
        for known, count in self.entries.items():
            self._of.setdefault(known.path, Counter())[known] = count

    def new(self, name: str, report: Report) -> tuple[Report, Entries]:
        """Return the report on a draft without what is known, and what is known of the draft but no longer there."""
        left = Counter(self._of.get(self._place(name), {}))
        new = []
        for item in report.diagnostics:
            known = self._known(name, report, item)
            if left[known] > 0:
                left[known] -= 1
            else:
                new.append(item)
        return report._replace(diagnostics=tuple(new)), +left

    def gone(self) -> Entries:
        """Return what is known of files that are no longer there."""
        gone = (entries for place, entries in self._of.items() if not (self.path.parent / place).exists())
        return Counter({known: count for entries in gone for known, count in entries.items()})

    def updated(self, reports: Iterable[tuple[str, Report]]) -> Baseline:
        """Return a baseline that knows just what these reports found; of files without a report, what it knew."""
        entries = self.entries - self.gone()
        for name, report in reports:
            for known in self._of.get(self._place(name), ()):
                del entries[known]
            entries.update(self._known(name, report, item) for item in report.diagnostics)
        return Baseline(self.path, entries)

    def write(self) -> None:
        """Write the file; raises ConfigError when it cannot be written."""
        files: dict[str, dict[str, dict[str, int]]] = {}
        for known, count in sorted(self.entries.items()):
            files.setdefault(known.path, {}).setdefault(known.rule, {})[known.hash] = count
        text = json.dumps({"version": VERSION, "files": files}, ensure_ascii=False, indent=2)
        part = self.path.with_name(f"{self.path.name}.{os.getpid()}.part")
        try:
            part.write_text(text + "\n", encoding="utf-8")
            part.replace(self.path)
        except OSError as error:
            part.unlink(missing_ok=True)
            raise ConfigError(f"{self.path}: {(error.strerror or str(error)).lower()}") from error

    def _known(self, name: str, report: Report, item: Diagnostic) -> Known:
        return Known(self._place(name), item.rule, fingerprint(report.source, item))

    def _place(self, name: str) -> str:
        return Path(os.path.relpath(name, self.path.parent)).as_posix()


def read(path: Path) -> Baseline:
    """Return the baseline in a file; raises ConfigError without one and DataError for one that is broken."""
    try:
        text = path.read_text(encoding="utf-8")
        content = json.loads(text)
        if content["version"] != VERSION:
            raise DataError(str(path), 2, f"version {content['version']} is not {VERSION}; create it anew")
        return Baseline(path, Counter(dict(_entries(content["files"]))))
    except FileNotFoundError as error:
        hint = "`stylecheck baseline create` makes one"
        raise ConfigError(f"{path}: no such baseline; {hint}") from error
    except OSError as error:
        raise ConfigError(f"{path}: {(error.strerror or str(error)).lower()}") from error
    except json.JSONDecodeError as error:
        raise DataError(str(path), error.lineno, f"not JSON: {error.msg}") from error
    except (UnicodeDecodeError, KeyError, TypeError, AttributeError, ValueError) as error:
        raise DataError(str(path), 1, "not a baseline; create it anew") from error


def _entries(files: dict[str, dict[str, dict[str, int]]]) -> Iterator[tuple[Known, int]]:
    for path, rules in files.items():
        for rule, hashes in rules.items():
            for value, count in hashes.items():
                yield Known(path, rule, value), int(count)
