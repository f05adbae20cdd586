"""The names in the salutation against the reader's: right, spelt right, in order, and used at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from stylecheck.checks.person import EAST_ASIAN, Person, comparable, is_name, person
from stylecheck.checks.salutation import NAME_TOKEN, Salutation, salutation
from stylecheck.checks.slots import given_name_slot
from stylecheck.checks.wording import polite_forms, salutations
from stylecheck.document import SHORT_LINE
from stylecheck.formats.mask import FILLER
from stylecheck.names import ARTICLES, PARTICLES, plain, script, spelt_alike, spelt_the_same
from stylecheck.span import Span

if TYPE_CHECKING:
    from stylecheck.scene import Scene

Found = Iterator[tuple[Any, ...]]
LIKENESS = 0.7
"""Share of equal letters from which an unknown word counts as the reader's name misspelt (Kenij, Hoffman)."""
OPENING_LINES = 3
PUNCTUATION = ",:!.،，：！。、 "


def personal(scene: Scene) -> Salutation | None:
    """Return the salutation of a message to one named person."""
    if scene.document.reader.recipients > 1:
        return None
    found = salutation(scene.document)
    return found if found is not None and found.names and not found.generic else None


def addressed(scene: Scene) -> tuple[Salutation, Person] | None:
    """Return the personal salutation and the reader, where both are known and written in one script."""
    found = personal(scene)
    reader = person(scene) if found else None
    if found is None or reader is None or not comparable(reader, found.names[0][0]):
        return None
    return found, reader


