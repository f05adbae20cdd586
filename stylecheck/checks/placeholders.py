"""Placeholders that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stylecheck.scene import Scene


def placeholder(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report every template placeholder; the rule's channels leave templates out."""
    for mask in scene.document.masks:
        if mask.kind == "placeholder":
            yield (mask.span,)
