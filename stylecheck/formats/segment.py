"""What every input format yields: segments, each the prose of one draft; and the comments between them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from stylecheck.formats.mapped import Mapped
from stylecheck.formats.mask import Mask
from stylecheck.lazy import lazy
from stylecheck.span import Span


class Segment(NamedTuple):
    """The prose of one draft: a whole text or mail, or one string of a catalogue."""

    prose: Mapped
    masks: Sequence[Mask] = ()
    """What in ``prose.text`` is not the writer's prose."""
    key: str = ""
    """Where a string stands in its catalogue, such as ``mail.body``."""
    language: str | None = None
    """The language that the format states, as it is written there."""
    fragment: bool = False
    """A string that may be part of a message: nothing is missing from it."""
    template: bool = False
    """Placeholders will be filled in before anyone reads it."""
    subject: str = ""
    sender: str = ""
    reader: str = ""
    """The reader's name, when the mail is to one person."""
    recipients: int = 1
    quoted: str = ""
    """The message that a mail answers, decoded and without its quotation marks."""
    opaque: str = ""
    """An encoding such as base64 whose inside has no places of its own in the source."""


SPOKEN_TO = lazy("stylecheck", re.IGNORECASE)
"""What every text holds in which the writer speaks to stylecheck; most hold it nowhere."""


class Comment(NamedTuple):
    """A comment of the format, without its marks; the span covers them too."""

    span: Span
    text: str


class Options(NamedTuple):
    """What a format may need to know beside the source."""

    filename: str = ""
    format: str = "text"
    """The name it was asked for by: one module may read several formats."""
    keys: tuple[str, ...] = ()
    """Globs over dotted keys: only strings at these are drafts. Without any, every string that looks like prose."""
