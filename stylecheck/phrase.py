r"""The phrase syntax of rule packs, turned into regular expressions when data is compiled.

``(a|b)`` one of; ``(x)?``, ``{name}?`` and ``,?`` perhaps; ``{name}`` a list or slot; ``*`` any word ending;
``\`` takes the next character as it is. A space is any white space within a paragraph. Case and the shape of
apostrophes do not matter: phrases are matched on the folded text of a document. Word edges are added where the
script has them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from stylecheck.errors import nearest
from stylecheck.lazy import lazy

SPACE = " "
"""How a stored pattern writes white space: one plain space, put in full by ``spell_out``."""

WITHIN_PARAGRAPH = r"(?:[^\S\n]++(?:\n[^\S\n]*+)?+|\n[^\S\n]*+)"
"""White space that stays inside a paragraph: at most one line break. All there is, so that none is read twice."""

WORD = r"[\w'-]{1,60}"
"""A word; without an end to its length, a search would read a long run of signs again from each of them."""
NAME = r"[^\W\d_][\w.'-]{0,60}"

SLOTS = {
    "word": WORD,
    "words": rf"{WORD}(?:{SPACE}{WORD}){{0,3}}",
    "gap": rf"{WORD},?(?:{SPACE}{WORD},?){{0,3}}?",
    "name": rf"{NAME}(?:{SPACE}{NAME}){{0,3}}",
    "number": r"\d[\d.,]{0,30}",
    "any": r"[^.!?。！？\n]{0,15}?",
}
"""Built-in slots: one word; one to four; up to four or none; a name; a number; up to 15 characters of any kind."""

UNSPACED = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
"""Scripts that write no spaces between words: kana, Han, Thai, Lao, Burmese, Khmer. Korean has spaces."""

MARKS = "\u0900-\u0963\u064b-\u0652\u0670"
"""Devanagari and Arabic signs that belong to a word though Python's ``\\w`` leaves them out."""
MARKED_LANGUAGES = frozenset({"hi", "ar"})
UNSPACED_LANGUAGES = frozenset({"zh", "zh-Hant", "ja", "any"})

APOSTROPHES = {"’": "'", "‘": "'", "ʼ": "'", "´": "'", "`": "'"}


def spell_out(pattern: str) -> str:
    """Return a stored phrase pattern as a regular expression ready to compile."""
    return pattern.replace(SPACE, WITHIN_PARAGRAPH)


FREQUENT = (
    r"(?:(?!\w|'t(?!\w))|(?<!\w))",
    r"(?:(?<!\w)|(?!\w))",
    r"(?:(?!\w)|(?<!\w))",
    r"(?!\w|'t(?!\w))",
    r"(?<!\w)",
    r"(?!\w)",
)
"""Word edges, the longer before those they contain; in compiled packs one control character stands for each."""


def shortened(patterns: str) -> str:
    """Return patterns with their word edges as one character each."""
    for number, frequent in enumerate(FREQUENT):
        patterns = patterns.replace(frequent, chr(0x10 + number))
    return patterns


def in_full(pattern: str) -> str:
    """Return a shortened pattern as it was."""
    for number, frequent in enumerate(FREQUENT):
        pattern = pattern.replace(chr(0x10 + number), frequent)
    return pattern


class PhraseError(ValueError):
    """A phrase that cannot be read; the text says why."""


DEEPEST = 20
"""Groups within groups; what reads and compiles a phrase recurses once for each."""


def _readable(phrase: str) -> None:
    if phrase.count("(") <= DEEPEST:
        return
    if max(accumulate((char == "(") - (char == ")") for char in phrase)) > DEEPEST:
        raise PhraseError(f"“{phrase[:DEEPEST]}…”: groups nested more than {DEEPEST} levels deep")


def fold(text: str, language: str = "") -> str:
    """Return lower-case text of the same length; Turkish I and İ become ı and i."""
    if language in ("tr", "az"):
        text = text.replace("I", "ı").replace("İ", "i")
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(low if len(low := char.lower()) == 1 else char for char in text)


Lists = Mapping[str, Sequence[str]]


class _Item(NamedTuple):
    """One run of a phrase between two spaces."""

    pattern: str
    optional: bool = False
    lazy: bool = False


