"""Reads the salutation line: greeting words, titles, names and suffixes in order, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from stylecheck.document import Document
from stylecheck.lazy import lazy
from stylecheck.phrase import MARKS
from stylecheck.span import Span
from stylecheck.vocabulary import PAIRS, Form, Vocabulary

NAME_TOKEN = lazy(rf"[^\W\d_](?:[\w.{MARKS}\u200c\u200d-]|['’](?=\w))*")
EAST_ASIAN_NAME = lazy(
    r"[一-鿿㐀-䶿々]{1,4}|[一-鿿々]{1,3}[ぁ-ん]{1,3}|[ァ-ヴー・]{2,10}|[ぁ-ん]{2,5}|[가-힣]{1,4}|[A-Za-z][A-Za-z.'-]*"
)
"""One part of a name in Han characters, kana, Hangul or Latin letters; longer runs are sentences."""
CLAUSE = lazy(r"[^，,、：:！!。.\r\n]+")
GAP = lazy(r"[\s,¡!¿，]*")
END_OF_NAMES = lazy(r"\s*(?:[,;:!.。،؛।，：！\r\n]|\Z)")
ALTERNATIVES = lazy(r"\w[/(]\w")
"""As in “Herr/Frau” and “Liebe(r)”: the line is for more than one reader."""
TITLES = ("titles", "professional")
LONGEST_SHORT = 3
"""Letters of the longest name that is written short, with a full stop: “Chr.”."""
MOST_NAMES = 5
MOST_CLAUSES = 4
"""Firm, department, name and greeting: a title in a later clause is somebody else's."""


class Placed(NamedTuple):
    """A greeting word, title or suffix where it stands."""

    form: Form
    span: Span


class Salutation(NamedTuple):
    """A parsed salutation line."""

    span: Span
    words: tuple[Placed, ...] = ()
    titles: tuple[Placed, ...] = ()
    names: tuple[tuple[str, Span], ...] = ()
    suffixes: tuple[Placed, ...] = ()
    generic: bool = False

    @property
    def titled(self) -> bool:
        """Whether a title stands before or behind the name."""
        return bool(self.titles or self.suffixes)

    @property
    def forms(self) -> tuple[Placed, ...]:
        """Everything that has a gender, in order."""
        return (*self.words, *self.titles, *self.suffixes)

    @property
    def name_span(self) -> Span:
        """From the first to the last name."""
        return Span(self.names[0][1].start, self.names[-1][1].end)


def salutation(document: Document) -> Salutation | None:
    """Parse the greeting section, once for each document; None when the message has none."""
    if salutation not in document.memo:
        document.memo[salutation] = _parsed(document)
    found: Salutation | None = document.memo[salutation]
    return found


def _parsed(document: Document) -> Salutation | None:
    span = document.sections.get("greeting")
    if span is None:
        return None
    vocabulary = document.sectioning.vocabulary
    parsed = _titles_last(document, span) if vocabulary.name_first else _Line(document, span).parsed()
    return parsed._replace(generic=parsed.generic or _generic(document, parsed, vocabulary))


class _Line:
    """Reads a line in which titles come before the name; a title may still follow it."""

    def __init__(self, document: Document, span: Span) -> None:
        self.document, self.span = document, span
        self.vocabulary = document.sectioning.vocabulary
        line_end = document.text.find("\n", span.end)
        # a comma may end the section between “Guten Tag,” and “Frau Weber”
        self.end = span.end if "\n" in document.text[span.start : span.end] or line_end < 0 else line_end
        self.position = span.start
        self.several = False

    def parsed(self) -> Salutation:
        words = tuple(self._run(("words",)))
        self._skip_gap()
        titles = tuple(self._run(TITLES))
        names, suffixes = self._names(greeted=bool(words or titles))
        if not titles and names and names[0][1].start >= self.span.end:
            names, suffixes = [], []
        ahead = self.vocabulary.form_at(self.document.folded, self._skip_gap(), ("words", "titles"))
        several = self.several or bool(ahead and ahead[0].gender in PAIRS)
        return Salutation(self.span, words, titles, tuple(names), tuple(suffixes), several)

    def _skip_gap(self) -> int:
        found = GAP.match(self.document.text, self.position, self.end)
        self.position = found.end() if found else self.position
        return self.position

    def _run(self, kinds: tuple[str, ...]) -> Iterator[Placed]:
        """Yield forms that follow each other; a comma between two titles means two readers."""
        first = True
        while self.position < self.end:
            start = self.position
            position = self._skip_gap()
            found = self.vocabulary.form_at(self.document.folded, position, kinds)
            if found is None or found[1] > self.end:
                self.position = start
                return
            if not first and "titles" in kinds and "," in self.document.text[start:position]:
                self.several = True
            form, self.position = found
            first = False
            yield Placed(form, Span(position, self.position))

    def _names(self, *, greeted: bool) -> tuple[list[tuple[str, Span]], list[Placed]]:
        text, folded = self.document.text, self.document.folded
        names: list[tuple[str, Span]] = []
        start = self.position
        while True:
            position = self._after_space()
            suffix = self.vocabulary.form_at(folded, position, ("suffixes",)) if names else None
            if suffix:
                self.position = suffix[1]
                return names, [Placed(suffix[0], Span(position, suffix[1]))]
            token = NAME_TOKEN.match(text, position, self.end)
            if token is None or len(names) == MOST_NAMES or not self._is_name(token, greeted=greeted):
                break
            name, end = token[0].rstrip(".'’-"), token.start() + len(token[0].rstrip(".'’-"))
            hyphenated = self.vocabulary.form_before(folded, end, ("suffixes",))
            self.position = token.end()
            if hyphenated and hyphenated[0].text.startswith("-") and hyphenated[1] > position:
                names.append((text[position : hyphenated[1]], Span(position, hyphenated[1])))
                return names, [Placed(hyphenated[0], Span(hyphenated[1] + 1, end))]
            names.append((name, Span(position, end)))
            if token[0].endswith(".") and len(name) > LONGEST_SHORT:
                break  # a sentence ends here; what follows is no name
        uncased = bool(names) and names[0][0].lower() == names[0][0].upper()
        if uncased and not END_OF_NAMES.match(text, self.position, self.end):
            self.position = start
            return [], []  # without capitals only a comma tells a name from a sentence
        return names, []

    def _after_space(self) -> int:
        position = self.position
        while position < self.end and self.document.text[position] in " \t\u00a0":
            position += 1
        return position

    def _is_name(self, token: re.Match[str], *, greeted: bool) -> bool:
        """A name has a capital, or a script without capitals; so has what follows a particle. A bare line is a name."""
        if not greeted or not token[0][:1].islower():
            return True
        words = self.document.text[token.start() : self.end].split()
        particles = self.vocabulary.listed("particles")
        following = next((word for word in words if word not in particles), "")
        return token[0] in particles and not following[:1].islower() and following != ""


