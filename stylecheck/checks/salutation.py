"""The salutation line against what is known of the reader: name, title, order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from stylecheck.checks.slots import given_name_slot, slots
from stylecheck.lazy import lazy
from stylecheck.span import Span

if TYPE_CHECKING:
    from stylecheck.document import Document
    from stylecheck.scene import Scene

TITLE = lazy(
    r"(?:mr|mrs|ms|mx|miss|mister|dr|prof|professor|doctor|sir|dame|eng|engr|ing|lic|arq|adv|avv|rev|capt|col|shri|smt|"
    r"dott(?:\.ssa|oressa)?|dra|herr|frau|monsieur|madame|mme|mlle|mademoiselle|fräulein|signora?|signorina|señora?|señorita|sra?|srta|"
    r"senhora?|pan|pani|sayın|h\.e|sheikh)\.?",
    re.IGNORECASE,
)
HONORIFIC_SUFFIX = lazy(r"[- ](?:san|sama|sensei|ssi|nim|ji|bey|hanım|hanim|xiansheng|nüshi)$", re.IGNORECASE)
NAME_TOKEN = lazy(r"[^\W\d_][\w'.-]*")
GREETING_WORD = lazy(
    r"(?:(?:hi|hello|hey|hiya|heya|howdy|yo|dear|greetings|g'day|good (?:morning|afternoon|evening|day)|"
    r"hi there|hello there|hey there|"
    r"to)(?:[,!]|\b)\s*)+(?:my dear|dearest|there\b)?\s*",
    re.IGNORECASE,
)
GENERIC = lazy(
    r"\b(?:customers?|clients?|sir|madam|ma'am|sirs|all|team|everyone|everybody|colleagues?|friends?|folks|guys|users?|"
    r"members?|guests?|partners?|subscribers?|applicants?|passengers?|patients?|students?|traveller|traveler|valued|"
    r"there|again|shopper|account ?holder|policyholder|whom|support|committee|department|ladies|gentlemen|and|both|"
    r"resident|tenant|buyer|seller)\b",
    re.IGNORECASE,
)


class Salutation(NamedTuple):
    """A parsed salutation line: titles and names in order, each with its span."""

    span: Span
    titles: tuple[str, ...]
    names: tuple[tuple[str, Span], ...]
    suffix: bool
    generic: bool

    @property
    def name_span(self) -> Span:
        """From the first to the last name."""
        return Span(self.names[0][1].start, self.names[-1][1].end)


class Person(NamedTuple):
    """The reader's name as the writer gave it: titles, given names, and the surname with its particles."""

    titles: tuple[str, ...]
    given: tuple[str, ...]
    surname: str

    @property
    def surnames(self) -> tuple[str, ...]:
        """The parts of the surname."""
        return tuple(self.surname.split())

    @property
    def full(self) -> str:
        """Given names and surname."""
        return " ".join([*self.given, self.surname])

    def title(self) -> str:
        """The title to write, or an empty string."""
        return self.titles[0] if self.titles else ""


def salutation(document: Document) -> Salutation | None:
    """Parse the greeting section; None when the message has none."""
    span = document.sections.get("greeting")
    if span is None:
        return None
    text = document.text[span.start : span.end]
    word = GREETING_WORD.match(text)
    offset = word.end() if word else 0
    titles: list[str] = []
    names: list[tuple[str, Span]] = []
    for match in NAME_TOKEN.finditer(text, offset):
        if TITLE.fullmatch(match[0]) and not names:
            titles.append(match[0])
        elif match[0][:1].isupper() or word is None:
            names.append((match[0].rstrip("."), Span(span.start + match.start(), span.start + match.end())))
        else:
            break
    suffix = bool(names and HONORIFIC_SUFFIX.search(text.rstrip(" ,:!.")))
    return Salutation(span, tuple(titles), tuple(names), suffix, bool(GENERIC.search(text[offset:])))


PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "bint",
        "abu",
        "von",
        "van",
        "der",
        "den",
        "de",
        "del",
        "della",
        "da",
        "di",
        "do",
        "dos",
        "das",
        "du",
        "la",
        "le",
        "ter",
        "ten",
        "zu",
        "st",
    ]
)
"""Words that begin a surname of several parts."""
PLAIN_TITLE = lazy(
    r"(?:mr|mrs|ms|mx|miss|mister|herr|frau|monsieur|madame|mme|sr|sra|señora?|signora?|senhora?|pan|pani)\.?",
    re.IGNORECASE,
)
"""Titles that say nothing but man or woman: dropping or swapping them is no slight."""


def person(scene: Scene) -> Person | None:
    """Return the reader as named by --to. “Tanaka, Kenji” has the surname first; Spanish readers have two surnames."""
    name = scene.document.reader.name.strip()
    tokens = NAME_TOKEN.findall(name.replace(",", " "))
    titles = tuple(token for token in tokens if TITLE.fullmatch(token))
    names = [token for token in tokens if not TITLE.fullmatch(token)]
    if not names:
        return None
    if len(names) > 1 and ("," in name or _surname_first(scene, names)):
        return Person(titles, tuple(names[1:]), names[0])
    return Person(titles, *_split(names, two_surnames=scene.profile.culture.startswith("es-")))


def _surname_first(scene: Scene, names: list[str]) -> bool:
    """Tell by the profile's surnames, most frequent first, whether a name is written surname first."""
    surnames = [_plain(name) for name in scene.profile.data.get("names", {}).get("surnames", ())]
    first, last = (
        surnames.index(name) if name in surnames else len(surnames) for name in map(_plain, (names[0], names[-1]))
    )
    return first < last


def _surname_unsure(scene: Scene, reader: Person) -> bool:
    """Where surnames come first, a romanised name may stand in either order: sure only with a frequent surname."""
    facts = scene.profile.data.get("names", {})
    known = {_plain(name) for name in facts.get("surnames", ())}
    return facts.get("order") == "surname-first" and _plain(reader.surname) not in known


def _split(names: list[str], *, two_surnames: bool) -> tuple[tuple[str, ...], str]:
    """Split given names from the surname: at a particle, else before the last name (or the last two)."""
    particle = next((index for index, name in enumerate(names) if index and name.lower() in PARTICLES), None)
    cut = particle if particle is not None else len(names) - (2 if two_surnames and len(names) > 2 else 1)
    return tuple(names[:cut]), " ".join(names[cut:])


