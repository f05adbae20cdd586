"""The whole message: parts that are missing or come too late, and the reply against the message it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from stylecheck.incoming import asked, identifiers, subject
from stylecheck.language import LATIN
from stylecheck.lazy import lazy
from stylecheck.span import Span

if TYPE_CHECKING:
    from stylecheck.document import Document
    from stylecheck.scene import Scene
    from stylecheck.situation import Question

ALIKE = 0.7
"""Ratio of equal characters from which two numbers are taken for one number and its misprint."""
ANSWERS = {"when": ["time"], "how-much": ["price"], "why": ["reason"], "whether": ["yes-no"]}
"""Kind of question to the parts that answer it."""
OFFICE = lazy(
    r"(?:info|help|hello|hi|hallo|kontakt|contact|contacto|contatti|contato|support|service|kundenservice|care|customer|"
    r"team|office|mail|post|sales|shop|order|booking|reservation|press|privacy|feedback|social|web|ask|no-?reply|"
    r"destek|iletisim|obsluga|biuro|pomoc|klantenservice|sav|atencion|clientes|assistenza|atendimento|sac|suport|"
    r"podpora|kundtjanst)[\w.+-]*@",
    re.IGNORECASE,
)
"""Mail addresses that belong to an office, by how they begin."""
PERSONAL = lazy(r"\w{0,60}(?:[._]\w|\d)[\w.+-]{0,200}@")
"""Mail addresses that may belong to a person: two names, or a name and a number."""
SHAPE = lazy(r"\d")
LETTER = lazy(r"[A-Za-z]")


def part_missing(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a message that lacks every one of ``parts``, where the missing part should stand.

    Options: ``when`` a part of the draft that calls for it (and is then marked); ``our_fault`` true where the incoming
    message must tell of our fault; ``place`` opening or ending; ``sentence`` the kind of sentence to insert;
    ``words`` the fewest words of a message that is looked at; ``said_by`` rules that would say the same; ``moves`` true
    where a question or a link to go on with will do as well.
    """
    document = scene.document
    if options.get("our_fault") and not (document.incoming and document.incoming.our_fault):
        return
    if document.length < options.get("words", 0) or _has_part(document, options["parts"]):
        return
    if any(scene.siblings(code) for code in options.get("said_by", ())) or (options.get("moves") and _moves(document)):
        return
    if options.get("when"):
        span = min(_parts(document, options["when"]), default=None)
    else:
        span = _place(document, options.get("place", "ending"))
    if span is not None:
        yield span, _sentences(document, options.get("sentence"))


