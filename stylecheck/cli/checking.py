"""The commands that look at drafts: check and compare.

Without ``from __future__ import annotations``: typer would compile each annotation anew at every start.
"""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from stylecheck.cli import app, output
from stylecheck.cli import options as opt
from stylecheck.cli.files import Found, read_draft
from stylecheck.cli.looking import check_all, drafts_of
from stylecheck.cli.options import Settings, settings_of, split, wants_color
from stylecheck.errors import ConfigError
from stylecheck.linter import Stopwatch
from stylecheck.report import formatter
from stylecheck.report.model import CheckedFile, severity_counts

if TYPE_CHECKING:
    from stylecheck.cli.changed import Changes
    from stylecheck.cli.reports import Target


@app.command()
def check(
    paths: opt.Paths,
    culture: opt.Culture = None,
    to: opt.To = None,
    sender: opt.From = None,
    subject: opt.Subject = None,
    context: opt.Context = None,
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
    text_key: opt.TextKey = None,
    culture_key: opt.CultureKey = None,
    id_key: opt.IdKey = None,
    grammar: opt.Grammar = False,
    languagetool_url: opt.LanguageToolUrl = None,
    require_grammar: opt.RequireGrammar = False,
    output_format: opt.OutputFormat = None,
    outputs: opt.Outputs = None,
    statistics: Annotated[bool, typer.Option("--statistics", help="Count findings by rule instead.")] = False,
    profile_rules: Annotated[
        bool, typer.Option("--profile-rules", help="Show on stderr which rules took longest; one process, no cache.")
    ] = False,
    fail_on: opt.FailOn = None,
    exit_zero: opt.ExitZero = False,
    stdin_filename: opt.StdinFilename = "stdin.txt",
    encoding: opt.Encoding = None,
    config: opt.ConfigFile = None,
    isolated: opt.Isolated = False,
    baseline: opt.BaselineFile = None,
    changed_since: Annotated[
        str | None, typer.Option(metavar="REF", help="Only lines that changed since this git commit.")
    ] = None,
    force_exclude: opt.ForceExclude = False,
    jobs: opt.Jobs = 1,
    no_cache: opt.NoCache = False,
    quiet: opt.Quiet = False,
) -> None:
    """Check drafts for one reader and report what they may stumble over.

    stylecheck check reply.txt --culture ja-JP --to "Kenji Tanaka"
    stylecheck check reply.txt --culture de-DE --context incoming.txt
    stylecheck check archive.jsonl --text-key body --culture-key locale > found.jsonl
    """
    settings = settings_of(locals())
    if text_key is not None or culture_key is not None or id_key is not None:
        from stylecheck.cli.archive import check_archives

        check_archives(locals(), settings)
        return
    render = output.renderer(settings)
    output.threshold(settings)
    drafts = drafts_of(locals(), settings)
    targets = _targets(outputs, drafts)
    changes = _changes(changed_since)
    if changes is not None:
        drafts = [draft for draft in drafts if changes.touch(draft.path)]
    watch = Stopwatch() if profile_rules else None
    looked = check_all(drafts, locals(), settings, watch)
    known = _without_known(looked.files, settings, quiet=quiet)
    if changes is not None:
        pairs = zip(looked.drafts, known, strict=True)
        known = [CheckedFile(file.path, changes.only(draft.path, file.report)) for draft, file in pairs]
    output.show(_counted(known, settings) if statistics else render(known, wants_color()))
    if output.format_of(settings) == "full" and len(known) == 1 and not (quiet or statistics):
        from stylecheck.report.bars import foot

        output.show("\n" + foot(known[0], color=wants_color()))
    for target in targets:
        target.write(known)
    if watch is not None:
        from stylecheck.report.slowest import slowest

        print(slowest(watch), file=sys.stderr)
    if not quiet:
        output.notes(known)
        output.summary(known)
    looked.leave()
    output.require_all_rules(known)
    if require_grammar and _grammar_failed(known):
        raise typer.Exit(3)
    output.leave(severity_counts(known), settings, exit_zero=exit_zero)


@app.command()
def compare(
    paths: opt.Paths,
    cultures: Annotated[str, typer.Option(help="Comma-separated cultures: ja-JP,de-DE,en-US.")],
    to: opt.To = None,
    sender: opt.From = None,
    subject: opt.Subject = None,
    context: opt.Context = None,
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
    output_format: Annotated[
        str | None, typer.Option("--output-format", "--format", help="table (default), json or html.")
    ] = None,
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
    settings = settings_of(given)
    columns: dict[str, list[CheckedFile]] = {name: [] for name in names}
    for found in drafts_of(given, settings):
        draft = read_draft(found, encoding, settings.input_format(found.path))
        for name in names:
            report = settings.checker(draft, culture=name).check(draft.text, draft.name)
            columns[name].append(CheckedFile(draft.name, report))
    if output_format not in (None, "table", "json", "html"):
        raise ConfigError(f"unknown output-format “{output_format}” (one of table, json, html)")
    if output_format in ("json", "html"):
        output.show(formatter(output_format)([file for files in columns.values() for file in files], False))
    else:
        comparison(columns)
    output.require_all_rules([file for files in columns.values() for file in files])


def _targets(outputs: list[str] | None, drafts: list[Found]) -> "list[Target]":
    if not outputs:
        return []
    from stylecheck.cli.reports import targets

    return targets(outputs, drafts)


def _counted(files: list[CheckedFile], settings: Settings) -> str:
    from stylecheck.report.statistics import json_statistics, statistics

    return json_statistics(files) if output.format_of(settings) == "json" else statistics(files)


def _grammar_failed(files: list[CheckedFile]) -> bool:
    from stylecheck.grammar import NOTE

    return any(note.startswith(NOTE) for file in files for note in file.report.notes)


def _changes(ref: str | None) -> "Changes | None":
    if ref is None:
        return None
    from stylecheck.cli.changed import changed_since

    return changed_since(ref)


def _without_known(files: list[CheckedFile], settings: Settings, *, quiet: bool) -> list[CheckedFile]:
    path = settings.of(None).get("baseline")
    if path is None:
        return files
    from stylecheck.cli.baselines import without_known

    return without_known(files, path, settings, quiet=quiet)