def _titles_last(document: Document, span: Span) -> Salutation:
    """Read lines such as 田中様, 王女士，您好 and 안녕하세요, 김민수 고객님: the first clause that ends in a title."""
    bare: Salutation | None = None
    line_end = document.text.find("\n", span.end)
    clauses = CLAUSE.finditer(document.text, span.start, line_end if line_end >= 0 else len(document.text))
    for clause in islice(clauses, MOST_CLAUSES):
        found = _clause(document, span, Span(*clause.span()))
        if found.suffixes:
            return found
        if bare is None or (found.names and not bare.names):
            bare = found
    return bare or Salutation(span)


def _clause(document: Document, span: Span, clause: Span) -> Salutation:
    vocabulary, folded = document.sectioning.vocabulary, document.folded
    start, end = _trimmed(document, *clause)
    words: list[Placed] = []
    while word := vocabulary.form_at(folded, start, ("words",)):
        words.append(Placed(word[0], Span(start, word[1])))
        start, end = _trimmed(document, word[1], end)
    while (word := vocabulary.form_before(folded, end, ("words",))) and word[1] >= start:
        start, end = _trimmed(document, start, word[1])
    suffixes: list[Placed] = []
    while (found := vocabulary.form_before(folded, end, ("suffixes",))) and found[1] >= start:
        suffixes.insert(0, Placed(found[0], Span(found[1], end)))
        start, end = _trimmed(document, start, found[1])
    names = list(_parts(document, start, end))
    if not names or any(not EAST_ASIAN_NAME.fullmatch(name) for name, _ in names):
        return Salutation(span, tuple(words), suffixes=tuple(suffixes), generic=bool(suffixes))
    return Salutation(span, tuple(words), (), tuple(names), tuple(suffixes))


def _trimmed(document: Document, start: int, end: int) -> tuple[int, int]:
    text = document.text[start:end]
    return start + len(text) - len(text.lstrip()), max(start, start + len(text.rstrip()))


def _parts(document: Document, start: int, end: int) -> Iterator[tuple[str, Span]]:
    """Yield the parts of a name, a firm or department before it left out."""
    position = start
    parts = document.text[start:end].split()
    vocabulary = document.sectioning.vocabulary
    for number, part in enumerate(parts):
        position = document.text.index(part, position)
        if number == len(parts) - 1 or not (vocabulary.is_organisation(part) or vocabulary.form(part, ("suffixes",))):
            yield part, Span(position, position + len(part))
        position += len(part)


def _generic(document: Document, found: Salutation, vocabulary: Vocabulary) -> bool:
    """Tell whether the line names nobody, or more than one reader."""
    line = document.folded[found.span.start : found.span.end]
    if ALTERNATIVES.search(line):
        return True
    after = document.folded[found.words[-1].span.end : found.span.end] if found.words else line
    if vocabulary.name_first:
        return any(name.startswith(vocabulary.listed("generic")) for name, _ in found.names)
    words = f" {' '.join(token[0].rstrip('.') for token in NAME_TOKEN.finditer(after))} "
    return any(
        f" {word.rstrip('*')}{'' if word.endswith('*') else ' '}" in words for word in vocabulary.listed("generic")
    )
