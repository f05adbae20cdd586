"""One rule at work: when it applies, what it weighs, what excuses a match, and the exact message and fix."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest

from stylecheck import loader
from stylecheck.diagnostic import Diagnostic, Edit, Fix, Severity, Source
from stylecheck.document import Document
from stylecheck.profile import Profile, with_register
from stylecheck.rule import Rule
from stylecheck.situation import Incoming, Reader
from stylecheck.span import Span

MAIL = """\
Subject: Very late

Dear Ms Novak,

It is very late. We know.

Kind regards,
Very Kos
"""


def profile(culture: str = "ja-JP", **situation: Any) -> Profile:
    return with_register(loader.profile(culture), **situation)


def no_siblings(code: str) -> Sequence[Span]:
    return ()


def diagnose(rule: Rule, draft: Document, reader: Profile | None = None) -> list[Diagnostic]:
    reader = reader or profile()
    return list(rule.diagnose(rule.find(draft, reader, no_siblings), draft, reader, Severity.WARNING))


def marked(rule: Rule, draft: Document) -> list[tuple[int, str]]:
    return [(match.span.start, draft.source[slice(*match.span)]) for match in rule.find(draft, profile(), no_siblings)]


def words(rule: Rule, draft: Document) -> list[str]:
    return [text for _, text in marked(rule, draft)]


def message(rule: Rule, draft: Document) -> str:
    (item,) = diagnose(rule, draft)
    return item.message


def fixes(rule: Rule, draft: Document) -> tuple[Fix, ...]:
    (item,) = diagnose(rule, draft)
    return item.fixes


# What a rule is


def test_a_diagnostic_says_all_that_the_pack_says(rule, document) -> None:
    own = rule(
        phrases=["very"], category="empathy", basis="norm", message="“{match}” is vague.", why="It says little.",
        source={"ref": "SERVICE", "confidence": "medium"}, rewrite=["most", "more than"], fix="safe",
    )  # fmt: skip
    draft = document("It is very late.")
    assert list(own.diagnose(own.find(draft, profile(), no_siblings), draft, profile(), Severity.ERROR)) == [
        Diagnostic(
            rule="own.it",
            category="empathy",
            severity=Severity.ERROR,
            message="“very” is vague.",
            span=Span(6, 10),
            why="It says little.",
            basis="norm",
            source=Source("SERVICE", "medium", own.source.title, ""),
            fixes=(
                Fix("most", (Edit(Span(6, 10), "most"),), safe=True),
                Fix("more than", (Edit(Span(6, 10), "more than"),), safe=True),
            ),
        )
    ]
    assert "customer-relations guides" in own.source.title


def test_its_name_and_what_it_is_for(rule) -> None:
    own = rule(phrases=["very"], language="de", audience="general", message="“{match}” says {detail}.")
    assert (own.code, own.pack, own.language, own.audience) == ("own.it", "own", "de", "general")
    assert own.summary == "“{match}” says {detail}."
    plain = rule(phrases=["very"], summary="Vague words.")
    assert (plain.summary, plain.language, plain.audience) == ("Vague words.", "en", None)


# When it can match at all


@pytest.mark.parametrize(
    "fields",
    [
        {"phrases": ["very"]},
        {"phrases": ["never", "very"]},
        {"swap": {"very": "most", "ever so": "so"}},
        {"tokens": [[{"LOWER": "very"}]]},
        {"dependency": [[{"RIGHT_ID": "a", "RIGHT_ATTRS": {"LOWER": "very"}}]]},
    ],
)
def test_a_draft_without_a_rules_words_is_passed_over(rule, document, fields) -> None:
    own = rule(**fields)
    assert own.may_match(document("It is very late."))
    assert not own.may_match(document("It is late."))


@pytest.mark.parametrize(
    "fields",
    [
        {"words": ["very"]},
        {"words": ["very"], "phrases": ["ever so"]},
        {"require": {"phrases": ["very"]}},
        {"limit": {"phrases": ["very"], "max": 1}},
        {"order": {"first": ["very"], "then": ["late"]}},
        {"check": "repeated_word"},
    ],
)
def test_rules_that_tell_only_by_looking_always_look(rule, document, fields) -> None:
    assert rule(**fields).may_match(document("It is late."))


def test_phrases_and_words_of_one_rule_are_both_found(rule, document) -> None:
    own = rule(phrases=["ever so"], words=["Late", "soon"])
    assert marked(own, document("LATE is ever so late, later soon.")) == [
        (0, "LATE"), (8, "ever so"), (16, "late"), (28, "soon"),
    ]  # fmt: skip


# For whom it is meant


def test_a_rule_without_conditions_applies_to_all(rule, document) -> None:
    own = rule(phrases=["very"])
    for draft in (document(MAIL), document(MAIL, channel="chat"), document("Late", fragment=True)):
        assert own.applies(draft, profile())


@pytest.mark.parametrize(
    ("fields", "meant", "other"),
    [
        ({"channels": ["chat", "social"]}, {"channel": "chat"}, {"channel": "email"}),
        ({"answers": ["complaint"]}, {"incoming": Incoming("en", kind="complaint")}, {"incoming": None}),
        ({"answers": ["complaint"]}, {"incoming": Incoming("en", kind="complaint")}, {"incoming": Incoming("en", kind="praise")}),
        ({"recipients": "one"}, {"reader": Reader("Ann", 1)}, {"reader": Reader("Ann", 2)}),
        ({"recipients": "one"}, {"reader": None}, {"reader": Reader("", 3)}),
    ],
)  # fmt: skip
def test_channel_answer_and_number_of_readers(rule, document, fields, meant, other) -> None:
    own = rule(phrases=["very"], **fields)
    assert own.applies(document(MAIL, **meant), profile())
    assert not own.applies(document(MAIL, **other), profile())


@pytest.mark.parametrize(
    ("fields", "meant", "other"),
    [
        ({"registers": ["colleague"]}, {"register": "colleague"}, {"register": "customer"}),
        ({"address": "familiar"}, {"address": "familiar"}, {"address": "polite"}),
        ({"address": "either"}, {}, {"address": "polite"}),
        ({"cultures": ["ja-JP", "ko-KR"]}, {"culture": "ko-KR"}, {"culture": "en-US"}),
        ({"cultures": ["not ja-JP"]}, {"culture": "en-US"}, {"culture": "ja-JP"}),
        ({"cultures": ["en-US", "not ja-JP"]}, {"culture": "en-US"}, {"culture": "ja-JP"}),
        ({"cultures": ["en-US", "not ja-JP"]}, {"culture": "en-US"}, {"culture": "ko-KR"}),
    ],
)
def test_register_address_and_culture(rule, document, fields, meant, other) -> None:
    own = rule(phrases=["very"], **fields)
    assert own.applies(document(MAIL), profile(**meant))
    assert not own.applies(document(MAIL), profile(**other))


@pytest.mark.parametrize("check", ["greeting_missing", "closing_missing"])
def test_a_fragment_lacks_nothing(rule, document, check) -> None:
    whole, fragment = document(MAIL, fragment=True), document("It is very late.", fragment=True)
    for own in (rule(check=check, options={"words": 1}), rule(require={"phrases": ["sorry"]})):
        assert own.applies(whole, profile())
        assert not own.applies(fragment, profile())
        assert own.applies(document("It is very late."), profile())
    assert rule(check="repeated_word").applies(fragment, profile())


# What it weighs


def test_severity_is_that_of_override_then_profile_then_rule(rule) -> None:
    own = rule(phrases=["very"], severity="suggestion")
    reader = profile("en-US")
    assert own.severity(reader) is Severity.SUGGESTION
    strict = reader._replace(data={**reader.data, "severity": {"own.it": "warning", "own.other": "off"}})
    assert own.severity(strict) is Severity.WARNING
    assert own.severity(strict, {"own.other": "off"}) is Severity.WARNING
    assert own.severity(strict, {"own.it": "error"}) is Severity.ERROR
    assert own.severity(reader, {"own.it": "off"}) is Severity.OFF
    assert own.severity(reader._replace(data={"dimensions": {}})) is Severity.SUGGESTION


@pytest.mark.parametrize(
    ("basis", "highest"),
    [("service", Severity.ERROR), ("norm", Severity.ERROR), ("tendency", Severity.SUGGESTION)],
)
def test_the_basis_caps_it(rule, basis, highest) -> None:
    own = rule(phrases=["very"], basis=basis, severity="suggestion")
    assert own.severity(profile(), {"own.it": "error"}) is highest


def test_severity_by_level_is_the_highest_of_its_dimensions(rule) -> None:
    own = rule(
        phrases=["very"],
        severity={"formality": {"high": "warning", "low": "off"}, "warmth": {"high": "suggestion", "low": "error"}},
    )
    levels = {name: {"level": "high"} for name in ("formality", "warmth")}

    def weight(**changed: str) -> Severity:
        own_levels = {**levels, **{name: {"level": level} for name, level in changed.items()}}
        return own.severity(Profile("xx", data={"dimensions": own_levels}))

    assert weight() is Severity.WARNING
    assert weight(formality="low") is Severity.SUGGESTION
    assert weight(warmth="low") is Severity.ERROR
    assert weight(warmth="medium", formality="medium") is Severity.OFF
    assert weight(warmth="medium") is Severity.WARNING


# Where it looks, and what excuses a match


def test_it_looks_in_all_but_the_signature_unless_it_says_where(rule, document) -> None:
    draft = document(MAIL, ("subject", 0, 9))
    assert marked(rule(phrases=["very"]), draft) == [(9, "Very"), (42, "very")]
    for place, expected in {
        "subject": [9], "greeting": [], "body": [42], "signature": [77], "opening": [42], "ending": [42, 77],
        "message": [9, 42, 77],
    }.items():  # fmt: skip
        assert [start for start, _ in marked(rule(phrases=["very"], scope=place), draft)] == expected, place
    assert [start for start, _ in marked(rule(phrases=["very"], scope=["subject", "signature"]), draft)] == [9, 77]


def test_a_match_belongs_to_the_section_it_begins_in(rule, document) -> None:
    draft = document("Dear Ms Novak,\nvery late\nVery truly yours,\nAnn", sectioning=None)
    assert [text for _, text in marked(rule(phrases=["late very"]), draft)] == ["late\nVery"]
    assert words(rule(phrases=["ms novak"], scope="greeting"), document(MAIL)) == ["Ms Novak"]
    closing = rule(phrases=["kind regards"], scope="body")
    assert marked(closing, document("Hello Ken,\nBye.\nKind regards,\nAnn")) == []
    assert marked(closing, document("Kind regards\nAnn")) == []


def test_a_check_may_ask_what_other_rules_find(rule, document) -> None:
    own = rule(check="address_mixed", options={"familiar": "own.familiar", "polite": "own.polite"})
    found = {"own.familiar": [Span(9, 12)], "own.polite": [Span(3, 6), Span(0, 2)]}
    spans = [
        match.span for match in own.find(document("We do not know it."), profile(address="polite"), found.__getitem__)
    ]
    assert spans == [Span(9, 12)]
    spans = [
        match.span for match in own.find(document("We do not know it."), profile(address="familiar"), found.__getitem__)
    ]
    assert spans == [Span(0, 2)]


def test_a_match_that_an_exception_overlaps_is_dropped(rule, document) -> None:
    draft = document("It is very late. The very best. Very well, very soon.")
    assert words(rule(phrases=["very"], unless=["the very", "very well"]), draft) == ["very", "very"]
    starts = [start for start, _ in marked(rule(phrases=["very"], unless=["very well"], unless_regex="very s"), draft)]
    assert starts == [6, 21]
    assert words(rule(phrases=["very"], unless=["is", "late"]), draft) == ["very", "very", "Very", "very"]
    assert words(rule(phrases=["very"], unless=["nowhere"]), draft) == ["very", "very", "Very", "very"]


PARAGRAPHS = """\
Sorry for that.

