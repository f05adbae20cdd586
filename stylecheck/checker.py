"""Checker: a reader, a channel and a choice of rules, ready to check any number of drafts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Any, NamedTuple

from stylecheck import formats, loader
from stylecheck.diagnostic import Diagnostic, Edit, Fix, Severity
from stylecheck.document import Document, Reader, Sectioning
from stylecheck.errors import ConfigError, DraftError, nearest
from stylecheck.fix import FixResult, apply
from stylecheck.formats.mask import blanked
from stylecheck.formats.segment import Segment
from stylecheck.language import detect, normal
from stylecheck.linter import in_order, lint
from stylecheck.profile import BASE, with_register
from stylecheck.program import Programs
from stylecheck.rule import Rule
from stylecheck.scene import Patterns
from stylecheck.span import Span

CATEGORIES = ("formality", "titles", "indirectness", "positivity", "clarity", "empathy", "risk", "grammar")
CHANNELS = ("email", "chat", "social", "phone", "template")
AUDIENCES = ("general", "technical")
ADDRESS_FORMS = ("polite", "familiar", "either")
SEVERITIES = ("off", "suggestion", "warning", "error")

MOST_PASSES = 10
"""Fixing repeats until nothing changes; every shipped rule settles in two or three passes."""
PARAGRAPH_LETTERS = 60
"""A paragraph shorter than this is taken to be in the draft's main language."""
MOST_TEXT, MOST_LINE = 500_000, 20_000
"""Code points of a draft and of its longest line: a thousand times what people write."""
SAMPLE = 5000
"""Code points that tell the language of a file of many drafts."""


class Report(NamedTuple):
    """What a check found: diagnostics in order, and what the draft was taken for."""

    source: str
    diagnostics: tuple[Diagnostic, ...]
    language: str | None
    culture: str | None
    channel: str
    notes: tuple[str, ...] = ()


class Pack(NamedTuple):
    """One loaded unit: its rules, and how its language marks greetings and closings."""

    rules: tuple[Rule, ...]
    sectioning: Sectioning


