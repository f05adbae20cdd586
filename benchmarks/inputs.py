"""Writes the texts that benchmarks/run.py measures on: runs of mails, seeded, from this repository's own sentences.

Usage: python benchmarks/inputs.py FOLDER [MAILS] [REPLIES]     (default 10,000 mails and 100,000 replies)

The sentences are the examples of the English and universal rules, the English drafts of tests/corpus and examples/.
Names, places, amounts, numbers and dates in them are drawn anew for each use, and a third of the sentences are
templates with such slots, so that a tool which remembers what it has read gains as little as on real mail.
"""

from __future__ import annotations

import json
import random
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from stylecheck.yamlfile import YamlFile, read_text

ROOT = Path(__file__).parent.parent
SEED = 20261122
BAD = 0.02
"""Share of sentences that are bad examples; with what the rest holds that makes about one finding in 130 words."""
SLOTTED = 0.35
"""Share of sentences that are templates with slots."""
SIZES = {"100kB": 100_000, "1MB": 1_000_000, "10MB": 10_000_000}
"""Name of a run of mails to its size in bytes."""
MAIL_WORDS, SHORT_WORDS, REPLY_WORDS = 300, 150, 25

WORDS = {
    "given": "Ana Ben Carla David Elena Felix Grace Hugo Irene Jonas Karin Leo Maria Nils Olga Paul Rita Simon Tara",
    "surname": "Novak Tanaka Vogel Keller Rossi Moreau Silva Kowalska Lindgren Petrov Haddad Okafor Murphy Jensen "
    "Weber Costa Fischer Nakamura Brandt Horvat Ionescu Demir Laurent Svensson Marin Duarte Bauer Kato Sharma Nolan",
    "title": "Mr. Ms. Dr. Prof.",
    "month": "January February March April May June July August September October November December",
    "weekday": "Monday Tuesday Wednesday Thursday Friday",
    "town": "Graz Porto Lyon Turin Malmö Bergen Cork Leeds Utrecht Ghent Bremen Brno Split Cluj Riga Bilbao",
    "thing": "lamp chair desk kettle bookshelf router tent jacket camera keyboard sofa heater bicycle drill",
    "part": "cable filter shade battery lid hinge strap lens pedal switch handle cushion adapter screw",
    "colour": "black white grey green blue brown red yellow",
    "team": "workshop warehouse branch office showroom",
    "currency": "EUR USD GBP CHF",
}
SLOTS = {name: words.split() for name, words in WORDS.items()}
TEMPLATES = """\
Your order {n5} left our warehouse in {town} on {day} {month} {year}.
The {colour} {thing} that you ordered on {day} {month} costs {currency} {n3}.{n2}.
{given} {surname} from our {team} in {town} will call you on {weekday}, {day} {month}.
I have sent a new {part} for your {thing} to {town}; the parcel has the number {n5}{n4}.
We have credited {currency} {n2}.{n2} to the card that ends in {n4}.
Your invoice {n4}-{n3} of {day} {month} {year} lists the {thing} and the {part}.
You will find the {part} in the box with the {colour} label, next to the {thing}.
The {team} in {town} has checked the {thing} and replaced its {part}.
We can deliver the {thing} to {town} on {weekday}, {day} {month}.
The guarantee for your {thing} runs until {day} {month} {year} and covers the {part}.
Thank you for the photo of the {part}; it shows the number {n4} clearly.
If {weekday} suits you better, the {team} can also come on {day} {month}.
The {thing} is {n2} cm wide and {n2} cm deep, so it fits through the door that you measured.
{title} {surname} of our {team} has prepared the papers for order {n5}.
Both {colour} {thing} covers and the {part} are in stock in {town}.
Your booking {n5} for {n1} people on {weekday}, {day} {month}, is confirmed.
The return label is attached; the parcel shop in {town} is open until {hour}:{minute}.
We received your {thing} on {day} {month} and it went to the {team} on the same day.
""".splitlines()
CLOSINGS = ["Kind regards,", "Best regards,", "Yours sincerely,", "With kind regards,"]
SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
VARIED = re.compile(r"\d+|[A-Z][a-z]+")
SLOT = re.compile(r"\{([a-z]+)(\d?)\}")
YEARS = re.compile(r"(19|20)\d\d")
KIND = {word: kind for kind in ("given", "surname", "month", "weekday", "town") for word in SLOTS[kind]}


class Material(NamedTuple):
    """Sentences as they stand in the repository."""

    good: list[str]
    bad: list[str]


def material() -> Material:
    """Return the sentences that inputs are made of, in a fixed order."""
    good, bad = [], []
    for example in _examples():
        bad += _sentence(example.get("bad", ""))
        if example.keys() <= {"good", "bad"}:  # good for every reader, and in every channel
            good += _sentence(example.get("good", ""))
    for text in _good_drafts():
        paragraphs = text.split("\n\n")
        for paragraph in paragraphs[1:-1]:  # between salutation and signature
            good += [found for piece in SENTENCE_END.split(paragraph) for found in _sentence(piece)]
    return Material(list(dict.fromkeys(good)), list(dict.fromkeys(bad)))