class _Reader:
    """Recursive descent over one phrase; builds the regular expression as it reads."""

    def __init__(self, phrase: str, lists: Lists, language: str, seen: tuple[str, ...]) -> None:
        _readable(phrase)
        self.phrase, self.lists, self.language, self.seen = phrase, lists, language, seen
        self.position = 0

    def whole(self) -> str:
        pattern = self.alternatives()
        if self.position < len(self.phrase):
            raise PhraseError(f"“{self.phrase}”: a ) without its (")
        return pattern

    def alternatives(self) -> str:
        branches = [self.branch()]
        while self.peek() == "|":
            self.position += 1
            branches.append(self.branch())
        return "|".join(branches)

    def branch(self) -> str:
        """Read up to the next bar; a space at its start or end counts: ``that('s| is)``, ``(not )?yet``."""
        start = self.position
        joined = _join(self.sequence())
        text = self.phrase[start : self.position]
        if start == 0 or self.peek() == "":
            return joined
        if not joined and text:
            return SPACE  # ( )? and (a| ): the space itself may be there or not
        lead = SPACE if text[:1].isspace() and joined else ""
        return f"{lead}{joined}{SPACE if text[-1:].isspace() and joined else ''}"

    def sequence(self) -> Iterator[_Item]:
        self.skip_space()
        while self.peek() not in ("", "|", ")"):
            yield self.item()
            self.skip_space()

    def item(self) -> _Item:
        start = self.position
        if self.phrase.startswith("{gap}", start):
            self.position += len("{gap}")
            return _Item(_slot("gap", self.language), optional=True, lazy=True)
        pieces: list[str] = []
        while self.peek() not in ("", "|", ")") and not self.peek().isspace():
            optional_group = self.peek() in ("(", "{")
            pieces.append(self.piece())
            ends = self.peek() in ("", "|", ")") or self.peek().isspace()
            if optional_group and len(pieces) == 1 and ends and pieces[0].endswith(")?"):
                return _Item(pieces[0][:-1], optional=True)
        return _Item("".join(pieces))

    def piece(self) -> str:
        char = self.phrase[self.position]
        if char == "(":
            return self.group()
        if char == "{":
            return self.reference()
        self.position += 1
        if char == "," and self.peek() == "?":
            self.position += 1
            return ",?"
        if char == "*":
            if self.phrase[: self.position - 1].endswith((" )", "*")):
                raise PhraseError(f"“{self.phrase}”: * is any word ending; nothing repeats")
            return f"{_letter(self.language)}{{0,60}}"
        if char == "\\" and self.peek():
            char = self.peek()
            self.position += 1
        if char == SPACE:  # that very space, which spell_out must leave alone
            return r"\x20"
        return re.escape(fold(APOSTROPHES.get(char, char), self.language))

    def group(self) -> str:
        self.position += 1
        inner = self.alternatives()
        if self.peek() != ")":
            raise PhraseError(f"“{self.phrase}”: a ( without its )")
        self.position += 1
        if self.peek() != "?":
            return f"(?:{inner})"
        self.position += 1
        return f"(?:{inner})?"

    def reference(self) -> str:
        end = self.phrase.find("}", self.position)
        if end < 0:
            raise PhraseError(f"“{self.phrase}”: a {{ without its }}")
        name = self.phrase[self.position + 1 : end]
        self.position = end + 1
        pattern = (
            _slot(name, self.language) if name in SLOTS else list_pattern(name, self.lists, self.language, self.seen)
        )
        if self.peek() != "?":
            return pattern
        self.position += 1
        return f"(?:{pattern})?"

    def peek(self) -> str:
        return self.phrase[self.position : self.position + 1]

    def skip_space(self) -> None:
        while self.peek().isspace():
            self.position += 1


def _join(items: Iterator[_Item]) -> str:
    """Join items by white space; an optional item takes the space on its outer side along."""
    parts: list[str] = []
    anchored = False
    for item in items:
        if item.optional:
            body = f"{SPACE}{item.pattern}" if anchored else f"{item.pattern}{SPACE}"
            parts.append(f"(?:{body}){'??' if item.lazy else '?'}")
        else:
            parts.append(f"{SPACE}{item.pattern}" if anchored else item.pattern)
            anchored = True
    return "".join(parts)