class Checker:
    """Checks drafts for one reader. Raises ConfigError for an unknown culture, language, rule or option."""

    def __init__(
        self,
        culture: str | None = None,
        language: str | None = None,
        channel: str = "email",
        recipient: str | None = None,
        address: str | None = None,
        select: Sequence[str] = (),
        ignore: Sequence[str] = (),
        *,
        register: str | None = None,
        recipients: int = 1,
        audience: str = "general",
        severity: Mapping[str, str] | None = None,
        rules: Sequence[str | Path] = (),
        locales: Sequence[str | Path] = (),
        input_format: str | None = None,
        keys: Sequence[str] = (),
    ) -> None:
        _one_of("channel", channel, CHANNELS)
        _one_of("audience", audience, AUDIENCES)
        if address is not None:
            _one_of("address", address, ADDRESS_FORMS)
        if language is not None:
            _one_of("language", language, loader.languages())
        for word in (severity or {}).values():
            _one_of("severity", word, SEVERITIES)
        profile = loader.profile(culture or BASE, tuple(Path(path) for path in locales))
        self.profile = with_register(profile, register=register, channel=channel, address=address)
        self.language = language
        self.channel = channel
        self.reader = Reader(recipient or "", recipients)
        self.audience = audience
        self.overrides = dict(severity or {})
        self.input_format, self.keys = input_format, tuple(keys)
        self._select, self._ignore = tuple(select), tuple(ignore)
        self._rules: dict[str, list[Rule]] = {}
        self._severities: dict[str, dict[Rule, Severity]] = {}
        self._user_units = [loader.user_unit(Path(path)) for path in rules]
        self._check_names()

    @property
    def culture(self) -> str | None:
        """The culture asked for, or None."""
        return None if self.profile.universal else self.profile.culture

    def check(self, text: str, filename: str = "draft.txt") -> Report:
        """Check the drafts in a source; raises DraftError where it is not what its format asks for.

        The file name's suffix picks the input format unless the checker was given one.
        """
        segments = formats.segments(text, filename, self.input_format, self.keys)
        guess = self._guess(segments)
        found: list[Diagnostic] = []
        notes: list[str] = []
        languages: Counter[str | None] = Counter()
        known: dict[object, list[Diagnostic]] = {}
        for segment in segments:
            if problem := _endless(segment.prose.text):
                if len(segments) == 1:
                    raise DraftError(filename, None, problem)
                notes.append(f"{segment.key}: {problem}")
                continue
            language = self._language_of(segment) or guess
            same = (segment.prose.text, *segment.masks, *segment[3:], language)  # all but where it stands
            if same not in known:
                known[same] = self._lint(segment, language)
            found += [located(item, segment) for item in known[same]]
            notes += [*unlocated(known[same], segment), *self._notes(language)]
            languages[language] += 1
        found.sort(key=lambda item: (item.span, -item.severity, item.rule))
        language = languages.most_common(1)[0][0] if languages else guess
        return Report(text, tuple(found), language, self.culture, self.channel, tuple(dict.fromkeys(notes)))

    def fix(self, text: str, unsafe: bool = False, filename: str = "draft.txt") -> FixResult:
        """Apply safe fixes, or all, again and again until nothing changes."""
        applied: list[Diagnostic] = []
        for _ in range(MOST_PASSES):
            result = apply(text, self.check(text, filename).diagnostics, unsafe=unsafe)
            if result.text == text:
                break
            text = result.text
            applied += result.applied
        return FixResult(text, tuple(applied))

    def rules(self, language: str) -> list[Rule]:
        """Return all rules for drafts in a language; a user's rule replaces a shipped one of its name."""
        if language not in self._rules:
            chosen: dict[str, Rule] = {}
            for pack in (_shipped_pack("any"), _shipped_pack(language), *self._user_packs):
                for rule in pack.rules:
                    if rule.language in ("any", language):
                        chosen[rule.code] = rule
            self._rules[language] = list(chosen.values())
        return self._rules[language]

    def _language_of(self, segment: Segment) -> str | None:
        """Return the language asked for, else the one that the format states."""
        return self.language or (normal(segment.language) if segment.language else None)

    def _guess(self, segments: Sequence[Segment]) -> str | None:
        """Return the language of the segments that state none, told from all of them together."""
        if self.language is not None:
            return self.language
        sample: list[str] = []
        size = 0
        for segment in segments:
            if segment.language is None and size < SAMPLE:
                sample.append(blanked(segment.prose.text, segment.masks))
                size += len(sample[-1])
        return detect("\n\n".join(sample)) if sample else None

    def _lint(self, segment: Segment, language: str | None) -> list[Diagnostic]:
        """Return the findings in one draft; their spans are those of its prose."""
        found: list[Diagnostic] = []
        for document in self._documents(segment, language):
            rules = self.rules(document.language)
            found += lint(document, self._active(document.language), rules, self.profile)
        return in_order(found)

    def _active(self, language: str) -> dict[Rule, Severity]:
        """Return the rules that were chosen and are not off for this reader; the same for all drafts in a language."""
        if language not in self._severities:
            chosen = (rule for rule in self.rules(language) if self._chosen(rule))
            weights = ((rule, rule.severity(self.profile, self.overrides)) for rule in chosen)
            self._severities[language] = {rule: weight for rule, weight in weights if weight is not Severity.OFF}
        return self._severities[language]

    def _reader(self, segment: Segment) -> Reader:
        """Return the reader asked for, else the one a mail is to."""
        if self.reader.name or self.reader.recipients > 1:
            return self.reader
        return Reader(segment.reader, segment.recipients)

    def _documents(self, segment: Segment, language: str | None) -> list[Document]:
        """Return one document for each language of a draft, the others' paragraphs masked."""
        main = language or "und"
        whole = Document(
            segment.prose.text,
            segment.masks,
            language=main,
            channel=self.channel,
            reader=self._reader(segment),
            sectioning=_shipped_pack(main).sectioning,
            fragment=segment.fragment,
            template=segment.template,
        )
        if language is None or self._language_of(segment) is not None:
            return [whole]
        parts: dict[str, list[Span]] = {}
        for part in whole.paragraphs:
            piece = whole.text[part.start : part.end]
            own = detect(piece) if len(piece) >= PARAGRAPH_LETTERS else None
            parts.setdefault(own or main, []).append(part)
        if set(parts) <= {main}:
            return [whole]
        return [whole.in_language(own, spans, _shipped_pack(own).sectioning) for own, spans in sorted(parts.items())]

    def _notes(self, language: str | None) -> list[str]:
        if language is None:
            return ["the text is too short or too mixed to tell its language; name it with --lang"]
        if language not in _languages():
            return [f"no rule packs for drafts in “{language}” yet; only rules for any language ran"]
        return []

    @cached_property
    def _user_packs(self) -> list[Pack]:
        return [_load_pack(unit) for unit in self._user_units]

    def _chosen(self, rule: Rule) -> bool:
        if self.profile.universal and rule.basis != "service" and not self._named(rule):
            return False
        if self.audience == "technical" and rule.audience == "general":
            return False
        if self._select and not any(_covers(name, rule) for name in self._select):
            return False
        return not any(_covers(name, rule) for name in self._ignore)

    def _named(self, rule: Rule) -> bool:
        """A rule chosen by its own code runs even without a culture."""
        return rule.code in self._select

    def _check_names(self) -> None:
        """Raise ConfigError for a rule name that no pack of any language has."""
        names = [*self._select, *self._ignore, *self.overrides]
        if not names:
            return
        codes = {rule["code"] for unit in self._user_units for rule in unit["rules"]}
        codes |= {rule.code for language in ("any", self.language or "en") for rule in _shipped_pack(language).rules}
        if not set(names) <= {*codes, *(code.partition(".")[0] for code in codes), *CATEGORIES}:
            codes |= loader.all_codes()
        known = {*codes, *(code.partition(".")[0] for code in codes), *CATEGORIES}
        for name in names:
            allowed = codes if name in self.overrides else known
            if name not in allowed:
                raise ConfigError(f"unknown rule “{name}”{nearest(name, sorted(allowed))}")


