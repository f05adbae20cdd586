"""``stylecheck`` and ``python -m stylecheck``: what a quick start needs to have set before anything is imported."""

from __future__ import annotations

import gc

from stylecheck.deferred import defer

UNUSED = ("bz2", "ipaddress", "locale", "lzma", "subprocess", "textwrap", "tokenize")
"""Standard modules that typer, inspect, pathlib and shutil import for functions that a check does not call."""


def run() -> None:
    """Run the command line."""
    gc.set_threshold(100_000)  # one short run makes little garbage; collecting it costs some ms
    defer(UNUSED)
    from stylecheck.cli import run as run_command

    run_command()


if __name__ == "__main__":  # a worker process imports this module too
    run()
