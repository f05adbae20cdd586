"""The options of named checks: what each may be told, and what is wrong with what a rule says; used to compile."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, get_args

from stylecheck.errors import nearest
from stylecheck.schema import Part, Sentence

Kind = type | tuple[str, ...] | frozenset[str]
"""A type; one of some words; or a list of some words. A list is one of strings, a dict has such lists for values."""

PARTS = frozenset(get_args(Part))
WORDS = {"words": int}
ADDRESSED: dict[str, Kind] = {"mark?": ("name", "line", "title", "words")}

OPTIONS: Mapping[str, Mapping[str, Kind]] = {
    "address_mixed": {"familiar": str, "polite": str},
    "weekend": {"days": dict, "after": list},
    "part_missing": {
        "parts": PARTS,
        "place?": ("opening", "ending"),
        "sentence?": get_args(Sentence),
        "our_fault?": bool,
        "words?": int,
        "moves?": bool,
        "when?": PARTS,
        "said_by?": list,
    },
    "part_late": {"first": PARTS, "then": PARTS},
    "part_present": {"parts": PARTS, "formula?": ("greeting", "closing")},
    "part_untimed": {"parts": PARTS, "said_by?": list},
    "language_differs": WORDS,
    "subject_unnamed": {**WORDS, "subjects": int, "own": int},
    "name_slot_missing": WORDS,
    "message_length": WORDS,
    "given_name": {**ADDRESSED, "known": bool},
    "bare_surname": ADDRESSED,
    "name_mismatch": {"nouns?": bool},
    "name_unused": {**ADDRESSED, "bare?": bool},
    "particle_case": {"after_title?": bool, "after_name?": bool},
    "title_with_given": ADDRESSED,
    "title_with_surname": {"full?": bool},
    "greeting_missing": WORDS,
    "closing_missing": WORDS,
    "repeated_word": {"allowed?": list},
    "sentence_length": {**WORDS, "characters": int},
    "steps_in_prose": {"steps": int, "step_phrases": list},
    "undefined_acronym": {"known": list},
    "subject": {"generic_phrases": list},
}
"""Check to its options; those with a question mark may be left out. A check that is not here has none."""


def problems(check: str, given: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield option and problem for each option that a check does not know, lacks, or cannot use."""
    known = {name.rstrip("?"): kind for name, kind in OPTIONS.get(check, {}).items()}
    for name, value in given.items():
        if name not in known:
            yield name, f"“{check}” has no option “{name}”{nearest(name, known)}"
        elif expected := _expected(known[name], value):
            yield name, f"{name}: must be {expected}"
    for name in OPTIONS.get(check, {}):
        if not name.endswith("?") and name not in given:
            yield "", f"“{check}” needs the option “{name}”"


def _expected(kind: Kind, value: Any) -> str:
    """Return what a value should be; nothing if it is that."""
    if isinstance(kind, tuple):
        return "" if value in kind else f"one of {', '.join(kind)}"
    if isinstance(kind, frozenset):
        return "" if _strings(value) and kind.issuperset(value) else f"a list of some of {', '.join(sorted(kind))}"
    if kind is list:
        return "" if _strings(value) else "a list of strings"
    if kind is dict:
        tables = isinstance(value, dict) and all(map(_strings, value.values()))
        return "" if tables else "lists of strings by name"
    return "" if type(value) is kind else {int: "a whole number", bool: "true or false", str: "a string"}[kind]


def _strings(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)
