"""What spaCy token patterns ask for, and which words they cannot match without. Used when packs are compiled."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from importlib.util import find_spec
from typing import Any

from stylecheck.errors import nearest
from stylecheck.pipeline import LEMMAS, PARSES, WORDS

Token = Mapping[str, Any]

SPELLING = frozenset({"LOWER", "ORTH", "TEXT"})
"""Terms whose value stands in the text; a lemma need not, so it is no trigger."""
OF_WORDS = SPELLING | {
    "NORM", "SHAPE", "PREFIX", "SUFFIX", "LENGTH", "SPACY", "LIKE_NUM", "LIKE_URL", "LIKE_EMAIL", "IS_ALPHA",
    "IS_ASCII", "IS_DIGIT", "IS_LOWER", "IS_UPPER", "IS_TITLE", "IS_PUNCT", "IS_SPACE", "IS_STOP", "IS_BRACKET",
    "IS_QUOTE", "IS_LEFT_PUNCT", "IS_RIGHT_PUNCT", "IS_CURRENCY", "OP",
}  # fmt: skip
"""Terms that a blank pipeline knows."""
OF_PARSES = frozenset({
    "POS", "TAG", "DEP", "MORPH", "ENT_TYPE", "ENT_IOB", "ENT_ID", "ENT_KB_ID", "SENT_START", "IS_SENT_START",
})  # fmt: skip
"""Terms that only a trained pipeline fills in."""
TERMS = OF_WORDS | OF_PARSES | {"LEMMA"}


def asked(tokens: Iterable[Token]) -> str:
    """Return what a pipeline has to know for these tokens: WORDS, LEMMAS or PARSES."""
    names = {name.upper() for token in tokens for name in token}
    return PARSES if names & OF_PARSES else LEMMAS if "LEMMA" in names else WORDS


def needed_words(tokens: Iterable[Token]) -> list[str]:
    """Return words of which any text that the tokens match holds one; empty where there are none."""
    found = [words for token in tokens if not _optional(str(token.get("OP", "1"))) for words in _spelled(token)]
    return max(found, key=lambda words: (min(map(len, words)), -len(words)), default=[])


def problems(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what is wrong with the tokens of a pattern, in a line each."""
    unknown = [name for token in tokens for name in token if name.upper() not in TERMS]
    yield from (f"unknown term “{name}”{nearest(name.upper(), TERMS)}" for name in unknown)
    if not tokens:
        yield "a pattern of no tokens"
    elif not unknown:
        yield from _refused(tokens)


def linked(nodes: Sequence[Token]) -> Iterator[str]:
    """Yield what is wrong with how the nodes of a dependency pattern hang together."""
    if find_spec("spacy") is None:
        return
    from spacy.matcher import DependencyMatcher
    from spacy.vocab import Vocab

    try:
        DependencyMatcher(Vocab()).add("pattern", [list(nodes)])
    except (ValueError, KeyError) as error:
        yield _plain(error)


def _refused(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield what spaCy itself says; nothing where a wheel is built without it."""
    if find_spec("spacy") is None:
        return
    import re

    from spacy.matcher import Matcher
    from spacy.schemas import validate_token_pattern
    from spacy.vocab import Vocab

    if said := validate_token_pattern(list(tokens)):
        _, place, problem = re.split(r"\[pattern -> |\] ", said[-1], maxsplit=2)
        number, name = place.split(" -> ")[:2]
        yield f"token {int(number) + 1}, {name}: {problem[:1].lower()}{problem[1:]}"
        return
    try:
        Matcher(Vocab()).add("pattern", [list(tokens)])
    except (ValueError, OverflowError, re.error) as error:
        yield _plain(error)


def _plain(error: Exception) -> str:
    text = str(error).splitlines()[0].rpartition("] ")[2]
    return (text if text[1:2].isupper() else f"{text[:1].lower()}{text[1:]}").rstrip(".")


def _optional(operator: str) -> bool:
    return operator in ("?", "*", "!") or operator.startswith(("{0", "{,"))


def _spelled(token: Token) -> Iterator[list[str]]:
    for name, value in token.items():
        if name.upper() in SPELLING:
            words = value.get("IN", []) if isinstance(value, Mapping) else [value]
            if words and all(isinstance(word, str) and word.strip() for word in words):
                yield words
