"""The command line: the only part that reads argv, prints and exits."""

from __future__ import annotations

import gc
import os
import sys
from importlib import import_module
from typing import Annotated

import typer

from stylecheck import __version__
from stylecheck.errors import DataErrors, DraftErrors, StylecheckError

app = typer.Typer(
    name="stylecheck",
    no_args_is_help=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 nothing at or above --fail-on, 1 findings, 2 a usage, configuration or data error. "
    "Start with: stylecheck check reply.txt --culture ja-JP --to 'Kenji Tanaka'",
)


def _version(show: bool) -> None:
    if show:
        typer.echo(f"stylecheck {__version__}")
        raise typer.Exit


@app.callback()
def main(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Check drafts for one reader's culture: register, titles, directness, positivity, clarity, empathy, risk."""


MODULES = {
    "check": "checking",
    "compare": "checking",
    "fix": "fixing",
    "baseline": "baselines",
    "config": "configuring",
    "explain": "catalogue",
    "rules": "catalogue",
    "cultures": "catalogue",
    "test": "catalogue",
    "new": "catalogue",
    "doctor": "doctor",
}
"""Command to the module that registers it; the order is that of --help."""


def _register(word: str) -> None:
    """Load the module of one command, or of all: typer reads every signature, which costs as much as a check."""
    for module in [MODULES[word]] if word in MODULES else dict.fromkeys(MODULES.values()):
        import_module(f"stylecheck.cli.{module}")
    named = {
        command.name or (command.callback.__name__ if command.callback else ""): command
        for command in app.registered_commands
    }
    if word in named:
        app.registered_commands = [named[word]]


def run() -> None:
    """Run the command line; an error of ours is one line (or one a problem) on stderr and exit code 2."""
    _register(sys.argv[1] if len(sys.argv) > 1 else "")
    sys.stdout.reconfigure(errors="replace")  # type: ignore[union-attr]  # a mail may hold bytes that are no character
    try:
        app(standalone_mode=True)
    except StylecheckError as error:
        from stylecheck.report.visible import visible

        for problem in error.errors if isinstance(error, (DataErrors, DraftErrors)) else [error]:
            print(f"stylecheck: {visible(str(problem))}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    finally:
        gc.freeze()  # nothing left to collect: the interpreter need not look
