"""Each kind of matcher: exactly what it marks, and what comes with a match."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from stylecheck import loader, pipeline
from stylecheck.document import Document
from stylecheck.match import MATCHERS
from stylecheck.profile import with_register
from stylecheck.rule import Rule
from stylecheck.scene import Match
from stylecheck.schema import MATCHERS as KEYS
from stylecheck.schema import WORDING
from stylecheck.span import Span

MAIL = """\
Dear Ms Novak,

We are sorry. It is late! We know!

Can we call you? Please wait!

Kind regards,
Ann
"""


def no_siblings(code: str) -> Sequence[Span]:
    return ()


def found(rule: Rule, draft: Document) -> list[Match]:
    return rule.find(draft, with_register(loader.profile("ja-JP")), no_siblings)


def marked(rule: Rule, draft: Document) -> list[tuple[int, str]]:
    return [(match.span.start, draft.source[slice(*match.span)]) for match in found(rule, draft)]


def test_every_kind_of_pattern_has_its_finder() -> None:
    assert set(MATCHERS) == {"wording", *KEYS} - WORDING


# wording


def test_words_are_whole_words_in_any_case(rule, document) -> None:
    draft = document("Late, later, LATE; too-late; late.")
    assert marked(rule(words=["late"]), draft) == [(0, "Late"), (13, "LATE"), (29, "late")]
    assert marked(rule(words=["Too-Late"]), draft) == [(19, "too-late")]
    assert marked(rule(words=["soon"]), draft) == []


def test_a_regular_expression_minds_case_and_marks_its_mark(rule, document) -> None:
    draft = document("Late or late, very LATE.")
    assert marked(rule(regex="L(?:ate|ATE)"), draft) == [(0, "Late"), (19, "LATE")]
    assert marked(rule(regex=r"very (?P<mark>\w)"), draft) == [(19, "L")]
    assert marked(rule(regex="x?"), draft) == []


def test_masked_text_and_text_across_sentences_is_no_phrase(rule, document) -> None:
    own = rule(phrases=["we know"])
    assert marked(own, document("`we know` we know", ("code", 0, 9))) == [(10, "we know")]
    assert marked(own, document("Do we. Know it. We\n know.")) == [(16, "We\n know")]


# swap


def test_each_term_has_its_own_rewrites(rule, document) -> None:
    own = rule(swap={"utili(s|z)e": "use", "prior to": ["before", "ahead of"], "asap": "soon"})
    draft = document("Please utilize it prior to use.")
    assert [(match.span, match.rewrites, match.detail, match.number) for match in found(own, draft)] == [
        (Span(7, 14), ("use",), "use", 0),
        (Span(18, 26), ("before", "ahead of"), "before", 0),
    ]


# require


@pytest.mark.parametrize(
    ("require", "marks"),
    [
        ({"phrases": ["sorry"]}, []),
        ({"phrases": ["thank you"]}, [(0, "Dear Ms Novak,")]),
        ({"phrases": ["thank you"], "place": "body"}, [(16, "We are sorry.")]),
        ({"phrases": ["thank you", "call you"]}, []),
        ({"phrases": ["sorry"], "place": "opening"}, []),
        ({"phrases": ["we know"], "place": "opening"}, [(16, "We are sorry.")]),
        ({"phrases": ["sorry"], "place": "ending"}, [(52, "Can we call you?")]),
        ({"phrases": ["sorry"], "place": "greeting"}, [(0, "Dear Ms Novak,")]),
        ({"phrases": ["ms novak"], "place": "greeting"}, []),
        ({"phrases": ["sorry"], "place": "closing"}, [(83, "Kind regards,")]),
        ({"phrases": ["sorry"], "place": "subject"}, [(16, "We are sorry.")]),
        ({"phrases": ["thank you"], "when": ["call you"]}, [(59, "call you")]),
        ({"phrases": ["thank you"], "when": ["wait", "know", "late"]}, [(36, "late")]),
        ({"phrases": ["thank you"], "when": ["refund"]}, []),
        ({"phrases": ["sorry"], "when": ["late"]}, []),
        ({"phrases": ["sorry"], "place": "ending", "when": ["late"]}, [(36, "late")]),
        ({"phrases": ["thank you"], "min_words": 20}, [(0, "Dear Ms Novak,")]),
        ({"phrases": ["thank you"], "min_words": 21}, []),
    ],
)
def test_what_is_required_is_missed_where_it_should_stand(rule, document, require, marks) -> None:
    draft = document(MAIL)
    assert draft.word_count == 20
    assert marked(rule(require=require, scope="message"), draft) == marks


def test_nothing_is_required_of_an_empty_draft(rule, document) -> None:
    own = rule(require={"phrases": ["sorry"]})
    assert marked(own, document("")) == []
    assert marked(own, document("`code`", ("code", 0, 6))) == []


# limit


@pytest.mark.parametrize(
    ("limit", "marks"),
    [
        ({"regex": "!", "max": 0}, [(40, 3), (49, 3), (80, 3)]),
        ({"regex": "!", "max": 1}, [(49, 3), (80, 3)]),
        ({"regex": "!", "max": 3}, []),
        ({"regex": "!", "max": 1, "per": "paragraph"}, [(49, 2)]),
        ({"regex": "!", "max": 1, "per": "sentence"}, []),
        ({"regex": "!", "max": 0, "per": "sentence"}, [(40, 1), (49, 1), (80, 1)]),
        ({"regex": "late! We", "max": 0, "per": "sentence"}, []),
        ({"regex": "late! We", "max": 0, "per": "paragraph"}, [(36, 1)]),
        ({"phrases": ["we", "call"], "max": 2}, [(56, 4), (59, 4)]),
        ({"phrases": ["we", "we call", "call you"], "max": 0, "per": "paragraph"}, [(16, 2), (42, 2), (56, 1)]),
    ],
)
def test_what_is_too_many_is_marked_with_how_many_there_are(rule, document, limit, marks) -> None:
    own = rule(limit=limit)
    assert [(match.span.start, match.number) for match in found(own, document(MAIL))] == marks


def test_a_limit_counts_matches_that_touch(rule, document) -> None:
    assert marked(rule(limit={"regex": "!", "max": 1}), document("Late!!!")) == [(5, "!"), (6, "!")]


def test_a_limit_counts_only_in_its_scope(rule, document) -> None:
    draft = document("Hello!\n\nWe know! It is late! Bye!\n\nKind regards,\nAnn!")
    assert marked(rule(limit={"regex": "!", "max": 1}), draft) == [(15, "!"), (27, "!"), (32, "!")]
    assert marked(rule(limit={"regex": "!", "max": 1}, scope="body"), draft) == [(27, "!"), (32, "!")]
    assert marked(rule(limit={"regex": "!", "max": 1}, scope=["greeting", "signature"]), draft) == [(52, "!")]
    assert marked(rule(limit={"regex": "!", "max": 0}, scope=["subject", "signature"]), draft) == [(52, "!")]
    assert [match.number for match in found(rule(limit={"regex": "!", "max": 1}, scope="body"), draft)] == [3, 3]


def test_of_overlapping_matches_a_limit_counts_the_first_and_longest(rule, document) -> None:
    own = rule(limit={"phrases": ["very", "very late", "late very", "late"], "max": 0})
    assert [(*item, match.number) for item, match in zip(marked(own, document("Very late very soon.")), found(own, document("Very late very soon.")), strict=True)] == [(0, "Very late", 2), (10, "very", 2)]  # fmt: skip


# order


@pytest.mark.parametrize(
    ("first", "then", "marks"),
    [
        (["sorry"], ["late"], []),
        (["late"], ["sorry"], [(23, "sorry")]),
        (["late", "wait"], ["call you", "sorry"], [(23, "sorry")]),
        (["wait", "late"], ["know", "call you"], []),
        (["refund"], ["sorry"], []),
        (["sorry"], ["refund"], []),
        (["we are", "call"], ["we are sorry"], []),
    ],
)
def test_what_should_come_later_is_marked_where_it_comes_first(rule, document, first, then, marks) -> None:
    assert marked(rule(order={"first": first, "then": then}), document(MAIL)) == marks


# check


def test_a_named_check_gets_its_options(rule, document) -> None:
    own = rule(check="sentence_length", options={"words": 3, "characters": 9})
    (match,) = found(own, document("We know it. We know it all."))
    assert match == Match(Span(12, 27), detail="4 words")
    (match,) = found(rule(check="repeated_word", options={"allowed": ["that"]}), document("I that that is is."))
    assert match == Match(Span(12, 17), ("is",))


# tokens and dependency

VERY = [[{"LOWER": "very"}, {"IS_ALPHA": True}]]


def test_token_patterns_mark_whole_tokens(rule, document) -> None:
    draft = document("It is very\nlate. Very soon, very, very good", ("code", 17, 21))
    assert marked(rule(tokens=VERY), draft) == [(6, "very\nlate"), (34, "very good")]
    several = rule(tokens=[[{"LOWER": "soon"}], [{"LOWER": "good"}]])
    assert marked(several, draft) == [(22, "soon"), (39, "good")]


def test_a_token_pattern_of_nothing_marks_nothing(rule, document) -> None:
    own = rule(tokens=[[{"LOWER": "soon", "OP": "*"}]], triggers=["late"])
    assert marked(own, document("It is late, soon.")) == [(12, "soon")]
    assert marked(own, document("Soon. It is late.")) == []


def parsed(text: str) -> Any:
    """Return a pipeline that has each word depend on the one before it."""
    import spacy
    from spacy.tokens import Doc

    blank = spacy.blank("en")

    def read(sentence: str) -> Any:
        words = blank(sentence)
        heads = [max(0, token.i - 1) for token in words]
        return Doc(blank.vocab, [token.text for token in words], [bool(token.whitespace_) for token in words], heads=heads, deps=["ROOT" if not index else "dep" for index in range(len(words))])  # fmt: skip

    return read


@pytest.fixture
def parser(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for a trained English pipeline, which is not installed for the tests."""
    monkeypatch.setattr(pipeline, "installed", {"en": pipeline.Pipeline("en", "1", Path())}.get)
    monkeypatch.setattr(pipeline, "nlp", lambda language, asked: parsed(asked))


