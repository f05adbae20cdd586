"""The command that rewrites drafts: fix."""

from __future__ import annotations

import sys
from difflib import unified_diff
from functools import partial
from typing import Annotated, NamedTuple

import typer

from stylecheck.cli import app, output
from stylecheck.cli import options as opt
from stylecheck.cli.files import Draft, Found
from stylecheck.cli.looking import Reading, drafts_of
from stylecheck.cli.options import settings_of
from stylecheck.cli.running import each, interruptible
from stylecheck.cli.writing import write
from stylecheck.errors import StylecheckError
from stylecheck.fix import first_fix
from stylecheck.report import Format
from stylecheck.report.model import CheckedFile, severity_counts


class Fixed(NamedTuple):
    """A draft, its fixed text, and what is still found in that."""

    draft: Draft
    text: str
    left: CheckedFile

    @property
    def changed(self) -> bool:
        """Whether there is anything to write."""
        return self.text != self.draft.text


@app.command()
def fix(
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
    unsafe: Annotated[bool, typer.Option("--unsafe", help="Apply offered rewrites too; read the result.")] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what would change, write nothing; exit 1 if anything.")
    ] = False,
    check: Annotated[
        bool, typer.Option("--check", help="List the files that would change, write nothing; exit 1 if any.")
    ] = False,
    output_format: opt.OutputFormat = None,
    fail_on: opt.FailOn = None,
    exit_zero: opt.ExitZero = False,
    stdin_filename: opt.StdinFilename = "stdin.txt",
    encoding: opt.Encoding = None,
    config: opt.ConfigFile = None,
    isolated: opt.Isolated = False,
    force_exclude: opt.ForceExclude = False,
    jobs: opt.Jobs = 1,
    no_cache: opt.NoCache = False,
    quiet: opt.Quiet = False,
) -> None:
    """Apply safe fixes to drafts; what is left is reported on stderr.

    Files are rewritten; stdin (-) goes to stdout. See the change first with --diff.
    """
    settings = settings_of(locals())
    render = output.renderer(settings)
    output.threshold(settings)
    drafts = drafts_of(locals(), settings)
    work = partial(_fixed, reading=Reading(locals(), settings, drafts), unsafe=unsafe)
    done: list[Fixed] = []
    failed: set[str] = set()
    with interruptible(done, len(drafts), lambda: f", {_count(done)}"):
        for fixed in each(work, drafts, locals()):
            try:
                done.append(_delivered(fixed, diff=diff, check=check))
            except StylecheckError as error:
                if str(error) not in failed:
                    print(f"stylecheck: {error}", file=sys.stderr)
                failed.add(str(error))
    if not (diff or check or quiet):
        _say([fixed.left for fixed in done], render)
    if failed:
        raise typer.Exit(2)
    output.require_all_rules([fixed.left for fixed in done])
    if diff or check:
        raise typer.Exit(1 if any(fixed.changed for fixed in done) and not exit_zero else 0)
    output.leave(severity_counts(fixed.left for fixed in done), settings, exit_zero=exit_zero)


def _fixed(found: Found, reading: Reading, *, unsafe: bool) -> Fixed | StylecheckError:
    """Read and fix one draft, in memory; what is wrong with the draft itself is returned, so that the others go on."""
    try:
        draft = reading.draft(found)
    except StylecheckError as error:
        return error
    report = reading.report(draft)
    if not any(first_fix(item, unsafe=unsafe) for item in report.diagnostics):
        return Fixed(draft, draft.text, CheckedFile(draft.name, report))
    checker = reading.settings.checker(draft)
    text = checker.fix(draft.text, unsafe, draft.name).text
    return Fixed(draft, text, CheckedFile(draft.name, checker.check(text, draft.name)))


def _delivered(fixed: Fixed | StylecheckError, *, diff: bool, check: bool) -> Fixed:
    """Show what would change, or write the fixed text where it belongs; raises StylecheckError."""
    if isinstance(fixed, StylecheckError):
        raise fixed
    draft, text, _ = fixed
    if diff:
        before, after = draft.text.splitlines(keepends=True), text.splitlines(keepends=True)
        output.show("".join(unified_diff(before, after, draft.name, f"{draft.name} (fixed)")))
    elif check:
        output.show(draft.name if fixed.changed else "")
    elif draft.path is None:
        sys.stdout.write(text)
    elif fixed.changed:
        write(draft, text)
    return fixed


def _count(done: list[Fixed]) -> str:
    changed = sum(fixed.changed for fixed in done)
    return f"{changed} of them rewritten"


def _say(left: list[CheckedFile], render: Format) -> None:
    """Report on stderr what is left to do by hand."""
    print(output.ended(render(left, False)), file=sys.stderr, end="")
    output.notes(left)
    output.summary(left)
