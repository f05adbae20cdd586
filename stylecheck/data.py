"""Where shipped data and the cache lie."""

from __future__ import annotations

import os
from contextlib import suppress
from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent
LANGUAGE_FILE = "_language.yaml"
MESSAGE_FILE = "_message.yaml"
SOURCES_FILE = "_sources.yaml"


@cache
def data_dir(name: str) -> Path:
    """Return the directory of shipped data (``rules``, ``locales``): packaged, or the repository's own."""
    packaged = PACKAGE / "_data" / name
    return packaged if packaged.is_dir() else PACKAGE.parent / name


def cache_dir() -> Path:
    """Return where compiled user data is kept; STYLECHECK_CACHE_DIR overrides the platform's place."""
    if given := os.environ.get("STYLECHECK_CACHE_DIR"):
        return Path(given)
    base = os.environ.get("LOCALAPPDATA") if os.name == "nt" else os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "stylecheck"


def keep(path: Path, content: bytes) -> None:
    """Write a file of the cache in one step; a cache that cannot be written costs time, never a result."""
    part = path.with_suffix(f".{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(content)
        part.replace(path)
    except OSError:
        with suppress(OSError):
            part.unlink()