GIVES = [
    [
        {"RIGHT_ID": "thing", "RIGHT_ATTRS": {"LOWER": "refund"}},
        {"LEFT_ID": "thing", "REL_OP": "<<", "RIGHT_ID": "verb", "RIGHT_ATTRS": {"LOWER": {"IN": ["give", "send"]}}},
    ]
]


def test_dependency_patterns_mark_from_the_first_token_to_the_last(rule, document, parser) -> None:
    own = rule(dependency=GIVES)
    assert marked(own, document("We give no refund now. A refund we send. Refund it.")) == [(3, "give no refund")]
    draft = document("We give x refund now.", ("code", 8, 9))
    assert marked(own, draft) == []


def test_without_a_trained_pipeline_dependency_rules_are_silent(rule, document, monkeypatch) -> None:
    french = pipeline.Pipeline("fr_core_news_sm", "3.8.0", Path())
    monkeypatch.setattr(pipeline, "installed", {"fr": french}.get)
    own, draft = rule(dependency=GIVES), document("We give no refund now.")
    assert marked(own, draft) == []
    assert own.needs_pipeline("en")
    assert not own.needs_pipeline("fr")
    assert own.has_trigger(draft)
    assert not own.has_trigger(document("We give nothing."))
    assert not rule(tokens=VERY, triggers=["so very"]).has_trigger(document("Very nice, so."))
    assert not rule(tokens=VERY).needs_pipeline("en")
    assert rule(tokens=[[{"LOWER": "very"}, {"POS": "ADJ"}]]).needs_pipeline("en")
    assert not rule(phrases=["very"]).needs_pipeline("en")


def test_only_sentences_with_a_trigger_are_read_each_once_and_in_order(rule, document, monkeypatch) -> None:
    read: list[str] = []
    monkeypatch.setattr(pipeline, "nlp", lambda language, asked: lambda text: read.append(text) or parsed(asked)(text))
    own = rule(tokens=VERY, triggers=["very", "late"])
    draft = document("Late, very late. We know. It is very late. Bye.")
    assert marked(own, draft) == [(6, "very late"), (32, "very late")]
    assert read == ["Late, very late.", "It is very late."]
