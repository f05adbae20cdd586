"""spaCy pipelines: which are installed, and how they read a sentence of a draft, for token and dependency rules.

Importing spaCy costs some 400 ms and a trained pipeline about a second more, so nothing is loaded before a rule has
found one of its triggers; what is installed is told from files alone. Nothing is ever downloaded.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from stylecheck.document import Document
from stylecheck.errors import ConfigError
from stylecheck.formats.mask import FILLER
from stylecheck.lazy import lazy
from stylecheck.span import Span

WORDS, LEMMAS, PARSES = "words", "lemmas", "parses"
"""What a rule needs to know of a text: its words; their lemmas too; or tags, features, relations and entities."""
LOOKUPS = "spacy_lookups_data"
TRAINED = frozenset({
    "ca", "da", "de", "el", "en", "es", "fi", "fr", "hr", "it", "ja", "ko", "lt", "mk", "nb", "nl", "pl", "pt", "ro",
    "ru", "sl", "sv", "uk", "zh",
})  # fmt: skip
"""Languages with an official trained pipeline (spacy.io/models)."""
SIZES = ("sm", "md", "lg", "trf")
"""Sizes of the official pipelines, the fastest first: the first that is installed is taken."""
INACTIVE = " inactive without a trained "
"""What a note says of rules whose pipeline is not installed."""
NAMED = 3
"""Rules that such a note names."""
SPACES = lazy(r"\s+")


class Pipeline(NamedTuple):
    """An installed trained pipeline: its name, version, and the directory with its data."""

    name: str
    version: str
    path: Path


class Reading(NamedTuple):
    """One sentence as a pipeline reads it; ``offsets`` are those of its code points in the document, and its end."""

    doc: Any
    offsets: Sequence[int]

    def span(self, first: int, last: int) -> Span | None:
        """Return the place of the tokens from first to last in the document; None where one of them is masked."""
        start, end = self.doc[first].idx, self.doc[last].idx + len(self.doc[last])
        return None if FILLER in self.doc.text[start:end] else Span(self.offsets[start], self.offsets[end - 1] + 1)


def official(language: str) -> list[str]:
    """Return the official names of a language's trained pipelines; none for a language without."""
    base = language.partition("-")[0]
    genre = "web" if base in ("en", "zh") else "news"
    return [f"{base}_core_{genre}_{size}" for size in SIZES] if base in TRAINED else []


@cache
def installed(language: str) -> Pipeline | None:
    """Return the trained pipeline of a language that can be loaded, told by its files: no code of it runs."""
    import json

    for name in official(language):
        for folder in _folders(name):
            try:
                version = json.loads((folder / "meta.json").read_bytes())["version"]
            except (OSError, ValueError, KeyError):
                continue  # a package that took the name, but is no pipeline
            return Pipeline(name, version, folder / f"{name}-{version}")
    return None


@cache
def has_lemmas(language: str) -> bool:
    """Tell whether spacy-lookups-data is installed and has lemmas for a language."""
    table = f"{language.partition('-')[0]}_lemma_lookup.json.gz"
    return any((folder / "data" / table).is_file() for folder in _folders(LOOKUPS))


def missing(language: str, asked: str) -> bool:
    """Tell whether what a rule asks for cannot be had with what is installed."""
    if asked == WORDS or (asked == LEMMAS and has_lemmas(language)):
        return False
    return installed(language) is None


@cache
def nlp(language: str, asked: str = WORDS) -> Any:
    """Return the pipeline that knows what is asked for and is not missing; raises ConfigError if it is broken."""
    if asked == WORDS:
        return _blank(language)
    if asked == LEMMAS and has_lemmas(language):
        return _with_lemmas(_blank(language))
    pipeline = installed(language)
    assert pipeline is not None
    import spacy

    try:
        return spacy.load(pipeline.path)
    except Exception as error:  # spaCy, its parts and the pipeline's own raise errors of every kind
        raise ConfigError(f"{pipeline.path}: spaCy cannot load this pipeline: {str(error).splitlines()[0]}") from error


def remedy(language: str) -> str:
    """Return the command that installs the smallest trained pipeline of a language, or lemmas where it has none."""
    names = official(language)
    return f"python -m spacy download {names[0]}" if names else "pip install spacy-lookups-data"


def note(language: str, name: str, codes: Sequence[str]) -> str:
    """Return a note on rules whose pipeline is not installed; ``name`` is that of the language in English."""
    rules = "1 rule is" if len(codes) == 1 else f"{len(codes)} rules are"
    named = ", ".join([*codes[:NAMED], *(["…"] if len(codes) > NAMED else [])])
    return f"{rules}{INACTIVE}{name} pipeline ({named}): {remedy(language)}"


def every() -> dict[str, Pipeline]:
    """Return the trained pipelines that are installed, by language."""
    return {language: found for language in sorted(TRAINED) if (found := installed(language)) is not None}


def read(document: Document, sentence: Span, asked: str) -> Reading:
    """Return a sentence of a document as read; once for all rules that ask for the same."""
    key = ("reading", asked, sentence)
    if key not in document.memo:
        text, offsets = _one_spaced(document.text, sentence)
        document.memo[key] = Reading(nlp(document.language, asked)(text), offsets)
    reading: Reading = document.memo[key]
    return reading


def _one_spaced(text: str, span: Span) -> tuple[str, list[int]]:
    """Return a part of a text with each run of white space as one space, and where each code point stood."""
    pieces: list[str] = []
    offsets: list[int] = []
    done = span.start
    for space in SPACES.finditer(text, *span):
        pieces += [text[done : space.start()], " "]
        offsets += [*range(done, space.start()), space.start()]
        done = space.end()
    return "".join([*pieces, text[done : span.end]]), [*offsets, *range(done, span.end)]


def _folders(package: str) -> list[Path]:
    """Return where a package lies, without importing it; nothing when it is not installed."""
    from importlib.util import find_spec

    spec = find_spec(package)
    return [Path(folder) for folder in spec.submodule_search_locations or ()] if spec else []


def _blank(language: str) -> Any:
    """Return a tokenizer; the general one where that of the language is not installed (Japanese, Korean)."""
    import spacy

    try:
        return spacy.blank(language.partition("-")[0])
    except ImportError:
        return spacy.blank("xx")


def _with_lemmas(blank: Any) -> Any:
    from spacy.pipeline import Lemmatizer

    lemmatizer = Lemmatizer(blank.vocab, None, name="lemmatizer", mode="lookup")
    lemmatizer.initialize()
    return lambda text: lemmatizer(blank(text))
