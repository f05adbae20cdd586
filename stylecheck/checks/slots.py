"""Placeholders in the salutation: which of the reader's names a template will put there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stylecheck.formats.placeholder import role

if TYPE_CHECKING:
    from stylecheck.document import Document
    from stylecheck.span import Span


def slots(document: Document) -> list[tuple[str, Span]]:
    """Return the placeholders in the greeting that stand for the reader: given, surname, full or title, and where."""
    greeting = document.sections.get("greeting")
    if greeting is None:
        return []
    inside = [mask.span for mask in document.masks if mask.kind == "placeholder" and mask.span.within(greeting)]
    found = [(role(document.source[span.start : span.end]), span) for span in inside]
    return [(name, span) for name, span in found if name != "other"]


def given_name_slot(document: Document) -> Span | None:
    """Return the placeholder for a given name when it is the only one for the reader."""
    found = slots(document)
    return found[0][1] if [name for name, _ in found] == ["given"] else None
