"""Dates against the reader's calendar."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from stylecheck.lazy import compiled
from stylecheck.span import Span

if TYPE_CHECKING:
    from stylecheck.scene import Scene


def weekend(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a weekday that lies on the reader's weekend.

    Options: ``days`` maps mon … sun to the words of the draft's language; ``after`` are words that must come before.
    """
    resting = scene.profile.data.get("dates", {}).get("weekend", [])
    for day, words in options["days"].items():
        if day not in resting:
            continue
        before, day_words = ("|".join(map(re.escape, listed)) for listed in (options["after"], words))
        for match in compiled(rf"(?<!\w)(?:{before})\s+({day_words})(?!\w)").finditer(scene.document.folded):
            yield (Span(*match.span(1)),)
