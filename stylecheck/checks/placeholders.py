"""Placeholders that nobody filled in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stylecheck.scene import Scene


def placeholder(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report every template placeholder that should have been filled in by now."""
    if scene.document.template:
        return
    for mask in scene.document.masks:
        if mask.kind == "placeholder":
            yield (mask.span,)
