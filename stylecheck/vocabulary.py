"""What the salutations of one language consist of: greeting words, titles, suffixes, and facts about names."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple

from stylecheck.names import inflected, script, spelt_alike
from stylecheck.phrase import UNSPACED_LANGUAGES, fold

KINDS = ("words", "titles", "professional", "suffixes")
PAIRS = {"male": "female", "female": "male"}
SHORTEST_TITLE = 4
"""Letters of a title that is no title but a name elsewhere: Pan, Don and Bey are read in their own language only."""


class Form(NamedTuple):
    """A greeting word, title or suffix: its kind, whom it fits (male, female, neutral), and its other gender's form."""

    text: str
    kind: str
    gender: str
    pair: str = ""


class Vocabulary:
    """The salutation words of one language, as its ``_language.yaml`` lists them."""

    def __init__(self, data: Mapping[str, Any] = MappingProxyType({}), language: str = "") -> None:
        self._data = data
        self.language = language
        self.spaced = language not in UNSPACED_LANGUAGES
        self._lists: dict[str, tuple[str, ...]] = {}

    @property
    def endings(self) -> Mapping[str, Sequence[str]]:
        """The endings that a name may take, by the ending it has in the dictionary."""
        endings: Mapping[str, Sequence[str]] = self._data.get("endings", {})
        return endings

    @property
    def name_first(self) -> bool:
        """Whether surnames come first and titles last, as in Chinese, Japanese and Korean."""
        return bool(self._data.get("name_first"))

    @property
    def titles_join(self) -> bool:
        """Whether a professional title stands behind Mr. or Ms. instead of replacing it."""
        return bool(self._data.get("titles_join"))

    @property
    def title_alone(self) -> bool:
        """Whether a title in a salutation stands without the name, as in “Madame,”."""
        return bool(self._data.get("title_alone"))

    @property
    def honorific(self) -> str:
        """The suffix for anyone, as 様; empty where man and woman have their own."""
        return str(self._data.get("honorific", ""))

    @property
    def has_patronymics(self) -> bool:
        """Whether readers are addressed by given name and patronymic."""
        return bool(self._data.get("patronymics"))

    def listed(self, key: str) -> tuple[str, ...]:
        """Return a plain list of the language's facts, folded."""
        if key not in self._lists:
            self._lists[key] = tuple(fold(word, self.language) for word in self._data.get(key, ()))
        return self._lists[key]

    @cached_property
    def _forms(self) -> dict[str, list[tuple[str, Form]]]:
        """Forms by their first character, the longest first."""
        found: dict[str, list[tuple[str, Form]]] = {}
        for kind in KINDS:
            for form in forms(self._data.get(kind, {}), kind):
                folded = fold(form.text, self.language).rstrip(".")
                found.setdefault(folded[:1], []).append((folded, form))
        return {first: sorted(group, key=_longest_first) for first, group in found.items()}

    def form_at(self, folded: str, start: int, kinds: Collection[str]) -> tuple[Form, int] | None:
        """Return the longest form of some kinds that stands at an offset of folded text, and where it ends."""
        for text, form in self._forms.get(folded[start : start + 1], ()):
            end = start + len(text)
            if form.kind in kinds and folded.startswith(text, start) and self._ends(folded, end):
                return form, end + (folded[end : end + 1] == ".")
        return None

    def form_before(self, folded: str, end: int, kinds: Collection[str]) -> tuple[Form, int] | None:
        """Return the longest form of some kinds that ends at an offset, and where it starts."""
        best: tuple[Form, int] | None = None
        for group in self._forms.values():
            for text, form in group:
                start = end - len(text)
                longer = best is None or start < best[1]
                if form.kind in kinds and longer and start >= 0 and folded.startswith(text, start):
                    best = form, start
        return best

    def first(self, kind: str, gender: str) -> str:
        """Return the form of a kind that is written first for a gender, or an empty string."""
        listed = self._data.get(kind, {}).get(gender, ())
        return str(listed[0]) if listed else ""

    def form(self, text: str, kinds: Collection[str]) -> Form | None:
        """Return the form of some kinds that a text is from end to end."""
        found = self.form_at(fold(text, self.language), 0, kinds)
        return found[0] if found is not None and found[1] == len(text) else None

    def genders(self, line: str) -> set[str]:
        """Return the genders that the forms in a line have, neutral ones left out."""
        folded = fold(line, self.language)
        starts = [at for at in range(len(folded)) if not self.spaced or not folded[at - 1 : at].isalnum()]
        found = (self.form_at(folded, start, KINDS) for start in starts)
        return {form[0].gender for form in found if form} & PAIRS.keys()

    def same(self, written: str, name: str) -> bool:
        """Tell whether a written name is this name: marks aside, inflected, or in a Chinese variant."""
        if script(written) != script(name):
            return False
        written, name = (text.translate(self._variants) for text in (written, name))
        stem = written.replace("’", "'").partition("'")[0]
        return (
            spelt_alike(written, name)
            or (len(stem) > 1 and spelt_alike(stem, name))
            or inflected(written, name, self.endings)
        )

    def given_gender(self, name: str) -> str:
        """Return the gender of a frequent given name or a patronymic, or an empty string."""
        folded = fold(name, self.language)
        for gender in PAIRS:
            if folded in self._given[gender]:
                return gender
            if len(folded) > 5 and folded.endswith(tuple(self._data.get("patronymics", {}).get(gender, ()))):
                return gender
        return ""

    def is_patronymic(self, name: str) -> bool:
        """Tell whether a name ends like a Russian patronymic."""
        endings = self._data.get("patronymics", {})
        return len(name) > 5 and name.lower().endswith((*endings.get("male", ()), *endings.get("female", ())))

    def is_organisation(self, word: str) -> bool:
        """Tell whether a word names a firm or a department by how it begins or ends."""
        known = self.listed("organisations")
        return bool(known) and (word.endswith(known) or word.startswith(known))

    def goes_with_given(self, form: Form) -> bool:
        """Tell whether a title goes with a given name, as Don, Bey and Pan do."""
        return fold(form.text, self.language) in self.listed("with_given")

    @cached_property
    def _given(self) -> dict[str, frozenset[str]]:
        given = self._data.get("given", {})
        return {gender: frozenset(fold(name, self.language) for name in given.get(gender, ())) for gender in PAIRS}

    @cached_property
    def _variants(self) -> dict[int, str]:
        return {ord(char): group[0] for group in self._data.get("variants", ()) for char in group}

    def _ends(self, folded: str, end: int) -> bool:
        """A form ends where no letter follows, nor the other half of “Herr/Frau” or “Liebe(r)”."""
        after = folded[end : end + 2]
        if not self.spaced or not after:
            return True
        if after[0].isalnum() or unicodedata.category(after[0]).startswith("M"):
            return False  # a vowel sign belongs to the word: सर is not सरिता
        return not (after[0] in "/(*:·_-'’" and after[1:].isalnum())


def _longest_first(entry: tuple[str, Form]) -> tuple[int, bool]:
    """A word that is listed as neutral as well fits everyone."""
    return -len(entry[0]), entry[1].gender != "neutral"


def forms(listed: Mapping[str, Sequence[str]], kind: str) -> list[Form]:
    """Return the forms of one kind; those for men and women stand in pairs."""
    male, female = listed.get("male", ()), listed.get("female", ())
    paired = [
        form
        for his, hers in zip(male, female, strict=True)
        for form in (Form(his, kind, "male", hers), Form(hers, kind, "female", his))
    ]
    return paired + [Form(text, kind, "neutral") for text in listed.get("neutral", ())]
