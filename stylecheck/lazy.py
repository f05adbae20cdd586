"""Regular expressions that are compiled when first used, so that importing a module costs nothing."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, cast

from stylecheck.data import cache_dir
from stylecheck.program import Programs, tag

METHODS = ("finditer", "findall", "match", "fullmatch", "search", "sub", "split", "pattern")


@cache
def _programs() -> Programs:
    return Programs(cache_dir() / f"engine-{tag()}.bin")


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile one of the engine's own patterns, kept between runs."""
    return _programs().compile(f"{int(flags)}:{pattern}", pattern, int(flags))


class _Lazy:
    """Stands for a compiled pattern; the first attribute asked for compiles it."""

    def __init__(self, pattern: str, flags: int) -> None:
        self._pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        regex = compiled(self._pattern, self._flags)
        self.__dict__.update({method: getattr(regex, method) for method in METHODS})
        return getattr(regex, name)


def lazy(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a stand-in for ``re.compile(pattern, flags)`` that compiles on first use."""
    return cast("re.Pattern[str]", _Lazy(pattern, flags))