def _endless(text: str) -> str:
    """Return why a text is too long to be anyone's draft, or an empty string."""
    if len(text) > MOST_TEXT:
        return f"{len(text):,} characters, so not checked; a draft has {MOST_TEXT:,} at most"
    if len(text) > MOST_LINE and (line := max(map(len, text.splitlines()))) > MOST_LINE:
        return f"a line of {line:,} characters, so not checked; a draft's lines have {MOST_LINE:,} at most"
    return ""


def located(diagnostic: Diagnostic, segment: Segment) -> Diagnostic:
    """Return a finding in a segment's prose as one in its source; what cannot be written there stays as wording."""
    fixes = (_written(fix, segment) for fix in diagnostic.fixes)
    return diagnostic._replace(span=segment.prose.source_span(diagnostic.span), fixes=tuple(fixes))


def _written(fix: Fix, segment: Segment) -> Fix:
    """Return a fix with its edits written as the source needs them, or without edits if one cannot be."""
    edits: list[Edit] = []
    for edit in fix.edits:
        place = segment.prose.editable(edit.span)
        text = place[1](edit.text) if place is not None else None
        if place is None or text is None:
            return fix._replace(edits=(), safe=False)
        edits.append(Edit(place[0], text))
    return fix._replace(edits=tuple(edits))


def unlocated(found: Iterable[Diagnostic], segment: Segment) -> Iterator[str]:
    """Yield a note for each finding inside what has no places of its own in the source: its line once decoded."""
    if segment.opaque:
        text = segment.prose.text
        for item in found:
            line = text.count("\n", 0, item.span.start) + 1
            words = " ".join(text[slice(*item.span)].split())
            yield f"{segment.key}: “{words}” stands in line {line} of the text decoded from {segment.opaque}"


def _covers(name: str, rule: Rule) -> bool:
    return name in (rule.code, rule.pack, rule.category)


def _one_of(option: str, value: str, known: Iterable[str]) -> None:
    known = list(known)
    if value not in known:
        raise ConfigError(f"unknown {option} “{value}”{nearest(value, known)} (one of {', '.join(known)})")


UNSPACED_GREETINGS = frozenset({"zh", "zh-Hant", "ja", "ko"})


@cache
def _languages() -> frozenset[str]:
    return frozenset(loader.languages())


@cache
def _shipped_pack(language: str) -> Pack:
    return _load_pack(loader.language_unit(language))


def _load_pack(unit: dict[str, Any]) -> Pack:
    if unit["patterns"] is None:
        return Pack((), Sectioning())
    patterns = Patterns(unit["patterns"], Programs(loader.programs_path(unit)))
    rules = tuple(Rule(data, patterns) for data in unit["rules"])
    facts = unit["language"]
    if not facts:
        return Pack(rules, Sectioning())
    anywhere = facts["code"] in UNSPACED_GREETINGS

    def greeting(line: str) -> re.Match[str] | None:
        return patterns.first_at(facts["greetings"], line, anywhere=anywhere)

    def closing(line: str) -> re.Match[str] | None:
        return patterns.first_at(facts["closings"], line, anywhere=False)

    return Pack(rules, Sectioning(greeting, closing, frozenset(facts["abbreviations"]), anywhere))


def check(text: str, culture: str | None = None, **options: Any) -> Report:
    """Check one draft in one line; the options are those of Checker."""
    return Checker(culture, **options).check(text)
