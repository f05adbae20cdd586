"""Checker: a reader, a channel and a choice of rules, ready to check any number of drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, NamedTuple

from stylecheck import loader
from stylecheck.answering import read_incoming, towards, unquoted
from stylecheck.diagnostic import Diagnostic, Severity
from stylecheck.document import Document
from stylecheck.errors import ConfigError, nearest
from stylecheck.fix import FixResult, apply
from stylecheck.formats import format_of
from stylecheck.formats.mask import Mask, blanked
from stylecheck.language import detect
from stylecheck.linter import in_order, lint
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
COMMENTS = ("comment", "front-matter")
"""Kinds of mask in which the writer may speak to stylecheck."""
GRAMMAR_NOTE = "grammar was not checked: "
"""How a note begins that says why LanguageTool found nothing."""
PARAGRAPH_LETTERS = 60
"""A paragraph shorter than this is taken to be in the draft's main language."""


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
        self.audience = audience
        self.overrides = dict(severity or {})
        self._select, self._ignore = tuple(select), tuple(ignore)
        self._user_units = [loader.user_unit(Path(path)) for path in rules]
        self._check_names()

    @property
    def culture(self) -> str | None:
        """The culture asked for, or None."""
        return None if self.profile.universal else self.profile.culture

    def check(self, text: str, filename: str = "draft.txt") -> Report:
        """Check one draft; the file name's suffix picks the input format."""
        masks = format_of(filename)(text)
        language = self.language or self._detect(blanked(text, masks))
        incoming = self._incoming(text, masks)
        profile = towards(self.profile, incoming, language)
        notes = self._notes(language)
        found: list[Diagnostic] = []
        documents = self._documents(text, masks, language, incoming)
        for document in documents:
            rules = self.rules(document.language)
            chosen = [rule for rule in rules if self._chosen(rule)]
            own = lint(document, chosen, rules, profile, self.overrides)
            grammar, remarks = self._grammar_findings(document, own)
            found += [*own, *grammar]
            notes += remarks
        found += self._subject_findings(language)
        if comments := [(mask.span, text[slice(*mask.span)]) for mask in masks if mask.kind in COMMENTS]:
            found = self._suppressed(text, comments, found, documents)
        levels = {name: profile.level(name) for name in DIMENSIONS}
        return Report(
            text, tuple(in_order(found)), language, self.culture, self.channel, tuple(notes), incoming, levels
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
        chosen: dict[str, Rule] = {}
        for pack in (shipped_pack("any"), shipped_pack(language), *self._user_packs):
            for rule in pack.rules:
                if rule.language in ("any", language):
                    chosen[rule.code] = rule
        return list(chosen.values())

    def _detect(self, text: str) -> str | None:
        """Tell the language of a draft; of one that mixes languages too evenly to tell, that of most paragraphs."""
        if (language := detect(text, self.profile.languages)) is not None:
            return language
        sizes = Counter[str]()
        for part in text.split("\n\n"):
            own = detect(part, self.profile.languages) if len(part) >= PARAGRAPH_LETTERS else None
            if own is not None:
                sizes[own] += len(part)
        return max(sizes, key=lambda code: (sizes[code], code), default=None)

    def _incoming(self, text: str, masks: list[Mask]) -> Incoming | None:
        """Read the message that the draft answers: the one given, or else the one that the draft quotes."""
        if self.context is not None:
            return self._context
        quoted = unquoted(text, masks)
        return read_incoming(quoted, self.profile) if quoted else None

    @cached_property
    def _context(self) -> Incoming:
        return read_incoming(self.context or "", self.profile)

    def _grammar_findings(self, document: Document, own: Sequence[Diagnostic]) -> tuple[list[Diagnostic], list[str]]:
        """Return what only LanguageTool finds, and notes; a server that failed once is not asked again."""
        if self._grammar is None or document.language == "und":
            return [], []
        from stylecheck.grammar import Unavailable, without_overlaps

        client = self._grammar
        if client.problem is None:
            try:
                found = client.check(document, self.culture)
            except Unavailable as error:
                client.problem = str(error)
            else:
                wanted = (item for item in found if self._selected(item.rule, item.category))
                return without_overlaps(wanted, own), client.warnings
        return [], [f"{GRAMMAR_NOTE}{client.problem}"]

    def _subject_findings(self, language: str | None) -> Iterator[Diagnostic]:
        """Yield what is found in a subject given apart from the draft, at the draft's very start."""
        if self.subject is None:
            return
        line = f"Subject: {self.subject}"
        for document in self._documents(line, format_of("subject.txt")(line), language):
            rules = self.rules(document.language)
            chosen = [rule for rule in rules if self._chosen(rule)]
            for found in lint(document, chosen, rules, self.profile, self.overrides):
                if found.span.start < document.sections.get("subject", Span(0, 0)).end:
                    yield found._replace(span=Span(0, 0), fixes=tuple(fix._replace(edits=()) for fix in found.fixes))

    def _documents(
        self, text: str, masks: list[Mask], language: str | None, incoming: Incoming | None = None
    ) -> list[Document]:
        """Return one document for each language of the draft, the others' paragraphs masked."""
        main = language or "und"
        whole = Document(
            text,
            masks,
            language=main,
            channel=self.channel,
            reader=self._reader(incoming),
            sectioning=shipped_pack(main).sectioning,
            phrasebook=phrasebook(main),
            incoming=incoming,
        )
        if self.language is not None or language is None:
            return [whole]
        parts: dict[str, list[Span]] = {}
        for part in whole.paragraphs:
            piece = whole.text[part.start : part.end]
            own = detect(piece, self.profile.languages) if len(piece) >= PARAGRAPH_LETTERS else None
            parts.setdefault(own or main, []).append(part)
        if set(parts) <= {main}:
            return [whole]
        return [
            whole.in_language(own, spans, shipped_pack(own).sectioning, phrasebook(own))
            for own, spans in sorted(parts.items())
        ]

    def _reader(self, incoming: Incoming | None) -> Reader:
        """The reader that was named, or else the one who signed the incoming message."""
        if self.reader.name or incoming is None:
            return self.reader
        return self.reader._replace(name=incoming.name, titles=loader.titles() if incoming.name else {})

    def _notes(self, language: str | None) -> list[str]:
        if language is None:
            return ["the text is too short or too mixed to tell its language; name it with --lang"]
        if language not in loader.languages():
            return [f"no rule packs for drafts in “{language}” yet; only rules for any language ran"]
        return []

    def _suppressed(
        self, text: str, comments: Iterable[tuple[Span, str]], found: list[Diagnostic], documents: list[Document]
    ) -> list[Diagnostic]:
        """Return the findings that no comment silences, and what is wrong with the comments themselves."""
        from stylecheck import suppress

        given = suppress.ignores(text, comments)
        if not given:
            return found
        known = self._known({name for ignore in given for name in ignore.names})
        ran = [rule for document in documents for rule in self.rules(document.language) if self._runs(rule, document)]

        def judged(name: str) -> bool:
            """A name is called unused only when rules of that name ran: all of them, for `all`."""
            everything = not self._select and not self.profile.universal
            return everything if name == suppress.ALL else any(_covers(name, rule.code, rule.category) for rule in ran)

        kept = suppress.apply(found, given, text, {*known, *CATEGORIES}, judged, self.overrides)
        return [item for item in kept if self._selected(item.rule, item.category)]

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
