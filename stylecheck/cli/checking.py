"""The commands that look at drafts: check, fix and compare."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from difflib import unified_diff
from typing import Annotated, Any

import typer

from stylecheck.cli import app
from stylecheck.cli import options as opt
from stylecheck.cli.files import Draft, Found, Unread, find_drafts, read_draft
from stylecheck.cli.options import Settings, severities, split, wants_color
from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.errors import ConfigError
from stylecheck.loader import cultures
from stylecheck.report import FORMATS
from stylecheck.report.model import CheckedFile


@app.command()
def check(
    paths: opt.Paths,
    culture: opt.Culture = None,
    to: opt.To = None,
    lang: opt.Lang = None,
    channel: opt.Channel = None,
    register: opt.Register = None,
    address: opt.Address = None,
    recipients: opt.Recipients = None,
    audience: opt.Audience = None,
    select: opt.Select = None,
    ignore: opt.Ignore = None,
    severity: opt.SeverityOption = None,
    rules: opt.Rules = None,
    locales: opt.Locales = None,
    input_format: opt.InputFormat = None,
    keys: opt.Keys = None,
    output_format: opt.OutputFormat = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead.")] = False,
    fail_on: opt.FailOn = None,
    exit_zero: opt.ExitZero = False,
    stdin_filename: opt.StdinFilename = "stdin.txt",
    encoding: opt.Encoding = None,
    config: opt.ConfigFile = None,
    isolated: opt.Isolated = False,
    quiet: opt.Quiet = False,
) -> None:
    """Check drafts for one reader and report what they may stumble over.

    stylecheck check reply.txt --culture ja-JP --to "Kenji Tanaka"
    """
    settings = _settings(locals())
    _thresholds(settings)
    unread = Unread()
    drafts = find_drafts(paths, stdin_filename, data=settings.reads_data)
    files = list(unread.each(lambda found: _checked(found, encoding, settings), drafts))
    if statistics:
        _print(_statistics(files))
    else:
        _print(FORMATS[_format(settings)](files, wants_color()))
    if not quiet:
        _notes(files)
        _summary(files)
    unread.report()
    _exit(files, settings, exit_zero=exit_zero)


@app.command()
def fix(
    paths: opt.Paths,
    culture: opt.Culture = None,
    to: opt.To = None,
    lang: opt.Lang = None,
    channel: opt.Channel = None,
    register: opt.Register = None,
    address: opt.Address = None,
    recipients: opt.Recipients = None,
    audience: opt.Audience = None,
    select: opt.Select = None,
    ignore: opt.Ignore = None,
    severity: opt.SeverityOption = None,
    rules: opt.Rules = None,
    locales: opt.Locales = None,
    input_format: opt.InputFormat = None,
    keys: opt.Keys = None,
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Apply offered rewrites too; read the result.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, write nothing; exit 1 if anything.")
    ] = False,
    output_format: opt.OutputFormat = None,
    fail_on: opt.FailOn = None,
    exit_zero: opt.ExitZero = False,
    stdin_filename: opt.StdinFilename = "stdin.txt",
    encoding: opt.Encoding = None,
    config: opt.ConfigFile = None,
    isolated: opt.Isolated = False,
    quiet: opt.Quiet = False,
) -> None:
    """Apply safe fixes to drafts; what is left is reported on stderr.

    Files are rewritten; stdin (-) goes to stdout. See the change first with --diff.
    """
    settings = _settings(locals())
    _thresholds(settings)
    changed = 0
    unread = Unread()

    def fixed(found: Found) -> CheckedFile:
        nonlocal changed
        draft = read_draft(found, encoding, settings.input_format(found.path))
        checker = settings.checker(draft.path)
        text = checker.fix(draft.text, unsafe, draft.name).text
        changed += text != draft.text
        _deliver(draft, text, diff=diff)
        return CheckedFile(draft.name, checker.check(text, draft.name))

    left = list(unread.each(fixed, find_drafts(paths, stdin_filename, data=settings.reads_data)))
    if diff:
        unread.report()
        raise typer.Exit(1 if changed and not exit_zero else 0)
    if not quiet:
        findings = FORMATS[_format(settings)](left, False)
        print(findings, file=sys.stderr, end="\n" if findings else "")
        _notes(left)
        _summary(left)
    unread.report()
    _exit(left, settings, exit_zero=exit_zero)


@app.command()
def compare(
    paths: opt.Paths,
    cultures: Annotated[str, typer.Option(help="Comma-separated cultures: ja-JP,de-DE,en-US.")],
    to: opt.To = None,
    lang: opt.Lang = None,
    channel: opt.Channel = None,
    register: opt.Register = None,
    address: opt.Address = None,
    recipients: opt.Recipients = None,
    audience: opt.Audience = None,
    select: opt.Select = None,
    ignore: opt.Ignore = None,
    severity: opt.SeverityOption = None,
    rules: opt.Rules = None,
    locales: opt.Locales = None,
    input_format: opt.InputFormat = None,
    keys: opt.Keys = None,
    output_format: Annotated[str | None, typer.Option(help="table (default) or json.")] = None,
    stdin_filename: opt.StdinFilename = "stdin.txt",
    encoding: opt.Encoding = None,
    config: opt.ConfigFile = None,
    isolated: opt.Isolated = False,
) -> None:
    """Check one draft for several readers, side by side."""
    from stylecheck.report.compare import comparison

    names = split([cultures])
    if not names:
        raise ConfigError("--cultures needs at least one culture")
    given = {**locals(), "culture": None, "output_format": None}
    settings = _settings(given)
    columns: dict[str, list[CheckedFile]] = {name: [] for name in names}
    for found in find_drafts(paths, stdin_filename, data=settings.reads_data):
        draft = read_draft(found, encoding, settings.input_format(found.path))
        for name in names:
            report = settings.checker(draft.path, culture=name).check(draft.text, draft.name)
            columns[name].append(CheckedFile(draft.name, report))
    if output_format not in (None, "table", "json"):
        raise ConfigError(f"unknown output-format “{output_format}” (one of table, json)")
    if output_format == "json":
        _print(FORMATS["json"]([file for files in columns.values() for file in files], False))
    else:
        comparison(columns)


OPTION_NAMES = {
    "lang": "language",
    "fail_on": "fail-on",
    "output_format": "output-format",
    "input_format": "input-format",
}
OPTION_KEYS = [
    "culture",
    "to",
    "lang",
    "channel",
    "register",
    "address",
    "recipients",
    "audience",
    "rules",
    "locales",
    "fail_on",
    "output_format",
    "input_format",
]


def _settings(given: dict[str, Any]) -> Settings:
    """Gather a command's options under the names that configuration files use."""
    options = {OPTION_NAMES.get(key, key): given.get(key) for key in OPTION_KEYS}
    options |= {key: split(given.get(key)) for key in ("select", "ignore", "keys")}
    options["severity"] = severities(given.get("severity"))
    return Settings(options, given.get("config"), bool(given.get("isolated")))