One. It is very late. Two. Three. Four. Five.

Six."""


@pytest.mark.parametrize(
    ("phrase", "reaches"),
    [
        ("late", ["sentence", "near", "paragraph", "message"]),
        ("one", ["near", "paragraph", "message"]),
        ("three", ["near", "paragraph", "message"]),
        ("four", ["paragraph", "message"]),
        ("sorry", ["message"]),
        ("six", ["message"]),
        ("seven", []),
    ],
)
def test_what_is_nearby_excuses_a_match_or_is_needed(rule, document, phrase, reaches) -> None:
    draft = document(PARAGRAPHS)
    for within in ("sentence", "near", "paragraph", "message"):
        nearby = {"phrases": [phrase], "within": within}
        excused = not words(rule(phrases=["very"], excuse=nearby), draft)
        met = bool(words(rule(phrases=["very"], needs=nearby), draft))
        assert (excused, met) == (within in reaches, within in reaches), within


def test_needs_and_excuse_together(rule, document) -> None:
    both = {
        "excuse": {"phrases": ["sorry"], "within": "sentence"},
        "needs": {"phrases": ["late"], "within": "sentence"},
    }
    draft = document("It is very late. Sorry, very late. Very good. Sorry, very good.")
    assert marked(rule(phrases=["very"], **both), draft) == [(6, "very")]


def test_of_overlapping_matches_the_longest_stays_and_all_come_in_order(rule, document) -> None:
    draft = document("It is very very late and very soon.")
    assert marked(rule(phrases=["very soon", "very", "very very late", "late"]), draft) == [
        (6, "very very late"),
        (25, "very soon"),
    ]
    own = rule(swap={"very": ["most", "so"]})
    assert [(item.span, item.message, [fix.title for fix in item.fixes]) for item in diagnose(own, draft)] == [
        (Span(start, start + 4), "“very”", ["most", "so"]) for start in (6, 11, 25)
    ]
    equal = rule(phrases=["it is", "is very"])
    assert words(equal, document("it is very")) == ["is very"]


# What it says


def test_messages_quote_the_draft_on_one_line(rule, document) -> None:
    assert message(rule(phrases=["so very late"]), document("It is So\nvery  late.")) == "“So very late”"


def test_every_placeholder_is_filled(rule, document) -> None:
    text = "{match} | {readers} | {reader} | {rewrite} | {detail} | {count} | {max}"
    draft = document("It is very late.", reader=Reader("Ken Ito"))
    assert message(rule(phrases=["very"], message=text), draft) == "very | Japanese readers | Ken Ito |  |  | 0 | "
    own = rule(phrases=["very"], message=text, rewrite=["most", "so"])
    assert message(own, document("It is very late.")) == "very | Japanese readers | the reader | most |  | 0 | "
    own = rule(swap={"very": ["most", "so"]}, message=text)
    assert message(own, draft) == "very | Japanese readers | Ken Ito | most | most | 0 | "
    own = rule(limit={"phrases": ["very"], "max": 1}, message=text)
    assert message(own, document("Very, very late.")) == "very | Japanese readers | the reader |  |  | 2 | 1"


# What it offers


@pytest.mark.parametrize(
    ("kind", "edits", "safe"), [("safe", 1, True), ("unsafe", 1, False), ("none", 0, False)]
)  # fmt: skip
def test_only_a_fix_edits_and_only_a_safe_one_is_safe(rule, document, kind, edits, safe) -> None:
    (fix,) = fixes(rule(phrases=["very"], rewrite=["most"], fix=kind), document("It is very late."))
    assert (fix.title, len(fix.edits), fix.safe) == ("most", edits, safe)


def test_without_a_rewrite_nothing_is_offered(rule, document) -> None:
    assert fixes(rule(phrases=["very"], fix="safe"), document("It is very late.")) == ()


@pytest.mark.parametrize(
    ("draft", "replace", "rewrite", "edit"),
    [
        ("One. It is very late. Two.", "match", "most", Edit(Span(11, 15), "most")),
        ("One. It is very late. Two.", "sentence", "we are late.", Edit(Span(5, 21), "We are late.")),
        ("One. It is very late. Two.", "before", "Sorry.", Edit(Span(11, 11), "Sorry. ")),
        ("One. It is very late. Two.", "after", "indeed", Edit(Span(15, 15), " indeed")),
        ("One. It is very", "after", "\nBye.", Edit(Span(15, 15), "\nBye.")),
        ("One. It is very", "before", "\nBye.", Edit(Span(11, 11), "\nBye.")),
        ("Very late.", "before", "sorry.", Edit(Span(0, 0), "sorry. ")),
        ("very", "before", "抱歉。", Edit(Span(0, 0), "抱歉。")),
        ("very", "after", "抱歉！", Edit(Span(4, 4), "抱歉！")),
        ("very", "after", "抱歉？", Edit(Span(4, 4), "抱歉？")),
    ],
)  # fmt: skip
def test_what_a_rewrite_takes_the_place_of(rule, document, draft, replace, rewrite, edit) -> None:
    own = rule(phrases=["very"], rewrite=["rewrite"], replace=replace, fix="safe")
    own._data["rewrite"] = [rewrite]  # a file's text is stripped; a check's rewrite may begin with a line break
    (fix,) = fixes(own, document(draft))
    assert fix == Fix(edit.text.strip(), (edit,), safe=True)


@pytest.mark.parametrize(
    ("text", "rewrite", "expected"),
    [
        ("It is very late.", "most", "most"),
        ("Very late.", "most", "Most"),
        ("very late.", "most", "most"),
        ("One. Very late.", "so Ann", "So Ann"),
        ("It is Very late.", "most", "most"),
        ("It is VERY late.", "most", "most"),
        ("VERY LATE.", "most", "Most"),
        ("“Very late.", "most", "most"),
    ],
)
def test_a_rewrite_has_the_case_of_what_it_replaces(rule, document, text, rewrite, expected) -> None:
    (fix,) = fixes(rule(phrases=["very"], rewrite=[rewrite], fix="safe"), document(text))
    assert fix.edits[0].text == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("IT IS VERY LATE NOW.", "MOST OF ALL"),
        ("It is VERY LATE now.", "most of all"),
        ("VERY LATE NOW.", "MOST OF ALL"),
        ("VERY LATE now.", "Most of all"),
    ],
)
def test_several_words_in_capitals_stay_in_capitals_where_all_is(rule, document, text, expected) -> None:
    (fix,) = fixes(rule(phrases=["very late"], rewrite=["most of all"], fix="safe"), document(text))
    assert fix.edits[0].text == expected


def test_what_holds_no_prose_is_not_edited(rule, document) -> None:
    own = rule(phrases=["very"], rewrite=["most"], replace="sentence", fix="safe")
    assert fixes(own, document("It is very `late`.", ("code", 11, 17))) == (Fix("Most"),)
    own = rule(phrases=["very"], rewrite=["most"], fix="safe")
    assert fixes(own, document("It is very`late`.", ("code", 10, 16)))[0].edits == (Edit(Span(6, 10), "most"),)
