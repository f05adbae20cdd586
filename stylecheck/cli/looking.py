"""From the options of a command to the drafts it is about, and to what a check of each finds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

from stylecheck.checker import Report
from stylecheck.cli.files import Draft, Found, find_drafts, read_draft
from stylecheck.cli.options import Settings
from stylecheck.cli.running import FEW, each, interruptible
from stylecheck.errors import DraftError, DraftErrors
from stylecheck.linter import Stopwatch
from stylecheck.report.model import CheckedFile

PRIVATE = ("to", "from", "subject")
"""Settings that messages may quote."""
GRAMMAR = ("grammar", "grammar-on", "languagetool-url", "require-grammar")
"""Settings that let a server have its say, whose answers may differ tomorrow: they are never kept."""


def drafts_of(given: Mapping[str, Any], settings: Settings) -> list[Found]:
    """Return the drafts that a command was given; named files are never excluded unless --force-exclude says so."""
    found = find_drafts(given["paths"], given["stdin_filename"], settings.excluded, data=settings.reads_data)
    if not given.get("force_exclude"):
        return list(found)
    return [draft for draft in found if draft.path is None or not settings.excluded(draft.path)]


class Looked(NamedTuple):
    """What became of the drafts of a run: each that could be read with its report, and what kept the others back."""

    drafts: list[Found]
    files: list[CheckedFile]
    unread: list[DraftError]

    def leave(self) -> None:
        """Raise DraftErrors with each draft that could not be read, if there are any."""
        if self.unread:
            raise DraftErrors(self.unread)


def check_all(
    drafts: Sequence[Found], given: Mapping[str, Any], settings: Settings, watch: Stopwatch | None = None
) -> Looked:
    """Check drafts in order; says how far it came and exits when interrupted. A watch sees one process only."""
    looked = Looked([], [], [])
    if watch is not None:
        given = {**given, "jobs": 1, "no_cache": True}
    with interruptible(looked.files, len(drafts), str):
        results = each(partial(checked, reading=Reading(given, settings, drafts, watch)), drafts, given)
        for draft, result in zip(drafts, results, strict=True):
            if isinstance(result, DraftError):
                looked.unread.append(result)
            else:
                looked.drafts.append(draft)
                looked.files.append(result)
    return looked


class Reading:
    """How drafts are read and checked in one run; goes to worker processes as it is."""

    def __init__(
        self, given: Mapping[str, Any], settings: Settings, drafts: Sequence[Found], watch: Stopwatch | None = None
    ) -> None:
        self.settings, self._watch = settings, watch
        self.encoding: str | None = given["encoding"]
        self._engine = _engine(drafts, given)

    def draft(self, found: Found) -> Draft:
        """Return the text of a draft; raises DraftError."""
        return read_draft(found, self.encoding, self.settings.input_format(found.path))

    def report(self, draft: Draft) -> Report:
        """Return what a check finds, or found in an earlier run when nothing changed since; raises ConfigError."""
        situation = self.settings.situation(draft.path)
        if self._engine is None or any(value for name, value in situation if name in GRAMMAR):
            return self._check(draft)
        from stylecheck import results

        key = results.key(draft.content, draft.name, self.encoding, situation, self._engine)
        said = "\n".join(str(value) for name, value in situation if name in PRIVATE)
        report = results.load(key, draft.text, said)
        if report is None:
            report = self._check(draft)
            results.store(key, report, said)
        return report

    def _check(self, draft: Draft) -> Report:
        checker = self.settings.checker(draft)
        checker.watch = self._watch
        return checker.check(draft.text, draft.name)


def checked(found: Found, reading: Reading) -> CheckedFile | DraftError:
    """Read and check one draft; one that cannot be read is returned as its error. Raises ConfigError."""
    try:
        draft = reading.draft(found)
        return CheckedFile(draft.name, reading.report(draft))
    except DraftError as error:
        return error


def _engine(drafts: Sequence[Found], given: Mapping[str, Any]) -> str | None:
    """Return what reports are kept for; None where looking them up would cost more than it saves."""
    if given.get("no_cache") or len(drafts) < FEW:
        return None
    from stylecheck import results

    results.prune()
    return results.engine()
