"""The titles in the salutation: their gender, the name they go with, and whether one is missing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from stylecheck.checks.naming import addressed
from stylecheck.checks.person import is_name, person, surname_unsure
from stylecheck.checks.salutation import Placed, Salutation, salutation
from stylecheck.checks.wording import title_for, with_suffix
from stylecheck.lazy import lazy
from stylecheck.span import Span
from stylecheck.vocabulary import PAIRS

if TYPE_CHECKING:
    from stylecheck.scene import Scene

Found = Iterator[tuple[Any, ...]]
MARRIED = lazy(r"\bMrs\b\.?(?= [A-Z])")
MARRIED_NAME = lazy(r"\bmrs\b", re.IGNORECASE)


def gender_agreement(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a greeting word, title or suffix whose gender is not that of its neighbour."""
    found = salutation(scene.document)
    if found is not None and not found.generic:
        yield from _disagreement(scene, found)


def gender_mismatch(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a salutation for a man where --to names a woman by her title, or the other way round."""
    found, reader = salutation(scene.document), person(scene)
    if found is None or found.generic or reader is None or not reader.gender or scene.document.reader.recipients > 1:
        return
    forms = _gendered(found.forms)
    if not forms or any(form.form.gender == reader.gender for form in forms) or any(_disagreement(scene, found)):
        return
    if found.names and not any(is_name(scene, reader, name) for name, _ in found.names):
        return
    yield _swapped(scene, forms[0].span.start, max(form.span.end for form in forms), forms)


def _disagreement(scene: Scene, found: Salutation) -> Found:
    """Yield the place where word and title, title and given name, word and given name, or title and suffix differ."""
    words, titles, suffixes = map(_gendered, (found.words, found.titles, found.suffixes))
    vocabulary = scene.document.sectioning.vocabulary
    name = _given_name_gender(scene, found)
    beside_name = [form for form in (*titles, *suffixes) if vocabulary.goes_with_given(form.form)][-1:]
    if words and titles and words[-1].form.gender != titles[0].form.gender:
        yield _swapped(scene, words[0].span.start, titles[0].span.end, words)
    elif beside_name and name and beside_name[0].form.gender != name[0]:
        spans = sorted((beside_name[0].span, name[1]))
        yield _swapped(scene, spans[0].start, spans[1].end, beside_name)
    elif words and not titles and not suffixes and name and words[-1].form.gender != name[0]:
        yield _swapped(scene, words[0].span.start, name[1].end, words)
    elif titles and suffixes and titles[-1].form.gender != suffixes[0].form.gender:
        yield _swapped(scene, *suffixes[0].span, suffixes)


def title_dropped(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a salutation that leaves out, or swaps for Mr. or Ms., the professional title the reader is known by."""
    known = addressed(scene)
    if known is None:
        return
    found, reader = known
    profession = reader.profession
    if profession is None or any(placed.form.kind == "professional" for placed in found.titles):
        return
    vocabulary = scene.document.sectioning.vocabulary
    if vocabulary.language != "en" and not vocabulary.form(profession.text, ("professional",)):
        return
    start = found.titles[0].span.start if found.titles else found.name_span.start
    written = " ".join(name for name, _ in found.names)
    name = written if any(vocabulary.same(part, written.split()[-1]) for part in reader.surnames) else reader.surname
    title = found.titles[0].form.text if found.titles else ""
    title = f"{title} {profession.text}" if title and vocabulary.titles_join else title_for(vocabulary, reader)
    yield Span(start, found.name_span.end), (f"{title} {name}",)


def title_with_given(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a title with a given name where the reader's convention joins it to the surname.

    Option ``mark``: ``name`` (as it is), ``title`` or ``line`` for what is marked with it.
    """
    known = addressed(scene)
    takes = scene.profile.data.get("names", {}).get("title_with", "surname")
    if known is None or takes != "surname":
        return
    found, reader = known
    title = _title_of(found)
    vocabulary = scene.document.sectioning.vocabulary
    if title is None or len(found.names) != 1 or surname_unsure(scene, reader) or not reader.surname:
        return
    name, span = found.names[0]
    given = any(vocabulary.same(name, other) for other in reader.given)
    surname = any(vocabulary.same(name, part) for part in reader.surnames)
    if given and not surname and not vocabulary.goes_with_given(title.form):
        yield _with_other_name(scene, found, span, reader.surname, options)


def title_with_surname(scene: Scene, options: dict[str, Any]) -> Found:
    """Report a surname with a title that goes with the given name, as in Yılmaz Bey and don Ortega."""
    known = addressed(scene)
    if known is None:
        return
    found, reader = known
    title = _title_of(found)
    vocabulary = scene.document.sectioning.vocabulary
    if title is None or not reader.given or not vocabulary.goes_with_given(title.form):
        return
    if any(vocabulary.same(name, given) for name, _ in found.names for given in reader.given):
        return
    if all(any(vocabulary.same(name, part) for part in reader.surnames) for name, _ in found.names):
        name = reader.full if options.get("full") else reader.given[0]
        yield _with_other_name(scene, found, found.name_span, name, {"mark": "title"})


def title_missing(scene: Scene, options: dict[str, Any]) -> Found:
    """Report the reader's name without the title that is written behind it, as 様, 님 or 先生."""
    known = addressed(scene)
    if known is None:
        return
    found, reader = known
    if found.titled or not all(is_name(scene, reader, name) for name, _ in found.names):
        return
    rewrite = with_suffix(scene.document.sectioning.vocabulary, reader)
    yield found.name_span, (rewrite,) if rewrite else ()


def married_title(scene: Scene, options: dict[str, Any]) -> Found:
    """Report Mrs. unless the reader is known by it."""
    if MARRIED_NAME.search(scene.document.reader.name):
        return
    for match in MARRIED.finditer(scene.document.text):
        yield (Span(*match.span()),)


def _gendered(placed: Iterable[Placed]) -> list[Placed]:
    return [part for part in placed if part.form.gender in PAIRS]


def _title_of(found: Salutation) -> Placed | None:
    """The title nearest to the name."""
    return next(iter(found.suffixes), None) or next(reversed(found.titles), None)


def _given_name_gender(scene: Scene, found: Salutation) -> tuple[str, Span] | None:
    """Return the gender of the first name, or of the patronymic, where it is sure."""
    vocabulary = scene.document.sectioning.vocabulary
    for name, span in found.names[:2]:
        gender = vocabulary.given_gender(name)
        if gender and (span == found.names[0][1] or vocabulary.is_patronymic(name)):
            return gender, span
    return None


def _swapped(scene: Scene, start: int, end: int, forms: Iterable[Placed]) -> tuple[Any, ...]:
    """Return a span, and its text with forms replaced by those of the other gender."""
    source = scene.document.source
    text, position = "", start
    for form in sorted(forms, key=lambda form: form.span):
        pair = form.form.pair
        capital = source[form.span.start : form.span.start + 1].isupper()
        text += source[position : form.span.start] + (pair[:1].upper() + pair[1:] if capital else _small(pair, form))
        position = form.span.end
    return Span(start, end), (text + source[position:end],)


def _small(pair: str, form: Placed) -> str:
    """A word that is listed with a capital keeps it only if it always has one."""
    return pair if form.form.kind != "words" else pair[:1].lower() + pair[1:]


def _with_other_name(
    scene: Scene, found: Salutation, span: Span, name: str, options: dict[str, Any]
) -> tuple[Any, ...]:
    """Return a finding that replaces the name at a span; ``mark`` widens it to the title or the whole line."""
    mark, title = options.get("mark", "name"), _title_of(found)
    start, end = span
    if mark != "name" and title is not None:
        start, end = min(start, title.span.start), max(end, title.span.end)
    if mark == "line":
        start = found.span.start
    source = scene.document.source
    return Span(start, end), (source[start : span.start] + name + source[span.end : end],)
