"""The reader as ``--to`` names them: titles, given names, surname, and the order in which they write them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from stylecheck.checks.salutation import NAME_TOKEN
from stylecheck.lazy import lazy
from stylecheck.names import PARTICLES, plain, script
from stylecheck.scene import Scene
from stylecheck.vocabulary import PAIRS, SHORTEST_TITLE, Form, Vocabulary

EAST_ASIAN = frozenset({"CJK", "HIRAGANA", "KATAKANA", "HANGUL"})
MOST_TITLE_WORDS = 3
ORGANISATION = lazy(
    r"[\d№&]|\b(?:GmbH|AG|KG|OHG|LLC|PLC|AB|BV|NV|SA|SAS|SARL|SRL|SpA|Ltd|Inc|Corp|ООО|ЗАО|ОАО|АО|ИП)\b"
    r"|\b(?:S\.A|S\.L|S\.r\.l|S\.p\.A|d\.o\.o|A\.Ş|B\.V|N\.V|e\.\s?V)\.|[Ss]p\. ?z ?o\. ?o"
    r"|\b(?i:team|department|school|hotel|company|biuro|firma|zespół|büro|praxis|verein|коллектив|компания|фирма|отдел|школа|"
    r"bureau|société|école|équipe|empresa|equipo|escuela|azienda|equipe|escola|echipa|podjetje|šola|şirketi|okulu|bedrijf|"
    r"företag)\b|株式会社|有限公司|公司|회사|学校|部$"
)
"""Signs of a firm, a department or a team: no salutation names them as it does a person."""
NATIVE_TOKEN = lazy(r"[^\s,，、]+")


class Person(NamedTuple):
    """The reader's name as the writer gave it."""

    titles: tuple[Form, ...]
    given: tuple[str, ...]
    surname: str
    full: str
    gender: str = ""
    unsplit: bool = False
    """A name in one piece, as 田中健一: where the surname ends is not known."""

    @property
    def surnames(self) -> tuple[str, ...]:
        """The parts of the surname."""
        return tuple(self.surname.split())

    @property
    def names(self) -> tuple[str, ...]:
        """Every part of the name."""
        return (*self.given, *self.surnames)

    @property
    def profession(self) -> Form | None:
        """The professional title that the reader is known by."""
        return next((form for form in self.titles if form.kind == "professional"), None)


def person(scene: Scene) -> Person | None:
    """Return the reader as named by --to; None for an organisation.

    “Tanaka, Kenji” has the surname first; Spanish readers have two surnames.
    """
    name = scene.document.reader.name.strip()
    if ORGANISATION.search(name):
        return None
    if script(name) in EAST_ASIAN:
        return _east_asian(scene, NATIVE_TOKEN.findall(name))
    titles, names = _apart(scene, NAME_TOKEN.findall(name.replace(",", " ")))
    if not names:
        return None
    vocabulary = scene.document.sectioning.vocabulary
    comma = "," in name and len(names) > 1
    if len(names) > 1 and vocabulary.is_patronymic(names[-1]):
        given, surname = names[-2:], " ".join(names[:-2])
    elif comma or (len(names) > 1 and _surname_first(scene, names)):
        given, surname = names[1:], names[0]
    else:
        given, surname = _split(scene, names)
    full = " ".join([*given, surname] if comma else names)
    couple = any(name.islower() and name not in PARTICLES for name in names)  # Herrn und Frau Weber
    gender = "" if couple else _gender(titles, given, vocabulary)
    return Person(tuple(titles), tuple(given), surname, full, gender)


def is_name(scene: Scene, reader: Person, written: str) -> bool:
    """Tell whether a written name is one of the reader's."""
    same = scene.document.sectioning.vocabulary.same
    if any(same(written, name) for name in reader.names) or same(written, reader.full.replace(" ", "")):
        return True
    return reader.unsplit and reader.full.startswith(written)


def comparable(reader: Person, written: str) -> bool:
    """Tell whether a name is written in the script of the reader's; transliterations are not judged."""
    return any(script(name) == script(written) for name in reader.names)


def surname_unsure(scene: Scene, reader: Person) -> bool:
    """Where surnames come first, a romanised name may stand in either order: sure only with a frequent surname."""
    facts = scene.profile.data.get("names", {})
    known = {plain(name) for name in facts.get("surnames", ())}
    romanised = script(reader.surname) == "LATIN"
    return facts.get("order") == "surname-first" and romanised and plain(reader.surname) not in known


def _apart(scene: Scene, tokens: list[str]) -> tuple[list[Form], list[str]]:
    """Part titles from names; a title may stand before the name, behind it, or hyphenated to it."""
    titles: list[Form] = []
    while tokens and (found := next(_leading(scene, tokens), None)):
        titles.append(found[0])
        tokens = tokens[found[1] :]
    while len(tokens) > 1 and len(tokens[-1].rstrip(".")) > 1 and (title := _title(scene, tokens[-1])):
        titles.append(title)
        tokens = tokens[:-1]
    if tokens:
        name, hyphen, suffix = tokens[-1].rpartition("-")
        if name and (title := _title(scene, hyphen + suffix)):
            titles.append(title)
            tokens = [*tokens[:-1], name]
    return titles, [token.rstrip(".") if len(token) > 2 else token for token in tokens]


