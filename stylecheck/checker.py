"""Checker: a reader, a channel and a choice of rules, ready to check any number of drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from stylecheck import formats, loader
from stylecheck.answering import read_incoming, towards, unquoted
from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.document import Document
from stylecheck.errors import ConfigError, DraftError, nearest
from stylecheck.fix import FixResult, apply
from stylecheck.formats.mask import excerpt
from stylecheck.formats.segment import SPOKEN_TO, Segment
from stylecheck.language import PARAGRAPH_LETTERS, detect, detect_main, is_plainly, normal
from stylecheck.linter import Stopwatch, in_order, inactive_note, lint
from stylecheck.placing import endless, located, source_blocks, unlocated
from stylecheck.profile import BASE, with_register
from stylecheck.rule import Rule
from stylecheck.shipped import Pack, load_pack, phrasebook, shipped_pack
from stylecheck.situation import Incoming, Reader
from stylecheck.span import Span

if TYPE_CHECKING:
    from stylecheck.grammar import Client as GrammarClient
    from stylecheck.grammar import Settings as GrammarSettings

CATEGORIES = ("formality", "titles", "indirectness", "positivity", "clarity", "empathy", "risk", "grammar")
CHANNELS = ("email", "chat", "social", "phone", "template")
AUDIENCES = ("general", "technical")
ADDRESS_FORMS = ("polite", "familiar", "either")
DIMENSIONS = ("formality", "titles", "indirectness", "plainness", "warmth", "restraint")
SEVERITIES = ("off", "suggestion", "warning", "error")

MOST_PASSES = 10
"""Fixing repeats until nothing changes; every shipped rule settles in two or three passes."""
SAMPLE = 20_000
"""Code points of prose that tell the language of a file."""


class Report(NamedTuple):
    """What a check found: diagnostics in order, and what the draft was taken for."""

    source: str
    diagnostics: tuple[Diagnostic, ...]
    language: str | None
    culture: str | None
    channel: str
    notes: tuple[str, ...] = ()
    incoming: Incoming | None = None
    """What the message that the draft answers was taken for."""
    levels: Mapping[str, str] = MappingProxyType({})
    """Dimension to the level that the reader may expect: low, medium or high."""


class Judged(NamedTuple):
    """What was found in one draft, in places of its prose, and the documents that it was read as."""

    found: list[Diagnostic]
    notes: list[str]
    incoming: Incoming | None
    documents: list[Document]


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
        context: str | None = None,
        subject: str | None = None,
        sender: str | None = None,
        register: str | None = None,
        recipients: int = 1,
        audience: str = "general",
        severity: Mapping[str, str] | None = None,
        grammar: GrammarSettings | None = None,
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
        self.reader = Reader(recipient or "", recipients, sender or "", loader.titles() if recipient else {})
        self.context = context
        self.subject = subject
        self._grammar = _grammar_client(grammar) if grammar is not None else None
        self.watch: Stopwatch | None = None
        self.audience = audience
        self.overrides = dict(severity or {})
        self.input_format, self.keys = input_format, tuple(keys)
        self._rules: dict[str, list[Rule]] = {}
        self._severities: dict[str, dict[Rule, Severity]] = {}
        self._select, self._ignore = tuple(select), tuple(ignore)
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
        known: dict[object, Judged] = {}
        for segment in segments:
            if problem := endless(segment.prose.text):
                if len(segments) == 1:
                    raise DraftError(filename, None, problem)
                notes.append(f"{segment.key}: {problem}")
                continue
            language = self._language_of(segment) or guess
            same = (segment.prose.text, *segment.masks, *segment[3:], language)  # all but where it stands
            if same not in known:
                known[same] = self._judge(segment, language)
            judged = known[same]
            found += [located(item, segment) for item in judged.found]
            notes += [*unlocated(judged.found, segment), *judged.notes]
            languages[language] += 1
        language = languages.most_common(1)[0][0] if languages else guess
        found += self._subject_findings(language)
        found = self._suppressed(text, filename, found, segments, known.values())
        found.sort(key=lambda item: (item.span, -item.severity, item.rule))
        incoming = next((judged.incoming for judged in known.values()), None)
        return Report(
            text,
            tuple(found),
            language,
            self.culture,
            self.channel,
            tuple(dict.fromkeys(notes)),
            incoming,
            {name: self.profile.level(name) for name in DIMENSIONS},
        )

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
            for pack in (shipped_pack("any"), shipped_pack(language), *self._user_packs):
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
                sample.append(excerpt(segment.prose.text, segment.masks, SAMPLE - size))
                size += len(sample[-1])
        return detect_main("\n\n".join(sample), self.profile.languages) if sample else None

    def _judge(self, segment: Segment, language: str | None) -> Judged:
        """Return the findings in one draft, their spans those of its prose, and what it was taken for."""
        incoming = self._incoming(segment)
        profile = towards(self.profile, incoming, language)
        notes = self._notes(language)
        found: list[Diagnostic] = []
        documents = self._documents(segment, language, incoming)
        for document in documents:
            own = lint(document, self._active(document.language), self.rules(document.language), profile, self.watch)
            grammar, remarks = self._grammar_findings(document, own)
            found += [*own, *grammar]
            notes += [*remarks, *inactive_note(document, self._active(document.language), profile)]
        return Judged(in_order(found), notes, incoming, documents)

    def _active(self, language: str) -> dict[Rule, Severity]:
        """Return the rules that were chosen and are not off for this reader; the same for all drafts in a language."""
        if language not in self._severities:
            chosen = (rule for rule in self.rules(language) if self._chosen(rule))
            weights = ((rule, rule.severity(self.profile, self.overrides)) for rule in chosen)
            self._severities[language] = {rule: weight for rule, weight in weights if weight is not Severity.OFF}
        return self._severities[language]

    def _incoming(self, segment: Segment) -> Incoming | None:
        """Read the message that the draft answers: the one given, or else the one that the draft quotes."""
        if self.context is not None:
            return self._context
        quoted = segment.quoted or unquoted(segment.prose.text, segment.masks)
        return read_incoming(quoted, self.profile) if quoted else None

    @cached_property
    def _context(self) -> Incoming:
        return read_incoming(self.context or "", self.profile)

    def _grammar_findings(self, document: Document, own: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[str]]:
        """Return what only LanguageTool finds, and notes."""
        if self._grammar is None or document.language == "und":
            return [], []
        found, notes = self._grammar.findings(document, self.culture, own)
        return [item for item in found if self._selected(item.rule, item.category)], notes

    def _subject_findings(self, language: str | None) -> Iterator[Diagnostic]:
        """Yield what is found in a subject given apart from the draft, at the draft's very start."""
        if self.subject is None:
            return
        (segment,) = formats.segments(f"Subject: {self.subject}", "subject.txt")
        for document in self._documents(segment, language):
            subject = document.sections.get("subject", Span(0, 0))
            for found in lint(document, self._active(document.language), self.rules(document.language), self.profile):
                if found.span.start < subject.end:
                    yield found._replace(span=Span(0, 0), fixes=tuple(fix._replace(edits=()) for fix in found.fixes))

    def _documents(self, segment: Segment, language: str | None, incoming: Incoming | None = None) -> list[Document]:
        """Return one document for each language of a draft, the others' paragraphs masked."""
        main = language or "und"
        whole = Document(
            segment.prose.text,
            segment.masks,
            language=main,
            channel=self.channel,
            reader=self._reader(segment, incoming),
            sectioning=shipped_pack(main).sectioning,
            phrasebook=phrasebook(main),
            incoming=incoming,
            fragment=segment.fragment,
            template=segment.template,
        )
        if language is None or self._language_of(segment) is not None:
            return [whole]
        parts: dict[str, list[Span]] = {}
        for part in whole.paragraphs:
            piece = whole.text[part.start : part.end]
            settled = len(piece) < PARAGRAPH_LETTERS or is_plainly(piece, main)
            own = None if settled else detect(piece, {*self.profile.languages, main})
            parts.setdefault(own or main, []).append(part)
        if set(parts) <= {main}:
            return [whole]
        return [
            whole.in_language(own, spans, shipped_pack(own).sectioning, phrasebook(own))
            for own, spans in sorted(parts.items())
        ]

    def _reader(self, segment: Segment, incoming: Incoming | None) -> Reader:
        """The reader that was named, or else the one a mail is to, or the one who signed the incoming message."""
        if self.reader.name or self.reader.recipients > 1:
            return self.reader
        name = segment.reader or (incoming.name if incoming is not None else "")
        return self.reader._replace(name=name, recipients=segment.recipients, titles=loader.titles() if name else {})

    def _notes(self, language: str | None) -> list[str]:
        if language is None:
            return ["the text is too short or too mixed to tell its language; name it with --lang"]
        if language not in loader.languages():
            return [f"no rule packs for drafts in “{language}” yet; only rules for any language ran"]
        return []

    def _suppressed(
        self,
        text: str,
        filename: str,
        found: list[Diagnostic],
        segments: Sequence[Segment],
        judged: Iterable[Judged],
    ) -> list[Diagnostic]:
        """Return the findings that no comment silences, and what is wrong with the comments themselves."""
        if SPOKEN_TO.search(text) is None:
            return found
        from stylecheck import suppress

        blocks = [] if self._has_lines(filename) else [block for item in segments for block in source_blocks(item)]
        given = suppress.ignores(text, formats.comments(text, filename, self.input_format), blocks or None)
        if not given:
            return found
        documents = {document.language: document for one in judged for document in one.documents}.values()
        known = self._known({name for ignore in given for name in ignore.names})
        ran = [rule for document in documents for rule in self.rules(document.language) if self._runs(rule, document)]

        def is_judged(name: str) -> bool:
            """A name is called unused only when rules of that name ran: all of them, for `all`."""
            everything = not self._select and not self.profile.universal
            return everything if name == suppress.ALL else any(_covers(name, rule.code, rule.category) for rule in ran)

        kept = suppress.apply(found, given, text, {*known, *CATEGORIES}, is_judged, self.overrides)
        return [item for item in kept if self._selected(item.rule, item.category)]

    def _has_lines(self, filename: str) -> bool:
        """Tell whether the blocks of a format are its lines and paragraphs, as in plain text."""
        return formats.format_name(filename, self.input_format) in ("text", "markdown")

    def _runs(self, rule: Rule, document: Document) -> bool:
        off = rule.severity(self.profile, self.overrides) is Severity.OFF
        return self._chosen(rule) and not off and rule.applies(document, self.profile)

    @cached_property
    def _user_packs(self) -> list[Pack]:
        return [load_pack(unit) for unit in self._user_units]

    def _chosen(self, rule: Rule) -> bool:
        if self.profile.universal and rule.basis != "service" and not self._named(rule):
            return False
        if self.audience == "technical" and rule.audience == "general":
            return False
        return self._selected(rule.code, rule.category)

    def _selected(self, code: str, category: str) -> bool:
        if self._select and not any(_covers(name, code, category) for name in self._select):
            return False
        return not any(_covers(name, code, category) for name in self._ignore)

    def _named(self, rule: Rule) -> bool:
        """A rule chosen by its own code runs even without a culture."""
        return rule.code in self._select

    def _check_names(self) -> None:
        """Raise ConfigError for a rule name that no pack of any language has."""
        names = [*self._select, *self._ignore, *self.overrides]
        if not names:
            return
        known = {*self._known(names), *CATEGORIES}
        for name in names:
            allowed = {code for code in known if "." in code} if name in self.overrides else known
            if name not in allowed:
                raise ConfigError(f"unknown rule “{name}”{nearest(name, sorted(allowed))}")

    def _known(self, names: Iterable[str]) -> set[str]:
        """Return codes and packs: of this checker, or, when a name is not among them, of every language.

        LanguageTool's rules are its own affair: any ``grammar.`` name is taken for one.
        """
        from stylecheck.suppress import SEVERITIES as OWN

        codes = {*OWN, *(name for name in names if name.startswith("grammar."))}
        codes |= {rule["code"] for unit in self._user_units for rule in unit["rules"]}
        codes |= {rule.code for language in ("any", self.language or "en") for rule in shipped_pack(language).rules}
        if not set(names) <= {*codes, *(code.partition(".")[0] for code in codes), *CATEGORIES}:
            codes |= loader.all_codes()
        return {*codes, *(code.partition(".")[0] for code in codes)}


def _grammar_client(settings: GrammarSettings) -> GrammarClient:
    from stylecheck.grammar import Client

    return Client(settings)


def _covers(name: str, code: str, category: str) -> bool:
    return name in (code, code.partition(".")[0], category)


def _one_of(option: str, value: str, known: Iterable[str]) -> None:
    known = list(known)
    if value not in known:
        raise ConfigError(f"unknown {option} “{value}”{nearest(value, known)} (one of {', '.join(known)})")


def check(text: str, culture: str | None = None, **options: Any) -> Report:
    """Check one draft in one line; the options are those of Checker."""
    return Checker(culture, **options).check(text)