def _yaml(path: Path) -> Any:
    return YamlFile(path, read_text(path)).value


def _examples() -> Iterator[dict[str, str]]:
    for path in sorted([*ROOT.glob("rules/en/*.yaml"), *ROOT.glob("rules/any/*.yaml")]):
        for rule in _yaml(path).get("rules", ()):
            yield from (example for example in rule.get("examples", ()) if example.get("language", "en") == "en")


def _good_drafts() -> Iterator[str]:
    for path in sorted(ROOT.glob("tests/corpus/en-*.yaml")):
        if (draft := _yaml(path))["quality"] == "good":
            yield draft["text"]
    for path in sorted(ROOT.glob("tests/corpus/threads/en-*.yaml")):
        yield from (reply["text"] for reply in _yaml(path)["replies"] if reply["quality"] == "good")
    yield from (path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("examples/en-*/*-better.txt")))


def _sentence(text: str) -> list[str]:
    """Return the text without the marks of an example if it reads as one sentence or two of a mail."""
    text = text.replace("«", "").replace("»", "").strip()
    fits = (
        not {"\n", "{", "%"} & set(text) and 3 <= len(text.split()) <= 40 and text[:1].isupper() and text[-1:] in ".!?"
    )
    return [text] if fits else []


class Writer:
    """Draws mails from the material; the same name draws the same mails."""

    def __init__(self, sentences: Material, name: str) -> None:
        self._material = sentences
        self._random = random.Random(f"{SEED}/{name}")

    def mail(self, words: int) -> str:
        """Return a mail with salutation, paragraphs and signature, of about so many words."""
        paragraphs: list[str] = []
        count = 0
        while count < words - 8:  # less what stands around the paragraphs
            paragraph = self.paragraph(min(60, words - 8 - count))
            paragraphs.append(paragraph)
            count += len(paragraph.split())
        greeting = self._filled("Dear {title} {surname},")
        ending = f"{self._random.choice(CLOSINGS)}\n{self._filled('{given} {surname}')}"
        return "\n\n".join([greeting, *paragraphs, ending]) + "\n"

    def paragraph(self, words: int) -> str:
        """Return sentences that make at least so many words."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentences.append(self._drawn())
        return " ".join(sentences)

    def _drawn(self) -> str:
        kind = self._random.random()
        if kind < SLOTTED:
            return self._filled(self._random.choice(TEMPLATES))
        source = self._material.bad if kind > 1 - BAD else self._material.good
        return VARIED.sub(self._varied, self._random.choice(source))

    def _filled(self, template: str) -> str:
        return SLOT.sub(lambda slot: self._value(slot[1], int(slot[2] or 1)), template)

    def _value(self, name: str, digits: int) -> str:
        if name in SLOTS:
            return self._random.choice(SLOTS[name])
        if name == "n":
            return self._number(digits)
        least, most = {"day": (1, 28), "year": (2024, 2027), "hour": (9, 17), "minute": (10, 59)}[name]
        return str(self._random.randint(least, most))

    def _varied(self, found: re.Match[str]) -> str:
        """Return another number with as many digits, or another name of the same kind; years and words stay."""
        word = found[0]
        if word.isdigit():
            return word if YEARS.fullmatch(word) else self._number(len(word))
        return self._random.choice(SLOTS[KIND[word]]) if word in KIND else word

    def _number(self, digits: int) -> str:
        return str(self._random.randrange(10 ** (digits - 1), 10**digits))


def run_of_mails(sentences: Material, name: str, size: int) -> Iterator[str]:
    """Yield mails with an empty line between them until they make ``size`` bytes."""
    writer = Writer(sentences, name)
    done = 0
    while done < size:
        text = writer.mail(SHORT_WORDS) + "\n"
        done += len(text.encode())
        yield text


def replies(sentences: Material, count: int) -> Iterator[str]:
    """Yield JSON lines, each a short reply: id, body and locale."""
    writer = Writer(sentences, "replies")
    for number in range(count):
        locale = ("en-US", "en-GB", "ja-JP", "de-DE")[number % 4]
        reply = {"id": number, "body": writer.paragraph(REPLY_WORDS), "locale": locale}
        yield json.dumps(reply, ensure_ascii=False) + "\n"


def write(folder: Path, mails: int = 10_000, archive: int = 100_000) -> None:
    """Write all inputs into a folder: mail.txt, a text for each size, mails/ and replies.jsonl."""
    sentences = material()
    _write(folder / "mail.txt", [Writer(sentences, "mail").mail(MAIL_WORDS)])
    for name, size in SIZES.items():
        _write(folder / f"{name}.txt", run_of_mails(sentences, name, size))
    writer = Writer(sentences, "mails")
    for number in range(mails):
        _write(folder / "mails" / f"{number // 500:02}" / f"{number:05}.txt", [writer.mail(SHORT_WORDS)])
    _write(folder / "replies.jsonl", replies(sentences, archive))


def _write(path: Path, parts: Iterable[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(parts)


if __name__ == "__main__":
    write(Path(sys.argv[1]), *map(int, sys.argv[2:]))
