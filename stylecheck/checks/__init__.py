"""Named checks for what YAML cannot say. A check yields (span, rewrites, detail, count), shortest form (span,)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from stylecheck.checks import address, calendar, message, naming, placeholders, structure, titles

if TYPE_CHECKING:
    from stylecheck.scene import Scene

Check = Callable[["Scene", dict[str, Any]], Iterator[tuple[Any, ...]]]

CHECKS: dict[str, Check] = {
    "address_mixed": address.address_mixed,
    "weekend": calendar.weekend,
    "part_missing": message.part_missing,
    "part_late": message.part_late,
    "part_present": message.part_present,
    "part_untimed": message.part_untimed,
    "question_unanswered": message.question_unanswered,
    "asked_again": message.asked_again,
    "language_differs": message.language_differs,
    "subject_unnamed": message.subject_unnamed,
    "wrong_number": message.wrong_number,
    "signature_missing": message.signature_missing,
    "team_signature": message.team_signature,
    "public_details": message.public_details,
    "name_slot_missing": message.name_slot_missing,
    "message_length": message.message_length,
    "placeholder": placeholders.placeholder,
    "given_name": naming.given_name,
    "bare_surname": naming.bare_surname,
    "name_mismatch": naming.name_mismatch,
    "name_order": naming.name_order,
    "name_spelling": naming.name_spelling,
    "name_unused": naming.name_unused,
    "particle_case": naming.particle_case,
    "second_surname": naming.second_surname,
    "gender_agreement": titles.gender_agreement,
    "gender_mismatch": titles.gender_mismatch,
    "married_title": titles.married_title,
    "title_dropped": titles.title_dropped,
    "title_missing": titles.title_missing,
    "title_with_given": titles.title_with_given,
    "title_with_surname": titles.title_with_surname,
    "greeting_missing": structure.greeting_missing,
    "closing_missing": structure.closing_missing,
    "repeated_word": structure.repeated_word,
    "sentence_length": structure.sentence_length,
    "steps_in_prose": structure.steps_in_prose,
    "undefined_acronym": structure.undefined_acronym,
    "subject": structure.subject,
}

CHECK_NAMES = frozenset(CHECKS)
