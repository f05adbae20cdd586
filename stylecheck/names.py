"""Compares names however they are spelt: marks, digraphs, scripts and inflected forms."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

LETTERS = str.maketrans(
    {"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe", "ة": "ه", "ى": "ي", "’": "'", "ʼ": "'"}
)
"""Letters that do not decompose into a base and a mark."""
DIGRAPHS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe", "đ": "dj", "ь": "и"})
"""How those without the key write a letter."""
CEDILLAS = str.maketrans("şŞţŢ", "șȘțȚ")
"""Romanian comma letters as older keyboards write them: another code point, the same spelling."""
ARTICLES = ("al-", "el-", "al ", "ال")
PARTICLES = frozenset({"al", "el", "bin", "ibn", "bint", "abu", "von", "van", "der", "den", "de", "del", "della"}) | {
    *("da", "di", "do", "dos", "das", "du", "la", "le", "ter", "ten", "zu", "st")
}
"""Words that begin a surname of several parts, in names from anywhere."""


@lru_cache(maxsize=4096)
def plain(name: str) -> str:
    """Return a name in lower case without marks, for comparing."""
    decomposed = unicodedata.normalize("NFD", name.lower().translate(LETTERS))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).strip(".'’-")


def spelt_alike(one: str, other: str) -> bool:
    """Tell whether two names differ in marks, digraphs, case or an Arabic article at most."""
    return not _spellings(one).isdisjoint(_spellings(other))


def spelt_the_same(one: str, other: str) -> bool:
    """Tell whether two names differ in case or in how characters are encoded at most."""
    first, second = (
        unicodedata.normalize("NFC", name).translate(CEDILLAS).replace("’", "'").lower() for name in (one, other)
    )
    return first.strip(".") == second.strip(".")


def inflected(form: str, name: str, endings: Mapping[str, Iterable[str]]) -> bool:
    """Tell whether a form is a name with another case ending; ``endings`` gives the forms of each base ending."""
    form, name = plain(form), plain(name)
    for base, others in endings.items():
        if not name.endswith(plain(base)):
            continue
        stem = name.removesuffix(plain(base))
        if len(stem) > 1 and form.startswith(stem) and form[len(stem) :] in map(plain, others):
            return True
    return False


def script(name: str) -> str:
    """Return the script of a name's first letter, such as LATIN; names in two scripts cannot be compared."""
    first = next((char for char in name if char.isalpha()), "")
    return unicodedata.name(first, "").partition(" ")[0] if first else ""


def _spellings(name: str) -> set[str]:
    lowered = unicodedata.normalize("NFC", name).lower()
    bare = next((lowered.removeprefix(article) for article in ARTICLES if lowered.startswith(article)), lowered)
    return {plain(form) for form in (lowered, lowered.translate(DIGRAPHS), bare)}
