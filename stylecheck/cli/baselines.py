"""The command that keeps a list of known findings: baseline; and what check leaves out because of it."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from stylecheck.cli import app
from stylecheck.cli import options as opt
from stylecheck.cli.looking import check_all, drafts_of
from stylecheck.cli.options import Settings, settings_of
from stylecheck.errors import ConfigError, nearest
from stylecheck.report.model import CheckedFile

if TYPE_CHECKING:
    from stylecheck.baseline import Baseline, Entries

ACTIONS = ("create", "update", "check")


@app.command("baseline")
def baseline_command(
    action: Annotated[str, typer.Argument(help="create, update or check.")],
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
    stdin_filename: opt.StdinFilename = "stdin.txt",
    encoding: opt.Encoding = None,
    config: opt.ConfigFile = None,
    isolated: opt.Isolated = False,
    baseline: Annotated[str | None, typer.Option(help="The file; default .stylecheck-baseline.json.")] = None,
    force_exclude: opt.ForceExclude = False,
    jobs: opt.Jobs = 1,
    no_cache: opt.NoCache = False,
    quiet: opt.Quiet = False,
) -> None:
    """Keep the findings of today in a file, so that `check --baseline` shows only new ones.

    stylecheck baseline create mails/ --culture de-DE; `check` lists entries that are no longer found, `update` drops
    them and takes in what is new.
    """
    from stylecheck.baseline import NAME, Baseline, read

    if action not in ACTIONS:
        raise ConfigError(f"baseline takes {', '.join(ACTIONS)}, not “{action}”{nearest(action, ACTIONS)}")
    settings = settings_of(locals())
    path = Path(settings.of(None).get("baseline", NAME))
    if action == "create" and path.exists():
        raise ConfigError(f"{path}: exists already; `stylecheck baseline update` brings it up to date")
    known = Baseline(path) if action == "create" else read(path)
    looked = check_all(drafts_of(locals(), settings), locals(), settings)
    looked.leave()
    files = looked.files
    stale = _stale(known, files)
    if action == "check":
        for entry, count in sorted(stale.items()):
            print(f"{entry.path}: {entry.rule}: {_times(count)} no longer found ({entry.hash})")
        raise typer.Exit(1 if stale else 0)
    updated = known.updated((file.path, file.report) for file in files)
    updated.write()
    if not quiet:
        gone = f"; {sum(stale.values())} no longer found" if stale else ""
        print(f"{path}: {updated.entries.total()} known findings{gone}", file=sys.stderr)


def without_known(files: Sequence[CheckedFile], path: str, settings: Settings, *, quiet: bool) -> list[CheckedFile]:
    """Return files without the findings that a baseline knows; say on stderr how many, and which entries are stale."""
    from stylecheck.baseline import read

    known = read(Path(path))
    new = [CheckedFile(file.path, known.new(file.path, file.report)[0]) for file in files]
    left_out = _findings(files) - _findings(new)
    if left_out and not quiet:
        print(f"stylecheck: {path} knows {left_out} of the findings", file=sys.stderr)
    narrowed = settings.options.get("select") or settings.options.get("ignore")
    stale = 0 if narrowed else _stale(known, files).total()
    if stale and not quiet:
        hint = "`stylecheck baseline update` drops them"
        print(f"stylecheck: {path}: {stale} entries are no longer found; {hint}", file=sys.stderr)
    return new


def _stale(known: Baseline, files: Sequence[CheckedFile]) -> Entries:
    """Return what the baseline knows of these files, or of files that are gone, and is no longer found."""
    stale = known.gone()
    for file in files:
        stale.update(known.new(file.path, file.report)[1])
    return stale


def _findings(files: Sequence[CheckedFile]) -> int:
    return sum(len(file.report.diagnostics) for file in files)


def _times(count: int) -> str:
    return "once" if count == 1 else f"{count} times"
