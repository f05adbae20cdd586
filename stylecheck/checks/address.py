"""Address forms that clash within one message."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stylecheck.scene import Scene


def address_mixed(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report the first place where the rarer of two address forms stands beside the other.

    Options: ``familiar`` and ``polite`` name the rules (codes) that find each form.
    """
    familiar, polite = scene.siblings(options["familiar"]), scene.siblings(options["polite"])
    if not familiar or not polite:
        return
    due = scene.profile.address(scene.document.language)
    rarer = familiar if due == "polite" or (due == "either" and len(familiar) <= len(polite)) else polite
    yield (min(rarer),)
