"""How the reader may be addressed in the draft's language: what the checks of names and titles offer instead."""

from __future__ import annotations

from collections.abc import Iterator

from stylecheck.checks.person import Person
from stylecheck.lazy import lazy
from stylecheck.profile import LEVELS
from stylecheck.scene import Scene
from stylecheck.vocabulary import PAIRS, Vocabulary

SLOT = lazy(r"\{([a-z]+)\}")


def polite_forms(scene: Scene, reader: Person) -> tuple[str, ...]:
    """Return the reader's title with the name that it goes with, or the full name; nothing where it would inflect."""
    vocabulary = scene.document.sectioning.vocabulary
    if any(vocabulary.is_patronymic(name) for name in reader.given):
        return (" ".join(reader.given),)
    title = title_for(vocabulary, reader)
    if vocabulary.title_alone:
        return (title,) if title else ()
    suffixed = with_suffix(vocabulary, reader)
    customary = vocabulary.form(vocabulary.first("suffixes", reader.gender), ("suffixes",)) if reader.gender else None
    if title and not (customary and vocabulary.goes_with_given(customary)):
        return (f"{title} {named(scene, reader)}",)
    return (suffixed or reader.full,)


def title_for(vocabulary: Vocabulary, reader: Person) -> str:
    """Return the title to write before the name in the draft's language, or an empty string."""
    plain = next((form.text for form in reader.titles if _is_own(vocabulary, form.text)), "")
    plain = plain or (vocabulary.first("titles", reader.gender) if reader.gender else "")
    profession = reader.profession
    if profession is None or (vocabulary.language != "en" and not vocabulary.form(profession.text, ("professional",))):
        return plain
    return f"{plain} {profession.text}" if plain and vocabulary.titles_join else profession.text


def _is_own(vocabulary: Vocabulary, text: str) -> bool:
    """Tell whether the reader's plain title can be written as it is: Mrs. for one who uses it."""
    form = vocabulary.form(text, ("titles",))
    return bool(form and form.text == text and form.gender in PAIRS) and not (
        vocabulary.title_alone or (form and vocabulary.goes_with_given(form))
    )


def named(scene: Scene, reader: Person) -> str:
    """Return the name that goes behind a title: the surname, or the full name where that is the custom."""
    whole = scene.document.language in scene.profile.data.get("names", {}).get("titles", {}) and (
        scene.profile.data.get("names", {}).get("title_with") == "given"
    )
    return reader.full if whole or not reader.surname else reader.surname


def with_suffix(vocabulary: Vocabulary, reader: Person) -> str:
    """Return the name with the title behind it: 田中様, Ayşe Hanım; empty where the gender would have to be guessed."""
    suffix = vocabulary.honorific or (vocabulary.first("suffixes", reader.gender) if reader.gender else "")
    if not suffix:
        return ""
    form = vocabulary.form(suffix, ("suffixes",))
    name = reader.given[0] if form and reader.given and vocabulary.goes_with_given(form) else reader.full
    return f"{name} {suffix}" if vocabulary.spaced else f"{name.replace(' ', '')}{suffix}"


def salutations(scene: Scene, reader: Person) -> Iterator[str]:
    """Yield the profile's salutations that fit the reader's name and gender, most fitting first."""
    vocabulary = scene.document.sectioning.vocabulary
    title = title_for(vocabulary, reader) or (vocabulary.first("suffixes", reader.gender) if reader.gender else "")
    slots = {"given": " ".join(reader.given), "surname": reader.surname, "name": reader.full, "title": title}
    for formula in _formulas(scene):
        genders = vocabulary.genders(formula)
        if (genders and genders != {reader.gender}) or ("{" not in formula and not genders):
            continue
        wanted = [slot for slot in slots if f"{{{slot}}}" in formula]
        if all(slots[slot] for slot in wanted):
            yield SLOT.sub(lambda slot: slots[slot[1]], formula)


def _formulas(scene: Scene) -> dict[str, None]:
    """The salutations of the due level of formality, then those of the next ones, never of a lower than medium."""
    level = scene.profile.level("formality")
    levels = sorted(LEVELS, key=lambda other: (other != level, LEVELS.index(other)))
    wanted = [other for other in levels if other in (level, "medium", "high")]
    return {
        text: None for other in wanted for text in scene.profile.formulas("greeting", scene.document.language, other)
    }