def given_name(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a salutation by given name alone, without a title.

    Options: ``known`` true asks for a reader named by --to or by a placeholder, false for one who is not.
    """
    slot, line = given_name_slot(scene.document), salutation(scene.document)
    if slot is not None and line is not None and not (line.titles or line.names) and options["known"]:
        yield (slot,)
    found, reader = _personal(scene), person(scene)
    if found is None or found.titles or found.suffix or len(found.names) != 1:
        return
    if options["known"] is (reader is None):
        return
    name, span = found.names[0]
    if reader is None:
        yield (span,)
    elif any(_same(name, given) for given in reader.given):
        yield span, tuple(_full_forms(reader))


def bare_surname(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a salutation by surname alone, without a title."""
    found, reader = _personal(scene), person(scene)
    if found is None or reader is None or found.titles or found.suffix or len(found.names) != 1:
        return
    name, span = found.names[0]
    if (
        reader.given
        and any(_same(name, part) for part in reader.surnames)
        and not any(_same(name, given) for given in reader.given)
    ):
        yield span, tuple(_full_forms(reader))


def name_mismatch(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a salutation none of whose names is the reader's."""
    found, reader = _personal(scene), person(scene)
    if found is None or reader is None:
        return
    known = [*reader.given, *reader.surnames]
    strange = [(name, span) for name, span in found.names if not any(_same(name, other) for other in known)]
    initials = {name[0].lower() for name in known}
    strange = [
        (name, span) for name, span in strange if not (len(name.rstrip(".")) == 1 and name[0].lower() in initials)
    ]
    if strange and not HONORIFIC_SUFFIX.search("-" + strange[-1][0]):
        yield Span(strange[0][1].start, strange[-1][1].end), (reader.full,)


def name_order(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report the reader's names in another order than the one given."""
    found, reader = _personal(scene), person(scene)
    if found is None or reader is None or len(found.names) < 2 or not reader.given:
        return
    names = [name for name, _ in found.names]
    if any(_same(names[0], part) for part in reader.surnames) and any(
        _same(names[-1], given) for given in reader.given
    ):
        yield found.name_span, (reader.full,)


def name_unused(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a generic salutation although the reader's name is known."""
    found, reader = salutation(scene.document), person(scene)
    if found is None or reader is None or scene.document.reader.recipients > 1 or slots(scene.document):
        return
    names = [*reader.given, *reader.surnames]
    text = scene.document.folded[found.span.start : found.span.end]
    if not any(_plain(name) in _plain(text) for name in names) and (found.generic or not found.names):
        yield found.span, tuple(f"Dear {form}," for form in _full_forms(reader))


def title_dropped(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a salutation that leaves out, or swaps for Mr. or Ms., the professional title the reader is known by."""
    found, reader = _personal(scene), person(scene)
    if found is None or reader is None:
        return
    professional = [title for title in reader.titles if not PLAIN_TITLE.fullmatch(title)]
    written = {title.lower()[:2] for title in found.titles if not PLAIN_TITLE.fullmatch(title)}
    if professional and not written:
        start = found.name_span.start
        if found.titles:
            start = scene.document.text.find(found.titles[0], found.span.start)
        yield Span(start, found.name_span.end), (f"{professional[0]} {reader.surname}",)


def title_with_given(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a title before a given name where the reader's convention joins it to the surname."""
    found, reader = _personal(scene), person(scene)
    takes = scene.profile.data.get("names", {}).get("title_with", "surname")
    if found is None or reader is None or not found.titles or len(found.names) != 1 or takes != "surname":
        return
    if _surname_unsure(scene, reader):
        return
    name, span = found.names[0]
    if any(_same(name, given) for given in reader.given) and not any(_same(name, part) for part in reader.surnames):
        yield span, (reader.surname,)


def second_surname(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report the second of two surnames standing alone."""
    found, reader = _personal(scene), person(scene)
    if found is None or reader is None or len(reader.surnames) != 2 or reader.surnames[0].lower() in PARTICLES:
        return
    names = [name for name, _ in found.names]
    if _same(names[-1], reader.surnames[1]) and not any(_same(name, reader.surnames[0]) for name in names):
        yield found.names[-1][1], (reader.surnames[0],)


def married_title(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report Mrs. unless the reader is known by it."""
    if re.search(r"\bmrs\b", scene.document.reader.name, re.IGNORECASE):
        return
    for match in re.finditer(r"\bMrs\b\.?(?= [A-Z])", scene.document.text):
        yield (Span(*match.span()),)


def greeting_missing(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a message of at least ``words`` words without a greeting, at its first sentence."""
    document = scene.document
    if "greeting" in document.sections or len(document.words) < options["words"]:
        return
    body = document.sections["body"]
    first = next((span for span in document.sentences if span.within(body)), None)
    if first is not None:
        yield (first,)


def closing_missing(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a message of at least ``words`` words without a closing formula, at its last sentence."""
    document = scene.document
    if "closing" in document.sections or len(document.words) < options["words"]:
        return
    if document.sentences:
        yield (document.sentences[-1],)


def _personal(scene: Scene) -> Salutation | None:
    """The salutation of a message to one named person."""
    if scene.document.reader.recipients > 1:
        return None
    found = salutation(scene.document)
    return found if found is not None and found.names and not found.generic else None


def _full_forms(reader: Person) -> list[str]:
    title = reader.title()
    return [f"{title} {reader.surname}"] if title else [reader.full]


def _same(one: str, other: str) -> bool:
    return _plain(HONORIFIC_SUFFIX.sub("", one)) == _plain(other)


def _plain(name: str) -> str:
    """Lower case without diacritics, for comparing names."""
    decomposed = unicodedata.normalize("NFD", name.replace("ı", "i").replace("ł", "l").replace("ø", "o"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower().strip(".")
