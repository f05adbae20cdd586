"""The language of a catalogue as its path or its keys state it."""

from __future__ import annotations

import re
from pathlib import PurePath

from stylecheck.lazy import lazy

_LANGUAGES = (
    "ar bg bn ca cs cy da de el en eo es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk km kn ko ku lt lv mk "
    "ml mn mr ms my nb ne nl nn no pa pl pt ro ru si sk sl sq sr sv sw ta te th tl tr uk ur uz vi zh zu"
)
LANGUAGES = frozenset(_LANGUAGES.split())
LOCALE = lazy(r"([a-z]{2})(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|\d{3}))*(?:@[a-z]+)?")
ENDING = lazy(r"[._-]([a-z]{2}(?:[-_](?:[A-Z][a-z]{3}|[A-Z]{2}|\d{3}))*)$")
WORDS = frozenset({"is", "it", "no", "id", "my", "et", "si", "te", "de", "es", "ms"})
"""Codes that are words too, so that do_it.json is not Italian; Java puts the language behind an underscore."""


def stated(name: str) -> str | None:
    """Return a name if it is a language or locale code."""
    code = LOCALE.fullmatch(name)
    return name if code is not None and code[1] in LANGUAGES else None


def _is_word(ending: re.Match[str]) -> bool:
    return ending[0][0] == "_" and ending[1] in WORDS


def language_of_path(filename: str) -> str | None:
    """Return the language in a path: de.yml, messages.de.json, messages_pt_BR.properties, locales/de/mail.json."""
    path = PurePath(filename)
    stem = path.name.split(".")[0] if path.name.count(".") == 1 else path.name.rpartition(".")[0]
    if found := stated(stem):
        return found
    ending = ENDING.search(stem)
    if ending is not None and stated(ending[1]) and (path.suffix == ".properties" or not _is_word(ending)):
        return ending[1]
    return next((part for part in path.parts[-2:-5:-1] if stated(part)), None)
