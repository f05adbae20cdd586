"""Runs a piece of work over many drafts: in order, on one core or several, with progress and a clean interruption."""

from __future__ import annotations

import os
import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Sized
from contextlib import contextmanager
from typing import Any, TypeVar

import typer

from stylecheck.cli.files import Found
from stylecheck.errors import StylecheckError

T = TypeVar("T")
C = TypeVar("C")

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


def in_turn(work: Callable[[C], T], chunks: Iterable[C], jobs: int) -> Iterator[T]:
    """Yield what the work makes of each chunk, in order; no more chunks are read than the processes have to do."""
    if jobs == 1:
        yield from map(work, chunks)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    count = jobs or os.cpu_count() or 1
    waiting: deque[Future[T]] = deque()
    pool = ProcessPoolExecutor(count, initializer=_leave_interrupts_to_the_parent)
    try:
        for chunk in chunks:
            waiting.append(pool.submit(work, chunk))
            if len(waiting) > 2 * count:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise StylecheckError("a worker process was ended from outside, perhaps for want of memory") from error
    finally:
        pool.shutdown(cancel_futures=True)


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
