"""Patterns of a user's own that may need more than linear time: told when they are loaded, bounded when they run.

The standard library's engine cannot be stopped, so these run in the ``regex`` package, whose matching takes a limit
and means the same by a pattern. Whatever is proven linear, as all shipped patterns are, runs in the engine itself.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from typing import Any

from stylecheck.growth import Growth, Verdict, growth

SECONDS = 1.0
"""What one pattern may take for one draft."""
SHOWN = 0.05
"""Seconds in which any pattern reads a text of a few hundred characters, unless its time doubles with each."""
LONGEST_PROBE = 400
"""Code points of a text that shows whether a pattern's time doubles."""


def is_slow(pattern: str) -> bool:
    """Tell whether a pattern has to run bounded; raises re.error for one whose time doubles with the text."""
    verdict = growth(pattern)
    if verdict.growth is Growth.EXPONENTIAL and _doubles(re.compile(pattern), verdict):
        pump = re.escape(verdict.pump)
        raise re.error(f"its time doubles with each “{pump}” in a text; no two parts may repeat the same text")
    if verdict.growth is not Growth.LINEAR:
        Bounded(pattern)
    return verdict.growth is not Growth.LINEAR


def _doubles(pattern: re.Pattern[str], verdict: Verdict) -> bool:
    """Tell whether a text of a few words shows what the graph of a pattern says, which may know less than the engine.

    The text grows step by step, so that this ends soon either way.
    """
    for times in range(2, LONGEST_PROBE // len(verdict.pump)):
        for end in ("\0", "!", ""):
            text = verdict.start + verdict.pump * times + end
            begun = time.perf_counter()
            pattern.search(text)
            if time.perf_counter() - begun > SHOWN:
                return True
    return False


class Bounded:
    """Stands for a compiled pattern; raises TimeoutError once it has taken its time for one text."""

    def __init__(self, pattern: str) -> None:
        """Compile a pattern; raises re.error where the package cannot."""
        import regex

        try:
            self._regex: Any = regex.compile(pattern, regex.V0)
        except regex.error as error:
            raise re.error(str(error)) from error
        self.groupindex = self._regex.groupindex
        self._text = ""
        self._left = SECONDS

    def finditer(self, text: str, start: int, end: int) -> Iterator[Any]:
        """Yield the matches in a part of a text; the parts of one text share its time."""
        if text is not self._text:
            self._text, self._left = text, SECONDS
        begun = time.perf_counter()
        matches = self._regex.finditer(text, start, end, timeout=max(self._left, 0.001))
        while (match := next(matches, None)) is not None:
            self._left -= time.perf_counter() - begun
            yield match
            begun = time.perf_counter()
        self._left -= time.perf_counter() - begun
