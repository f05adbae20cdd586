"""Which fixes go in, and what the text is then."""

from __future__ import annotations

import pytest

from stylecheck.diagnostic import Diagnostic, Edit, Fix, Severity, Source
from stylecheck.fix import apply, first_fix
from stylecheck.span import Span

TEXT = "one two three four"


def edit(word: str, text: str) -> Edit:
    """Replace a word of TEXT."""
    start = TEXT.index(word)
    return Edit(Span(start, start + len(word)), text)


def insert(offset: int, text: str) -> Edit:
    return Edit(Span(offset, offset), text)


def finding(*fixes: Fix, rule: str = "pack.rule", severity: Severity = Severity.WARNING) -> Diagnostic:
    span = next((fix.edits[0].span for fix in fixes if fix.edits), Span(0, 3))
    return Diagnostic(rule, "clarity", severity, "message", span, "why", "service", Source("SERVICE", "high"), fixes)


def safe(*edits: Edit) -> Fix:
    return Fix("title", edits, safe=True)


def unsafe(*edits: Edit) -> Fix:
    return Fix("title", edits)


def fixed(*found: Diagnostic, text: str = TEXT) -> str:
    return apply(text, found).text


def test_edits_land_in_their_places_whatever_the_order_and_length() -> None:
    first, second, last = safe(edit("one", "1st")), safe(edit("two", "")), safe(edit("four", "the fourth"))
    assert fixed(finding(last), finding(first), finding(second)) == "1st  three the fourth"
    assert fixed() == TEXT


def test_what_was_applied_is_told_in_the_order_of_the_text() -> None:
    minor = finding(safe(edit("one", "1")), rule="pack.zeal", severity=Severity.SUGGESTION)
    major = finding(safe(edit("four", "4")), severity=Severity.ERROR)
    waits = finding(safe(Edit(Span(0, 7), "both")), severity=Severity.OFF)
    assert apply(TEXT, [major, waits, minor]) == ("1 two three 4", (minor, major))


@pytest.mark.parametrize("turn", [1, -1])
def test_of_overlapping_fixes_the_weightier_the_earlier_and_then_the_first_by_name_goes_in(turn: int) -> None:
    wide, narrow = safe(Edit(Span(0, 7), "1+2")), safe(edit("two", "2"))
    weights = [finding(wide, severity=Severity.WARNING), finding(narrow, severity=Severity.ERROR)]
    assert fixed(*weights[::turn]) == "one 2 three four"
    assert fixed(*[finding(wide), finding(narrow)][::turn]) == "1+2 three four"
    names = [finding(safe(edit("two", name)), rule=name) for name in ("b", "a")]
    assert fixed(*names[::turn]) == "one a three four"


def test_all_edits_of_a_fix_or_none() -> None:
    pair = finding(safe(edit("two", "2"), edit("four", "4")))
    assert fixed(pair) == "one 2 three 4"
    assert fixed(pair, finding(safe(edit("four", "IV")), severity=Severity.ERROR)) == "one two three IV"
    assert fixed(pair, finding(safe(edit("two", "II")), severity=Severity.ERROR)) == "one II three four"
    after = finding(safe(edit("four", "IV"), edit("one", "I")), severity=Severity.SUGGESTION)
    assert fixed(pair, after) == "one 2 three 4"


def test_fixes_that_only_touch_go_in_together() -> None:
    assert fixed(finding(safe(Edit(Span(0, 3), "1"))), finding(safe(Edit(Span(3, 7), "2")))) == "12 three four"


@pytest.mark.parametrize(
    ("offset", "text"),
    [(3, "one! 2 three four"), (4, "one !2 three four"), (7, "one 2! three four"), (8, "one 2 !three four")],
)
def test_an_insertion_beside_a_replacement_goes_in(offset: int, text: str) -> None:
    assert fixed(finding(safe(edit("two", "2"))), finding(safe(insert(offset, "!")))) == text


def test_an_insertion_inside_a_replacement_or_at_the_place_of_another_waits() -> None:
    assert fixed(finding(safe(edit("two", "2"))), finding(safe(insert(5, "!")))) == "one 2 three four"
    assert fixed(finding(safe(insert(3, "!")), rule="a"), finding(safe(insert(3, "?")), rule="b")) == (
        "one! two three four"
    )


def test_unsafe_fixes_and_mere_wording_stay_out() -> None:
    hint, risky, sure = safe(), unsafe(edit("one", "a")), safe(edit("one", "1"))
    assert first_fix(finding(hint, risky, sure), unsafe=False) is sure
    assert first_fix(finding(hint, risky, sure), unsafe=True) is risky
    assert first_fix(finding(hint, unsafe()), unsafe=True) is None
    assert apply(TEXT, [finding(risky)]) == (TEXT, ())
    assert apply(TEXT, [finding(hint, risky)], unsafe=True).text == "a two three four"


def test_a_finding_without_a_fix_does_not_keep_others_from_theirs() -> None:
    assert fixed(finding(severity=Severity.ERROR), finding(safe(edit("one", "1")))) == "1 two three four"