def _leading(scene: Scene, tokens: Sequence[str]) -> Iterator[tuple[Form, int]]:
    initial = len(tokens[0].rstrip(".")) < 2 and tokens[0].isascii() and len(tokens) < 3
    for width in range(0 if initial else min(MOST_TITLE_WORDS, len(tokens)), 0, -1):
        form = _title(scene, " ".join(tokens[:width]))
        if form:
            yield form, width


def _title(scene: Scene, words: str) -> Form | None:
    """Return a title of the draft's or the reader's languages, or one long enough to be none of anybody's names."""
    key = words.lower().rstrip(".")
    profile, own = scene.profile, scene.document.language
    near = {own} if len(key) < 2 else {own, "en", *profile.data.get("languages", ())}
    anywhere = not key.isascii() or len(key) >= SHORTEST_TITLE or (profile.universal and len(key) > 1)
    for language, kind, gender in _entries(scene, key):
        if language in near or anywhere:
            return Form(words, kind, gender)
    return None


def _entries(scene: Scene, key: str) -> list[Sequence[str]]:
    """Return what a title is in each language, the draft's own first unless another one tells the gender of Ms."""
    own = scene.document.language
    near = (own, "en", *scene.profile.data.get("languages", ()))

    def rank(entry: Sequence[str]) -> int:
        language, kind, gender = entry
        gendered, plain_title = gender in PAIRS, kind == "titles"
        if language == own and (gendered or not plain_title):
            return 0
        return 3 if language not in near else 1 if gendered and plain_title else 2

    return sorted(scene.document.reader.titles.get(key, ()), key=rank)


def _east_asian(scene: Scene, tokens: list[str]) -> Person | None:
    """Read a name in Han characters, kana or Hangul: firm and department left out, titles last."""
    vocabulary = scene.document.sectioning.vocabulary
    tokens = [token for token in tokens[:-1] if not vocabulary.is_organisation(token)] + tokens[-1:]
    titles: list[Form] = []
    while tokens and (found := _trailing(scene, tokens[-1])):
        form, rest = found
        titles.append(form)
        tokens = [*tokens[:-1], rest] if rest else tokens[:-1]
    if not tokens:
        return None
    surname, given = _native_parts(vocabulary, tokens)
    unsplit = not given and len(surname) > 2
    return Person(tuple(titles), given, surname, " ".join(tokens), _gender(titles, (), vocabulary), unsplit)


def _trailing(scene: Scene, token: str) -> tuple[Form, str] | None:
    for length in range(len(token), 0, -1):
        entries = _entries(scene, token[-length:])
        form = next((Form(token[-length:], kind, gender) for _, kind, gender in entries if kind == "suffixes"), None)
        if form:
            return form, token[:-length]
    return None


def _native_parts(vocabulary: Vocabulary, tokens: Sequence[str]) -> tuple[str, tuple[str, ...]]:
    """Split surname from given name: at the space, else behind one character, or two of a compound surname."""
    compound = vocabulary.listed("compound_surnames")
    name = tokens[0]
    if len(tokens) > 1 or not compound or len(name) < 2:
        return name, tuple(tokens[1:])
    cut = 2 if name.startswith(compound) and len(name) > 2 else 1
    return (name[:cut], (name[cut:],)) if len(name) - cut <= 2 else (name, ())


def _surname_first(scene: Scene, names: list[str]) -> bool:
    """Tell by the profile's surnames, most frequent first, whether a name is written surname first."""
    surnames = [plain(name) for name in scene.profile.data.get("names", {}).get("surnames", ())]
    first, last = (
        surnames.index(name) if name in surnames else len(surnames) for name in map(plain, (names[0], names[-1]))
    )
    return first < last


def _split(scene: Scene, names: list[str]) -> tuple[list[str], str]:
    """Split given names from the surname: at a particle, else before the last name (or the last two)."""
    particles = PARTICLES | set(scene.document.sectioning.vocabulary.listed("particles"))
    particle = next((index for index, name in enumerate(names) if index and name.lower() in particles), None)
    second_given = len(names) == 3 and scene.document.sectioning.vocabulary.given_gender(names[1])
    two = scene.profile.culture.startswith("es-") and len(names) > 2 and not second_given
    cut = particle if particle is not None else len(names) - (2 if two else 1)
    return names[:cut], " ".join(names[cut:])


def _gender(titles: Sequence[Form], given: Sequence[str], vocabulary: Vocabulary) -> str:
    """Return male or female as titles or a patronymic say; never guessed from a given name."""
    said = [form.gender for form in titles if form.gender in PAIRS]
    said += [vocabulary.given_gender(name) for name in given if vocabulary.is_patronymic(name)]
    return said[0] if said else ""
