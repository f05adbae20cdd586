"""Keeps reports between runs, so that a run over many drafts reads again only what changed.

One file in the cache directory for each draft and situation. Its name is a hash of all that the report depends on:
the draft's bytes and name, the settings with whatever files they name, the rules and profiles, and this program. It
holds the findings, and of the draft not one word: where a message or a rewrite quotes the draft, its place is kept.
"""

from __future__ import annotations

import marshal
import os
import sys
import time
from collections.abc import Iterable, Iterator
from functools import cache
from hashlib import blake2b
from pathlib import Path
from typing import Any

from stylecheck import pipeline
from stylecheck.checker import Report
from stylecheck.data import PACKAGE, cache_dir, data_dir, keep
from stylecheck.diagnostic import Diagnostic, Edit, Fix, Severity, Source
from stylecheck.lazy import lazy
from stylecheck.linter import LEFT_OUT
from stylecheck.phrase import UNSPACED
from stylecheck.span import Span

MAX_AGE = 30 * 24 * 3600
"""Seconds after which a cache file that nobody read goes."""
MAX_SIZE = 200 * 2**20
"""Bytes that the cache directory may hold; beyond them the files read longest ago go."""
RESULTS = "results"
"""The folder of the cache that holds reports."""
PRUNED_EVERY = 24 * 3600
LIBRARIES = ("langdetect", "spacy", "spacy-lookups-data", "language-tool-python")
"""Installed packages whose version can change a report."""
PIECE = lazy(rf"[{UNSPACED}]|[^\W{UNSPACED}]+|[^\w{UNSPACED}]+")

Stored = tuple[Any, ...]
Settings = tuple[tuple[str, Any], ...]


def key(content: bytes, name: str, encoding: str | None, settings: Settings, basis: str) -> str:
    """Return the name under which a draft's report is kept; ``basis`` is what ``engine`` returned."""
    parts = (basis, _situation(settings), name, encoding or "")
    digest = blake2b("\0".join(parts).encode("utf-8", "surrogateescape"), digest_size=20)
    digest.update(content)
    return digest.hexdigest()


def engine() -> str:
    """Return a hash of this program, its rules and profiles, the interpreter and the libraries."""
    from importlib import metadata

    digest = blake2b(sys.version.encode(), digest_size=20)
    for library in LIBRARIES:
        try:
            digest.update(metadata.version(library).encode())
        except metadata.PackageNotFoundError:
            digest.update(b"-")
    digest.update(repr(pipeline.every()).encode())
    for root in (PACKAGE, data_dir("rules"), data_dir("locales")):
        _update(digest, (path for path in root.rglob("*") if path.suffix in (".py", ".yaml", ".txt", ".json")))
    return digest.hexdigest()


@cache
def _situation(settings: Settings) -> str:
    """Return a hash of settings; one that names a file stands for what is in it, directories of rules likewise."""
    digest = blake2b(repr(settings).encode("utf-8", "surrogateescape"), digest_size=20)
    for name, value in settings:
        if name in ("rules", "locales"):
            _update(digest, (path for folder in value for path in Path(folder).rglob("*")))
        elif isinstance(value, str) and os.path.isfile(value):
            _update(digest, [Path(value)])
    return digest.hexdigest()


def _update(digest: Any, paths: Iterable[Path]) -> None:
    for path in sorted(path for path in paths if path.is_file()):
        content = path.read_bytes()
        digest.update(f"\0{path}\0{len(content)}\0".encode("utf-8", "surrogateescape"))
        digest.update(content)


def load(key: str, source: str, said: str = "") -> Report | None:
    """Return the report kept for a source, or None; ``said`` as it was when the report was stored."""
    words = f"{source}\0{said}"
    try:
        kept = Report(*marshal.loads(_path(key).read_bytes()))
        found = tuple(_diagnostic(item, words) for item in kept.diagnostics)
        notes = tuple(_joined(note, words) for note in kept.notes)
    except (OSError, ValueError, EOFError, TypeError, IndexError):
        return None
    return kept._replace(source=source, diagnostics=found, notes=notes)


def store(key: str, report: Report, said: str = "") -> None:
    """Keep a report; not one on an answer, which quotes the message that it answers, nor one that lacks a rule.

    ``said`` is what else a message may quote, such as the reader's name: of that no word is kept either.
    """
    if report.incoming is not None or any(note.endswith(LEFT_OUT) for note in report.notes):
        return
    words = f"{report.source}\0{said}"
    found: Any = tuple(_stored(item, words) for item in report.diagnostics)
    notes: Any = tuple(_pieces(note, words) for note in report.notes)
    kept: tuple[Any, ...] = report._replace(source="", diagnostics=found, notes=notes, levels=dict(report.levels))
    keep(_path(key), marshal.dumps(tuple(kept)))


def prune(now: float | None = None) -> None:
    """Remove cache files that nobody has read for long, and the oldest when there are too many; once a day."""
    now = time.time() if now is None else now
    stamp = cache_dir() / "pruned"
    try:
        if stamp.is_file() and now - stamp.stat().st_mtime < PRUNED_EVERY:
            return
        stamp.touch()
        kept = 0
        for read, size, path in sorted(_files(), reverse=True):
            kept += size
            if now - read > MAX_AGE or kept > MAX_SIZE:
                Path(path).unlink(missing_ok=True)
    except OSError:
        return


def _files() -> Iterator[tuple[float, int, str]]:
    """Yield when each cache file was last read or written, its size in bytes, and its path."""
    for folder in (cache_dir(), _folder()):
        for entry in os.scandir(folder) if folder.is_dir() else ():
            if entry.name.endswith((".bin", ".part")):
                stat = entry.stat()
                yield max(stat.st_atime, stat.st_mtime), stat.st_size, entry.path


def _folder() -> Path:
    return cache_dir() / RESULTS


def _path(key: str) -> Path:
    return _folder() / f"{key}.bin"


def _stored(item: Diagnostic, source: str) -> Stored:
    """Return a diagnostic as plain tuples, without the words of the draft."""
    plain: dict[str, Any] = {
        "severity": int(item.severity),
        "message": _pieces(item.message, source),
        "span": tuple(item.span),
        "source": tuple(item.source),
        "fixes": tuple(
            (_pieces(title, source), tuple((*edit.span, _pieces(edit.text, source)) for edit in edits), safe)
            for title, edits, safe in item.fixes
        ),
    }
    return tuple(item._replace(**plain))


def _diagnostic(stored: Any, source: str) -> Diagnostic:
    item = Diagnostic(*stored)
    fixes: Any = item.fixes
    return item._replace(
        severity=Severity(item.severity),
        message=_joined(item.message, source),
        span=Span(*item.span),
        source=Source(*item.source),
        fixes=tuple(
            Fix(_joined(title, source), tuple(Edit(Span(a, b), _joined(text, source)) for a, b, text in edits), safe)
            for title, edits, safe in fixes
        ),
    )


def _pieces(text: str, source: str) -> Stored:
    """Return a text with every word that stands in the source as its place there: (start, end)."""
    pieces: list[Any] = []
    for piece in PIECE.findall(text):
        at = source.find(piece) if piece[0].isalnum() else -1
        if at >= 0:
            pieces.append((at, at + len(piece)))
        elif pieces and isinstance(pieces[-1], str):
            pieces[-1] += piece
        else:
            pieces.append(piece)
    return tuple(pieces)


def _joined(pieces: Any, source: str) -> str:
    return "".join(piece if isinstance(piece, str) else source[slice(*piece)] for piece in pieces)
