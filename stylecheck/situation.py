"""What is known around a draft: who reads it, how its language marks sections, and the message it answers."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple, Protocol

from stylecheck.span import Span
from stylecheck.vocabulary import Vocabulary

Matcher = Callable[[str], "re.Match[str] | None"]


class Reader(NamedTuple):
    """Who reads the draft and who signs it, as far as the writer says."""

    name: str = ""
    recipients: int = 1
    sender: str = ""
    titles: Mapping[str, Sequence[Sequence[str]]] = MappingProxyType({})
    """Every language's titles, to tell them from the names: for each the languages, kinds and genders it has."""


def _never(line: str) -> None:
    """Match no line: the sectioning of a language without packs."""


class Sectioning(NamedTuple):
    """How a language's greetings and closings are told: patterns that match at the start of a folded line."""

    greeting: Matcher = _never
    closing: Matcher = _never
    abbreviations: frozenset[str] = frozenset()
    anywhere: bool = False
    """The greeting word may stand behind the name, as in Chinese, Japanese and Korean."""
    vocabulary: Vocabulary = Vocabulary()
    """What the language's salutations consist of."""


class Phrasebook(Protocol):
    """What messages in one language are made of (schema.Message), looked for in a Document."""

    @property
    def common(self) -> tuple[str, ...]:
        """Beginnings of words that name no subject."""

    def part(self, name: str, document: Any, within: Span | None = None) -> Iterator[Span]:
        """Yield where a part of a message stands."""

    def asks(self, document: Any) -> Iterator[tuple[str, Span]]:
        """Yield what the reader is asked for: item and place."""

    def gives(self, document: Any) -> Iterator[tuple[str, Span]]:
        """Yield what the writer says to give: item and place."""

    def sentence(self, name: str, known: Mapping[str, str]) -> str | None:
        """Return the first sentence of a kind all of whose slots are known."""


class Question(NamedTuple):
    """A question of the incoming message: its words, and the beginnings of those that name its subject."""

    text: str
    subject: frozenset[str]
    kind: str = ""
    """when, how-much, why, whether or nothing of these."""


class Incoming(NamedTuple):
    """The message that a draft answers, as far as it could be read."""

    language: str | None
    words: int = 0
    kind: str = "message"
    """complaint, question, order, praise or message."""
    our_fault: bool = False
    questions: tuple[Question, ...] = ()
    subject: frozenset[str] = frozenset()
    """Beginnings of all words that name something, and the numbers."""
    given: Mapping[str, str] = MappingProxyType({})
    """Item to the words that gave it."""
    numbers: tuple[str, ...] = ()
    """Order numbers and the like, as written."""
    name: str = ""
    """What the customer signed with."""
    address: str | None = None
    """polite or familiar: how the customer addresses us; None when that does not show."""