def list_pattern(name: str, lists: Lists, language: str, seen: tuple[str, ...] = ()) -> str:
    """Return the alternation that a list stands for; raises PhraseError for an unknown or circular one."""
    if name in seen:
        raise PhraseError(f"the list {{{name}}} contains itself")
    if name not in lists:
        known = sorted([*lists, *SLOTS])
        raise PhraseError(f"unknown placeholder {{{name}}}{nearest(name, known)}")
    branches = [_Reader(phrase, lists, language, (*seen, name)).whole() for phrase in lists[name]]
    return f"(?:{'|'.join(branches)})"


def phrase_pattern(phrase: str, lists: Lists, language: str) -> str:
    """Return the stored pattern of a phrase, for folded text; raises PhraseError."""
    core = _Reader(phrase, lists, language, ()).whole()
    if re.compile(spell_out(core)).match(""):
        raise PhraseError(f"“{phrase}” matches nothing at all; something in it must be there")
    bare = phrase.rstrip("*)? ")
    left = _edge(phrase.lstrip()[:1], language, left=True)
    right = _edge(bare[-1:] if bare == phrase else ")", language, left=False)
    return f"{left}(?:{core}){right}"


def _letter(language: str) -> str:
    return rf"[\w{MARKS}]" if language in MARKED_LANGUAGES else r"\w"


def _slot(name: str, language: str) -> str:
    return SLOTS[name].replace(r"[\w", rf"[\w{MARKS}") if language in MARKED_LANGUAGES else SLOTS[name]


def _edge(sign: str, language: str, *, left: bool) -> str:
    """Return the word edge beside a phrase that starts or ends with a sign; a group or list may hold anything."""
    word = rf"[^\W{UNSPACED}]" if language in UNSPACED_LANGUAGES else _letter(language)
    outer = f"(?<!{word})" if left else f"(?!{word}|'t(?!{word}))" if language == "en" else f"(?!{word})"
    if sign in "({})*":
        return f"(?:{outer}|{f'(?!{word})' if left else f'(?<!{word})'})"
    return outer if re.match(word, sign) else ""


def alternatives(phrase: str, lists: Lists, seen: tuple[str, ...] = ()) -> Iterator[str]:
    """Yield the phrases that a phrase stands for, if it is nothing but a list or a group; else the phrase itself.

    Apart they are found faster: each has words of its own that a text must hold before it is tried.
    """
    _readable(phrase)
    bare = phrase.strip()
    name = bare[1:-1]
    if bare.startswith("{") and bare.endswith("}") and name in lists:
        if name in seen:
            raise PhraseError(f"the list {{{name}}} contains itself")
        for member in lists[name]:
            yield from alternatives(member, lists, (*seen, name))
    elif (branches := _branches(bare)) is not None:
        for branch in branches:
            yield from alternatives(branch, lists, seen)
    else:
        yield phrase


def _branches(phrase: str) -> list[str] | None:
    """Return the alternatives of a phrase: those between its outermost bars, or of a group from end to end."""
    depth, start, branches = 0, 0, []
    whole = phrase.startswith("(")
    for sign in SIGN.finditer(phrase):
        depth += (sign[0] == "(") - (sign[0] == ")")
        whole = whole and (depth > 0 or sign.end() == len(phrase))
        if sign[0] == "|" and depth == 0:
            branches.append(phrase[start : sign.start()])
            start = sign.end()
    if whole and depth == 0:
        return _branches(phrase[1:-1]) or [phrase[1:-1]]
    return [*branches, phrase[start:]] if branches else None


SIGN = lazy(r"\\.|[(|)]")
GROUP = lazy(r"\(([^()|]*+\|[^()]*+)\)(?!\?)")


def align(term: str, rewrite: str) -> Iterator[tuple[str, str]]:
    """Yield (term, rewrite) pairs: a group of the rewrite follows the term's last group of the same size.

    ``utili(z|s)(e|ed|ing)`` with ``us(e|ed|ing)`` yields three pairs.
    """
    target = GROUP.search(rewrite)
    if target is None:
        yield term, rewrite
        return
    words = target[1].split("|")
    twins = [group for group in GROUP.finditer(term) if group[1].count("|") + 1 == len(words)]
    if not twins:
        raise PhraseError(f"“{term}” has no group of {len(words)} words for “{rewrite}”")
    twin = twins[-1]
    for word, form in zip(words, twin[1].split("|"), strict=True):
        yield from align(
            term[: twin.start()] + form + term[twin.end() :],
            rewrite[: target.start()] + word + rewrite[target.end() :],
        )