def _checked(found: Found, encoding: str | None, settings: Settings) -> CheckedFile:
    draft = read_draft(found, encoding, settings.input_format(found.path))
    return CheckedFile(draft.name, settings.checker(draft.path).check(draft.text, draft.name))


def _deliver(draft: Draft, text: str, *, diff: bool) -> None:
    """Show a diff, or write the fixed text where it belongs."""
    if diff:
        before, after = draft.text.splitlines(keepends=True), text.splitlines(keepends=True)
        _print("".join(unified_diff(before, after, draft.name, f"{draft.name} (fixed)")))
    elif draft.path is None:
        sys.stdout.write(text)
    elif text != draft.text:
        draft.write(text)


def _format(settings: Settings) -> str:
    default = "full" if sys.stdout.isatty() else "concise"
    return settings.choice("output-format", None, tuple(FORMATS), default)


def _print(text: str) -> None:
    if text:
        print(text, end="" if text.endswith("\n") else "\n")


def _statistics(files: Iterable[CheckedFile]) -> str:
    counts = Counter((item.severity, item.rule) for file in files for item in file.report.diagnostics)
    rows = sorted(counts.items(), key=lambda row: (-row[1], row[0][1]))
    return "\n".join(f"{count:6} {severity.word:10} {rule}" for (severity, rule), count in rows)


def _notes(files: Sequence[CheckedFile]) -> None:
    """Say on stderr what the user should know beside the findings, each thing once."""
    if any(file.report.culture is None for file in files):
        known = ", ".join(cultures())
        print(f"stylecheck: no --culture, so only universal (service) rules ran; profiles: {known}", file=sys.stderr)
    for file in files:
        for note in file.report.notes:
            print(f"stylecheck: {file.path}: {note}", file=sys.stderr)


def _summary(files: Sequence[CheckedFile]) -> None:
    found: list[Diagnostic] = [item for file in files for item in file.report.diagnostics]
    if not found:
        return
    counts = Counter(item.severity for item in found)
    parts = [
        f"{counts[level]} {level.word}{'s' * (counts[level] != 1)}" for level in reversed(Severity) if counts[level]
    ]
    safe = sum(any(fix.safe for fix in item.fixes) for item in found)
    hint = f"; {safe} with a safe fix (stylecheck fix)" if safe else ""
    where = f" in {len(files)} files" if len(files) > 1 else ""
    print(f"Found {', '.join(parts)}{where}{hint}.", file=sys.stderr)


def _thresholds(settings: Settings) -> str:
    """Return from which severity on the exit code is 1; raises ConfigError before any work is done."""
    _format(settings)
    return settings.choice("fail-on", None, opt.FAIL_ON, "warning")


def _exit(files: Sequence[CheckedFile], settings: Settings, *, exit_zero: bool) -> None:
    fail_on = _thresholds(settings)
    if exit_zero or fail_on == "never":
        return
    threshold = Severity.parse(fail_on)
    if any(item.severity >= threshold for file in files for item in file.report.diagnostics):
        raise typer.Exit(1)
