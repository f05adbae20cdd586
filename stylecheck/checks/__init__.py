"""Named checks for what YAML cannot say. A check yields (span, rewrites, detail, count), shortest form (span,)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from stylecheck.checks import address, calendar, message, placeholders, salutation, structure

if TYPE_CHECKING:
    from stylecheck.scene import Scene

Check = Callable[["Scene", dict[str, Any]], Iterator[tuple[Any, ...]]]

CHECKS: dict[str, Check] = {
    "address_mixed": address.address_mixed,
    "weekend": calendar.weekend,
    "part_missing": message.part_missing,
    "part_late": message.part_late,
    "part_present": message.part_present,
    "question_unanswered": message.question_unanswered,
    "asked_again": message.asked_again,
    "language_differs": message.language_differs,
    "subject_unnamed": message.subject_unnamed,
    "wrong_number": message.wrong_number,
    "signature_missing": message.signature_missing,
    "name_slot_missing": message.name_slot_missing,
    "message_length": message.message_length,
    "placeholder": placeholders.placeholder,
    "given_name": salutation.given_name,
    "bare_surname": salutation.bare_surname,
    "name_mismatch": salutation.name_mismatch,
    "name_order": salutation.name_order,
    "name_unused": salutation.name_unused,
    "married_title": salutation.married_title,
    "second_surname": salutation.second_surname,
    "title_dropped": salutation.title_dropped,
    "title_with_given": salutation.title_with_given,
    "greeting_missing": salutation.greeting_missing,
    "closing_missing": salutation.closing_missing,
    "repeated_word": structure.repeated_word,
    "sentence_length": structure.sentence_length,
    "steps_in_prose": structure.steps_in_prose,
    "undefined_acronym": structure.undefined_acronym,
    "subject": structure.subject,
}

CHECK_NAMES = frozenset(CHECKS)