def name_mismatch(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a salutation with a name that is not the reader's.

    Option ``nouns``: a word without a title may be a noun; it counts only if it is a given name or like the reader's.
    """
    known = addressed(scene)
    if known is None:
        return
    found, reader = known
    vocabulary = scene.document.sectioning.vocabulary
    if vocabulary.name_first and not found.suffixes:
        return  # a clause without a title may be anything
    strange = [part for part in found.names if not _of(scene, reader, part[0], last=part == found.names[-1])]
    if not strange:
        return
    if _joined(name for name, _ in found.names) in _joined(reader.names) or _named_after(scene, reader, found):
        return
    unsure = options.get("nouns") and not found.titled and len(strange) == len(found.names)
    if unsure and not any(_name_like(scene, reader, name) for name, _ in strange):
        return
    yield Span(strange[0][1].start, strange[-1][1].end), (reader.full,)


def name_spelling(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a name of the reader without its marks, or with a digraph in place of a letter."""
    known = addressed(scene)
    if known is None:
        return
    found, reader = known
    for written, span in found.names:
        if written.isupper() or any(spelt_the_same(written, name) for name in reader.names):
            continue
        respelt = next(filter(None, (_respelt(scene, written, name) for name in reader.names)), "")
        if respelt and respelt != written:
            yield span, (respelt,)


def name_order(scene: Scene, options: dict[str, Any]) -> Found:
    """Report the reader's names in another order than the one given."""
    known = addressed(scene)
    if known is None or len(known[0].names) < 2:
        return
    found, reader = known
    order = [name for name in reader.full.split() if name.lower() not in PARTICLES]
    first, last = (_place(scene, order, found.names[index][0]) for index in (0, -1))
    if first is not None and last is not None and last < first:
        yield found.name_span, (reader.full,)


def name_unused(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a generic salutation although the reader's name is known.

    Options: ``bare`` false where a greeting without a name is polite as well; ``mark: words`` leaves the comma out.
    """
    found, reader = salutation(scene.document), person(scene)
    if found is None or reader is None or scene.document.reader.recipients > 1 or _mentioned(scene, reader):
        return
    office = any(placed.form.kind == "professional" for placed in found.titles)
    alone = office or (scene.document.sectioning.vocabulary.title_alone and (found.titles or not reader.gender))
    nameless = not found.names and not alone and options.get("bare", True)
    words = options.get("mark") == "words"
    line = scene.document.text[found.span.start : _clause_end(scene, found) if words else found.span.end]
    if not (found.generic or nameless) or not (comparable(reader, line) or _east_asian(scene, reader)):
        return
    if FILLER in line:
        return  # a placeholder may stand for the name
    bare = line.rstrip(PUNCTUATION) if words else line
    forms = [form.rstrip(PUNCTUATION) if words else form for form in salutations(scene, reader)]
    yield Span(found.span.start, found.span.start + len(bare)), tuple(dict.fromkeys(forms))


def second_surname(scene: Scene, options: dict[str, Any]) -> Found:
    """Report the second of two surnames standing alone."""
    known = addressed(scene)
    if known is None:
        return
    found, reader = known
    if len(reader.surnames) != 2 or reader.surnames[0].lower() in PARTICLES:
        return
    same = scene.document.sectioning.vocabulary.same
    names = [name for name, _ in found.names]
    if same(names[-1], reader.surnames[1]) and not any(same(name, reader.surnames[0]) for name in names):
        yield found.names[-1][1], (reader.surnames[0],)


def given_name(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a salutation by given name alone, without a title.

    Options: ``known`` true asks for a reader named by --to or by a placeholder, false for one who is not;
    ``mark: line`` marks the greeting word as well.
    """
    slot, line = given_name_slot(scene.document), salutation(scene.document)
    if slot is not None and line is not None and options["known"] and not (line.titled or line.names):
        yield (slot,)
        return
    found, reader = personal(scene), person(scene)
    if found is None or found.titled or len(found.names) != 1 or options["known"] is (reader is None):
        return
    vocabulary = scene.document.sectioning.vocabulary
    name, span = found.names[0]
    if reader is None:
        yield (span,)
    elif any(vocabulary.same(name, given) for given in reader.given):
        if vocabulary.has_patronymics and not any(map(vocabulary.is_patronymic, reader.given)):
            return
        yield marked(scene, found, polite_forms(scene, reader), options)


def bare_surname(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a salutation by surname alone, without a title; ``mark`` as for given names."""
    known = addressed(scene)
    if known is None:
        return
    found, reader = known
    if found.titled or not reader.given or not all(_is_surname(scene, reader, name) for name, _ in found.names):
        return
    yield marked(scene, found, polite_forms(scene, reader), options)


def particle_case(scene: Scene, options: dict[str, Any]) -> Found:
    """Report the particle of a surname in the wrong case.

    Options: ``after_title`` asks for a capital there, ``after_name`` for a small letter behind given name or initial.
    """
    found = personal(scene)
    if found is None:
        return
    owned = {name for reader in [person(scene)] if reader for name in reader.surnames}
    particles = scene.document.sectioning.vocabulary.listed("particles")
    for index, (name, span) in enumerate(found.names):
        if name.lower() not in particles:
            continue
        if index == 0 and found.titles and options.get("after_title") and name.islower():
            yield span, (name.capitalize(),)
        if index and options.get("after_name") and name[0].isupper() and name not in owned:
            yield span, (name.lower(),)


def marked(scene: Scene, found: Salutation, forms: tuple[str, ...], options: dict[str, Any]) -> tuple[Any, ...]:
    """Return the finding: the names alone, or with ``mark: line`` what comes before them as well."""
    if options.get("mark") != "line":
        return found.name_span, forms
    span = Span(found.span.start, found.name_span.end)
    before = scene.document.source[span.start : found.name_span.start]
    return span, tuple(before + form for form in forms)


def _clause_end(scene: Scene, found: Salutation) -> int:
    """A greeting ends with its words where a comma or stop follows them, else with the line."""
    end = max((placed.span.end for placed in found.forms), default=found.span.end)
    return end if not found.generic and scene.document.text[end : end + 1] in PUNCTUATION else found.span.end


def _east_asian(scene: Scene, reader: Person) -> bool:
    """Han characters and kana stand side by side, so that the script of a line's first letter tells nothing."""
    return scene.document.sectioning.vocabulary.name_first and script(reader.full) in EAST_ASIAN


def _respelt(scene: Scene, written: str, name: str) -> str:
    """Return a written name as its owner spells it, its case ending kept; empty where it is another name."""
    cased = written[:1].isupper() == name[:1].isupper()
    if not cased or any(text.lower().startswith(ARTICLES) for text in (written, name)):
        return ""  # articles and particles are transliterated in many ways
    if spelt_alike(written, name):
        return name
    stem, ending = written[: len(name)], written[len(name) :]
    if (
        ending
        and stem[-1:] == name[-1:]
        and spelt_alike(stem, name)
        and scene.document.sectioning.vocabulary.same(written, name)
    ):
        return name + ending
    return ""


def _of(scene: Scene, reader: Person, name: str, *, last: bool) -> bool:
    """A name is the reader's if it is one of the names, or the initial of one, or the given name behind an initial."""
    initials = {known[0].lower() for known in reader.names}
    given = (known for known in reader.given if len(known.rstrip(".")) == 1 and known[0].isupper())
    initialled = not last and any(known[0] == name[0] for known in given)
    initial = len(name) == 1 and name.isupper() and (name.lower() in initials or not last)
    return is_name(scene, reader, name) or initialled or initial or _short_form(reader, name)


def _short_form(reader: Person, written: str) -> bool:
    """A shorter name that begins like the given name may be its pet form: Javi, Zosia, Маша."""
    short = plain(written)
    return any(
        1 < len(short) < len(name)
        and short[:2] == name[:2]
        and script(name) not in EAST_ASIAN
        and (name.startswith(short) or _likeness(short, name) < LIKENESS)
        for name in map(plain, reader.given)
    )


def _likeness(one: str, other: str) -> float:
    from difflib import SequenceMatcher

    return SequenceMatcher(None, one, other).ratio()


def _joined(names: Iterable[str]) -> str:
    """Names without the spaces between them: عبد الرحمن is عبدالرحمن."""
    return "".join(map(plain, names))


def _named_after(scene: Scene, reader: Person, found: Salutation) -> bool:
    """Tell whether the reader is greeted too, behind somebody else: “Bonjour Claire, bonjour Paul”."""
    line = scene.document.text[found.name_span.end :].partition("\n")[0][:SHORT_LINE]
    return any(name in line for name in reader.names if len(name) > 1)


def _name_like(scene: Scene, reader: Person, written: str) -> bool:
    if scene.document.sectioning.vocabulary.given_gender(written):
        return True
    return any(_likeness(plain(written), plain(name)) >= LIKENESS for name in reader.names)


def _is_surname(scene: Scene, reader: Person, name: str) -> bool:
    same = scene.document.sectioning.vocabulary.same
    return any(same(name, part) for part in reader.surnames) and not any(same(name, given) for given in reader.given)


def _place(scene: Scene, order: list[str], name: str) -> int | None:
    same = scene.document.sectioning.vocabulary.same
    return next((index for index, other in enumerate(order) if same(name, other)), None)


def _mentioned(scene: Scene, reader: Person) -> bool:
    """Tell whether a name of the reader stands in the first lines: a greeting may take two short ones."""
    document = scene.document
    greeting = document.sections["greeting"]
    lines = document.lines[:OPENING_LINES]
    opening = "\n".join(
        document.text[line.start : line.end]
        for line in lines
        if line.start <= greeting.end or line.end - line.start <= SHORT_LINE
    )
    if any(name in opening for name in (reader.full, *reader.names) if len(name) > 1):
        return True
    return any(is_name(scene, reader, token[0].rstrip(".")) for token in NAME_TOKEN.finditer(opening))
