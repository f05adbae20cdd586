"""Texts at keys, whatever file they stand in: which of them are drafts, and in which language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from stylecheck.formats.locale import language_of_path, stated
from stylecheck.formats.mapped import Mapped
from stylecheck.formats.segment import Options, Segment
from stylecheck.formats.strings import asked_for, drafts

Path = tuple[str, ...]
LANGUAGE_KEYS = frozenset({"locale", "language", "lang"})
"""A text beside one of these is in the language that it states."""
COMMENT_FIELDS = ("comment_value", "comment_value_html", "subject", "side_conversation")
"""Zendesk: the fields of a macro's actions that a customer reads."""


class Value(NamedTuple):
    """A string and the keys and indexes that lead to it."""

    path: Path
    text: Mapped


def found(values: Iterable[Value], options: Options) -> Iterator[Segment]:
    """Yield the drafts among the strings of one file."""
    strings = list(values)
    beside = _beside(strings)
    top = {value.path[0] for value in strings if len(value.path) > 1}
    by_top_key = bool(top) and all(stated(key) for key in top)
    by_path = language_of_path(options.filename)
    helpdesk = not options.keys and any(_sent(value, beside) for value in strings)
    for value in strings:
        key = ".".join(value.path)
        chosen = asked_for(key, options.keys) if options.keys else helpdesk and _sent(value, beside)
        if chosen or not (options.keys or helpdesk):
            language = _told(value.path, beside) or (value.path[0] if by_top_key else by_path)
            yield from drafts(value.text, key, language, chosen=chosen)


def _told(path: Path, beside: Mapping[Path, Mapping[str, str]]) -> str | None:
    """Return the language that a key of the same object states, or the own key where its neighbours are languages."""
    siblings = beside[path[:-1]]
    language = next((siblings[name] for name in LANGUAGE_KEYS if name in siblings), "")
    if path and stated(path[-1]) and sum(map(bool, map(stated, siblings))) > 1:
        return path[-1]
    return stated(language)


def _beside(values: Iterable[Value]) -> dict[Path, dict[str, str]]:
    """Return the strings of each object by key."""
    objects: dict[Path, dict[str, str]] = {}
    for value in values:
        objects.setdefault(value.path[:-1], {})[value.path[-1] if value.path else ""] = value.text.text
    return objects


def _sent(value: Value, beside: Mapping[Path, Mapping[str, str]]) -> bool:
    """Tell whether a help desk sends it: macros and dynamic content of Zendesk, replies of Freshdesk and Intercom."""
    *parents, key = value.path or ("",)
    siblings = beside[value.path[:-1]]
    if "actions" in parents and (key == "value" or parents[-1] == "value"):
        action = siblings if key == "value" else beside.get(tuple(parents[:-1]), {})
        return action.get("field", "").startswith(COMMENT_FIELDS) and not value.text.text.startswith("channel:")
    if key == "content":
        return "variants" in parents and "content_html" not in siblings
    return (key == "content_html" and "content" in siblings) or (key == "body" and "body_text" in siblings)
