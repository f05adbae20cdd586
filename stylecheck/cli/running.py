"""Runs a piece of work over many drafts: in order, on one core or several, with progress and a clean interruption."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from typing import Any, TypeVar

import typer

from stylecheck.cli.files import Found

T = TypeVar("T")

FEW = 10
"""Fewer drafts than this are done before a bar could be read, or a cache looked up."""
MOST_AT_ONCE = 16
"""Drafts handed to a worker in one go."""
INTERRUPTED = 130
"""Exit code after Ctrl-C: 128 and the number of the signal."""


def each(work: Callable[[Found], T], drafts: Sequence[Found], given: Mapping[str, Any]) -> Iterator[T]:
    """Yield what the work makes of each draft, in order; errors come where they would come on one core.

    Of the options, ``jobs`` is the number of processes, 0 meaning one for each core; ``quiet`` hides the progress.
    """
    with _results(work, drafts, given["jobs"]) as results, _progress(len(drafts), quiet=given["quiet"]) as step:
        for result in results:
            step()
            yield result


@contextmanager
def interruptible(done: Sized, total: int, report: Callable[[], str]) -> Iterator[None]:
    """On Ctrl-C say on stderr how far the work came, and exit with 130."""
    try:
        yield
    except KeyboardInterrupt:
        print(f"\nstylecheck: interrupted after {len(done)} of {total} files{report()}", file=sys.stderr)
        raise typer.Exit(INTERRUPTED) from None


@contextmanager
def _results(work: Callable[[Found], T], drafts: Sequence[Found], jobs: int) -> Iterator[Iterable[T]]:
    if jobs == 1 or len(drafts) < FEW:
        yield map(work, drafts)
        return
    import multiprocessing

    count = min(jobs or multiprocessing.cpu_count(), len(drafts))
    with multiprocessing.Pool(count, _leave_interrupts_to_the_parent) as pool:
        yield pool.imap(work, drafts, max(1, min(MOST_AT_ONCE, len(drafts) // (count * 4))))


def _leave_interrupts_to_the_parent() -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def _progress(total: int, *, quiet: bool) -> Iterator[Callable[[], Any]]:
    """Show a bar on a terminal, for as long as the work takes; elsewhere nothing."""
    if quiet or total < FEW or not sys.stderr.isatty():
        yield lambda: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=total)
        yield lambda: bar.advance(task)
