"""`check --text-key`: archives of drafts as JSON lines in, what is found as JSON lines out."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

import typer

from stylecheck.archive import Keys, Line, entry, lines, problem
from stylecheck.checker import Checker
from stylecheck.cli import output
from stylecheck.cli.files import STDIN, Draft
from stylecheck.cli.options import Settings
from stylecheck.cli.running import INTERRUPTED, in_turn
from stylecheck.diagnostic import Severity
from stylecheck.errors import ConfigError, DraftError
from stylecheck.report.visible import as_json, visible

REFUSED = {
    "keys": "--keys",
    "output_format": "--output-format",
    "outputs": "--output",
    "statistics": "--statistics",
    "baseline": "--baseline",
    "changed_since": "--changed-since",
    "require_grammar": "--require-grammar",
}
"""Options about reports on files, which have no meaning for the lines of an archive."""
MOST_AT_ONCE, MOST_BYTES_AT_ONCE = 16, 2**20
"""Lines, and about how many bytes, that a worker gets in one go."""


class Answer(NamedTuple):
    """What is written of one line: the line of output, and on stderr the problem, if it has one."""

    text: str
    problem: str
    severities: Counter[Severity]


class Archive(NamedTuple):
    """One archive and how it is read; goes to worker processes as it is."""

    name: str
    path: Path | None
    keys: Keys
    encoding: str | None
    settings: Settings

    @contextmanager
    def opened(self) -> Iterator[BinaryIO]:
        """Open the archive; raises DraftError."""
        if self.path is None:
            yield sys.stdin.buffer
            return
        try:
            file = self.path.open("rb")
        except OSError as error:
            raise DraftError(self.name, None, (error.strerror or str(error)).lower()) from error
        with file:
            yield file

    def checker(self, culture: str | None) -> Checker:
        """Return the checker for a culture, by default that of the settings; raises ConfigError."""
        forced: dict[str, Any] = {"input-format": "text", "keys": ()}
        if culture is not None:
            forced["culture"] = culture
        checker = self.settings.checker(Draft(self.name, "", "utf-8", "strict", self.path, b""), **forced)
        if self.keys.culture is not None and checker.culture is None:
            raise ConfigError(f"no culture at “{self.keys.culture}”, and no --culture for drafts without")
        return checker


def check_archives(given: Mapping[str, Any], settings: Settings) -> None:
    """Check each draft of each archive and print a line on it; exits like `check` on files."""
    _refuse(given)
    output.threshold(settings)
    sys.stdout.reconfigure(encoding="utf-8", errors="strict")  # type: ignore[union-attr]  # JSON is UTF-8
    found = Counter[Severity]()
    checked = unread = 0
    try:
        for answer in _answers(given, settings):
            checked, unread = checked + (not answer.problem), unread + bool(answer.problem)
            found += answer.severities
            if answer.problem:
                print(f"stylecheck: {visible(answer.problem)}", file=sys.stderr)
            if answer.text:
                print(answer.text)
    except KeyboardInterrupt:
        print(f"\nstylecheck: interrupted after {checked + unread:,} drafts", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None
    if not given["quiet"]:
        output.totals(found, f" in {checked:,} draft{'s' * (checked != 1)}")
    if unread:
        raise typer.Exit(2)
    output.leave(found, settings, exit_zero=given["exit_zero"])


def _refuse(given: Mapping[str, Any]) -> None:
    """Raise ConfigError for options that do not go with --text-key, and for an encoding that nobody knows."""
    if given["text_key"] is None:
        raise ConfigError("--culture-key and --id-key are about archives of JSON lines: name the drafts by --text-key")
    if given["input_format"] not in (None, "jsonl"):
        raise ConfigError(f"--text-key reads JSON lines, not {given['input_format']}; see docs/archives.md")
    for option, name in REFUSED.items():
        if given[option]:
            raise ConfigError(f"{name} does not go with --text-key, which writes JSON lines; see docs/archives.md")
    try:
        "".encode(given["encoding"] or "utf-8")
    except LookupError as error:
        raise ConfigError(f"unknown encoding “{given['encoding']}”") from error


def _answers(given: Mapping[str, Any], settings: Settings) -> Iterator[Answer]:
    """Yield what is written of each line of each archive; an archive that cannot be opened is a problem alone."""
    keys = Keys(given["text_key"], given["culture_key"], given["id_key"])
    for name in given["paths"]:
        path = None if name == STDIN else Path(name)
        archive = Archive(given["stdin_filename"] if path is None else name, path, keys, given["encoding"], settings)
        usual = archive._replace(keys=Keys("")).checker(None)  # an option that is wrong is no fault of any line
        if usual.culture is None and keys.culture is None and not given["quiet"]:
            output.note_no_culture()
        try:
            with archive.opened() as stream:
                for answers in in_turn(partial(_checked, archive), _chunks(stream), given["jobs"]):
                    yield from answers
        except DraftError as error:
            yield Answer("", str(error), Counter())


def _chunks(stream: BinaryIO) -> Iterator[list[Line]]:
    """Yield lines by the handful, fewer when they are long."""
    rest = lines(stream)
    while chunk := list(islice(rest, 1)):
        size = len(chunk[0].content or b"")
        while len(chunk) < MOST_AT_ONCE and size < MOST_BYTES_AT_ONCE and (line := next(rest, None)):
            chunk.append(line)
            size += len(line.content or b"")
        yield chunk


def _checked(archive: Archive, chunk: Sequence[Line]) -> list[Answer]:
    """Return what is written of some lines."""
    pick = cache(archive.checker)
    return [_answer(archive.name, entry(line, archive.keys, archive.encoding, pick)) for line in chunk]


def _answer(name: str, said: dict[str, Any]) -> Answer:
    wrong = problem(said)
    severities = Counter(Severity.parse(item["severity"]) for item in said.get("diagnostics", ()))
    return Answer(as_json({"path": name, **said}, indent=None), wrong and f"{name}:{said['line']}: {wrong}", severities)