def part_late(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report the first of the ``then`` parts in the body, if it stands before the first of the ``first`` parts."""
    document = scene.document
    body = document.sections["body"]
    first = min(_parts(document, options["first"], body), default=None)
    then = min(_parts(document, options["then"], body), default=None)
    if (
        first is not None
        and then is not None
        and document.sentence(then.start).start < document.sentence(first.start).start
    ):
        yield (then,)


def part_present(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report every place of ``parts``; ``formula`` names the profile's formulas to offer instead."""
    document = scene.document
    kind = options.get("formula")
    rewrites = tuple(scene.profile.formulas(kind, document.language)) if kind else ()
    for span in _parts(document, options["parts"]):
        yield span, rewrites


def part_untimed(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report every place of ``parts`` with no time nearby, unless one of the rules ``said_by`` says so already."""
    document = scene.document
    if any(scene.siblings(code) for code in options.get("said_by", ())):
        return
    for span in _parts(document, options["parts"]):
        if not any(_parts(document, ["time"], document.reach(span, "near"))):
            yield (span,)


def question_unanswered(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report each question of the incoming message none of whose words, and no answer of its kind, is in the draft."""
    document = scene.document
    incoming = document.incoming
    place = _place(document, "ending")
    if incoming is None or place is None or not _one_language(document):
        return
    if any(mask.kind == "placeholder" for mask in document.masks):
        return  # what a slot will say, nobody knows
    said = subject(document)
    several = len(incoming.questions) > 1
    open_ones = [
        question
        for number, question in enumerate(incoming.questions)
        if several and not _own_subject(incoming.questions, number) & said and not _has_answer(document, question)
    ]
    if len(open_ones) < len(incoming.questions):
        yield from ((place, (), _shortened(question.text)) for question in open_ones[:1])


def _has_answer(document: Document, question: Question) -> bool:
    """Tell whether the draft holds what answers a question of this kind: a time, a price, a reason, a yes or no."""
    parts = ANSWERS.get(question.kind)
    return parts is not None and _has_part(document, parts)


def _own_subject(questions: tuple[Any, ...], number: int) -> frozenset[str]:
    """Return what only one question names; all that it names where it shares everything with another."""
    others = frozenset().union(*(other.subject for index, other in enumerate(questions) if index != number))
    own: frozenset[str] = questions[number].subject
    return own - others or own


def asked_again(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a request for what the incoming message already gives."""
    document = scene.document
    if document.incoming is None or document.phrasebook is None:
        return
    for item, span in document.phrasebook.asks(document):
        given = document.incoming.given.get(item)
        if given is not None and given not in document.text:
            yield span, (), _shortened(given)


def language_differs(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a draft in another language than the message it answers, at its first sentence."""
    document = scene.document
    incoming = document.incoming
    if incoming is None or incoming.language is None or document.language == "und" or _one_language(document):
        return
    if incoming.language in LATIN and incoming.words < options["words"]:
        return
    span = _place(document, "opening")
    if span is not None:
        yield span, (), incoming.language


def subject_unnamed(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a draft of at least ``words`` words that names nothing of what the incoming message is about.

    A draft with more than ``own`` subjects of its own may well answer in other words; one that asks may do so later.
    """
    document = scene.document
    incoming = document.incoming
    if incoming is None or not _one_language(document) or document.length < options["words"]:
        return
    if any(asked(document)):
        return  # it asks back: the answer is still to come
    body = document.sections["body"]
    named = subject(document, body) | {number.lower() for number in identifiers(document.source)}
    about = len(incoming.subject) >= options["subjects"] and len(named) <= options["own"]
    if about and not named & incoming.subject:
        span = _place(document, "opening")
        if span is not None:
            yield (span,)


def wrong_number(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a number that is nearly, but not quite, one that the incoming message gives."""
    document = scene.document
    incoming = document.incoming
    if incoming is None:
        return
    known = {number.upper() for number in incoming.numbers}
    for written in dict.fromkeys(identifiers(document.text)):
        if written.upper() in known:
            continue
        meant = next((number for number in incoming.numbers if _misprint(written, number)), None)
        if meant is not None:
            start = document.text.index(written)
            yield Span(start, start + len(written)), (meant,)


def _misprint(written: str, number: str) -> bool:
    """Tell whether two different numbers have the same shape, of five signs or more, and most signs in common."""
    if len(written) < 5 or LETTER.sub("A", SHAPE.sub("0", written)) != LETTER.sub("A", SHAPE.sub("0", number)):
        return False
    from difflib import SequenceMatcher

    return SequenceMatcher(None, written, number, autojunk=False).ratio() >= ALIKE


def signature_missing(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a closing that the sender's name, given by --from, does not follow."""
    document = scene.document
    closing, sender = document.sections.get("closing"), document.reader.sender
    if closing is None or not sender:
        return
    signed = document.source[closing.start :]
    if not any(name in signed for name in sender.split()):
        yield closing, (f"\n{sender}",)


def team_signature(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report the line under the closing, the first that holds prose, when all it names is a team."""
    document = scene.document
    closing = document.sections.get("closing")
    if closing is None:
        return
    line = next((span for span in document.lines if span.start >= closing.end), None)
    if line is None:
        return
    end = line.start
    for span in sorted(_parts(document, ["team"], line)):
        end = max(end, span.end) if span.start <= end + 1 else end
    if end >= line.end - 1:
        yield (line,)


def public_details(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report order numbers that the incoming message does not name, and mail addresses of persons."""
    document = scene.document
    for mask in document.masks:
        if (
            mask.kind == "mail"
            and PERSONAL.match(document.source, *mask.span)
            and not OFFICE.match(document.source, *mask.span)
        ):
            yield (mask.span,)
    public = document.incoming.numbers if document.incoming is not None else ()
    for number in dict.fromkeys(identifiers(document.text)):
        if LETTER.match(number) and number not in public:
            start = document.text.index(number)
            yield (Span(start, start + len(number)),)


def name_slot_missing(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report the greeting without a placeholder of a template that has some, and at least ``words`` words."""
    document = scene.document
    greeting = document.sections.get("greeting")
    slots = [mask.span for mask in document.masks if mask.kind == "placeholder"]
    if greeting is None or not slots or document.length < options["words"]:
        return
    if not any(span.within(greeting) for span in slots):
        yield (greeting,)


def message_length(scene: Scene, options: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Report a message of more than ``words`` words, at its last sentence."""
    document = scene.document
    if document.length > options["words"] and document.sentences:
        yield document.sentences[-1], (), "", document.length


def _place(document: Document, name: str) -> Span | None:
    """Return the first (opening) or last (ending) sentence of the body."""
    body = document.sections["body"]
    inside = [span for span in document.sentences if span.within(body)]
    return (inside[0] if name == "opening" else inside[-1]) if inside else None


def _moves(document: Document) -> bool:
    """Tell whether the message asks something, or links to something: the reader can go on from there."""
    return any(mask.kind in ("url", "markup", "placeholder") for mask in document.masks) or any(asked(document))


def _parts(document: Document, names: list[str], within: Span | None = None) -> Iterator[Span]:
    if document.phrasebook is not None:
        for name in names:
            yield from document.phrasebook.part(name, document, within)


def _has_part(document: Document, names: list[str]) -> bool:
    """A language that does not say how the parts are told lacks none of them."""
    if document.phrasebook is None or next(_parts(document, names), None) is not None:
        return True
    return "contact" in names and any(mask.kind == "mail" for mask in document.masks)


def _sentences(document: Document, kind: str | None) -> tuple[str, ...]:
    if kind is None or document.phrasebook is None:
        return ()
    sentence = document.phrasebook.sentence(kind, _known(document))
    return (sentence,) if sentence else ()


def _known(document: Document) -> Mapping[str, str]:
    """Return what may fill the slots of a sentence; never anything that is not written somewhere."""
    numbers = document.incoming.numbers if document.incoming is not None else ()
    return {
        "name": document.reader.name,
        "sender": document.reader.sender,
        "number": numbers[0] if len(numbers) == 1 else "",
    }


def _one_language(document: Document) -> bool:
    """Tell whether both are in one language; its scripts count as one."""
    if document.incoming is None or document.incoming.language is None:
        return False
    return document.incoming.language.partition("-")[0] == document.language.partition("-")[0]


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59].rstrip() + "…"
