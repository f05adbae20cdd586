"""What commands print beside the findings, and the exit code they end with."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence

import typer

from stylecheck.cli.options import FAIL_ON, Settings
from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.loader import cultures
from stylecheck.pipeline import INACTIVE
from stylecheck.report import Format, formatter
from stylecheck.report.model import CheckedFile, severity_counts
from stylecheck.report.visible import visible


def format_of(settings: Settings) -> str:
    """Return the name of the output format asked for."""
    return str(settings.of(None).get("output-format", "full" if sys.stdout.isatty() else "concise"))


def renderer(settings: Settings) -> Format:
    """Return the function of the output format asked for; raises StylecheckError."""
    return formatter(format_of(settings))


def ended(text: str) -> str:
    """Return text, unless it is empty, ended by one line break."""
    return text if not text or text.endswith("\n") else f"{text}\n"


def show(text: str) -> None:
    """Print text on stdout, ended by one line break."""
    print(ended(text), end="")


def notes(files: Sequence[CheckedFile]) -> None:
    """Say on stderr what the user should know beside the findings, each thing once."""
    if any(file.report.culture is None for file in files):
        note_no_culture()
    for line in dict.fromkeys(_note(file.path, note) for file in files for note in file.report.notes):
        print(f"stylecheck: {visible(line)}", file=sys.stderr)


def note_no_culture() -> None:
    """Say on stderr what is missing without a culture."""
    known = ", ".join(cultures())
    print(f"stylecheck: no --culture, so only universal (service) rules ran; profiles: {known}", file=sys.stderr)


def _note(path: str, note: str) -> str:
    """Return a note with its file; what concerns the whole run stands without."""
    return note if note.startswith("grammar") or INACTIVE in note else f"{path}: {note}"


def summary(files: Sequence[CheckedFile]) -> None:
    """Say on stderr how many findings there are."""
    found: list[Diagnostic] = [item for file in files for item in file.report.diagnostics]
    safe = sum(any(fix.safe for fix in item.fixes) for item in found)
    hint = f"; {safe} with a safe fix (stylecheck fix)" if safe else ""
    where = f" in {len(files)} files" if len(files) > 1 else ""
    totals(severity_counts(files), where + hint)


def totals(counts: Counter[Severity], where: str) -> None:
    """Say on stderr how many findings there are of each severity, and where; nothing without any."""
    parts = [
        f"{counts[level]} {level.word}{'s' * (counts[level] != 1)}" for level in reversed(Severity) if counts[level]
    ]
    if parts:
        print(f"Found {', '.join(parts)}{where}.", file=sys.stderr)


def threshold(settings: Settings) -> str:
    """Return from which severity on the exit code is 1; raises ConfigError."""
    return settings.choice("fail-on", None, FAIL_ON, "warning")


def require_all_rules(files: Sequence[CheckedFile]) -> None:
    """Exit 2 when a rule was left out: nobody knows what it would have found."""
    from stylecheck.linter import LEFT_OUT

    if any(note.endswith(LEFT_OUT) for file in files for note in file.report.notes):
        raise typer.Exit(2)


def leave(counts: Counter[Severity], settings: Settings, *, exit_zero: bool) -> None:
    """Exit 1 when a finding reaches the threshold."""
    fail_on = threshold(settings)
    if exit_zero or fail_on == "never":
        return
    least = Severity.parse(fail_on)
    if any(counts[level] for level in Severity if level >= least):
        raise typer.Exit(1)
