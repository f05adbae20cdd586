"""Turns what YAML files say into what runs: plain JSON values with patterns ready to use.

Called by the loader when no cached result fits the files' content; patterns go to the table of their unit (table.py).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from stylecheck import schema, terms
from stylecheck.checks import options
from stylecheck.errors import DataError, nearest
from stylecheck.phrase import (
    PhraseError,
    align,
    alternatives,
    fold,
    list_pattern,
    phrase_pattern,
    spell_out,
)
from stylecheck.pipeline import PARSES, official
from stylecheck.table import Compiled, PatternTable
from stylecheck.yamlfile import Loc, YamlFile, read_text

MESSAGE_NAMES = frozenset({"match", "readers", "reader", "rewrite", "count", "max", "detail"})
"""Placeholders of messages, filled in by rule.py."""

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")
LEADING_RUN = re.compile(r"((?:\(\?[a-z]+\))?)(\[\^[^\]]*\])\*")
"""A regular expression that begins with any number of characters other than some."""
NO_TRIGGER = "this pattern spells out no word that must be there; name some under triggers:"


class RuleCompiler:
    """Compiles the rules of one pack; collects every problem instead of stopping at the first."""

    def __init__(self, file: YamlFile, pack: schema.Pack, context: LanguageContext, checks: frozenset[str]) -> None:
        self.file, self.pack, self.context, self.checks = file, pack, context, checks
        self.lists = {**context.lists, **pack.lists}
        self.errors: list[DataError] = []

    def rules(self) -> list[Compiled]:
        """Return the compiled rules; those with problems are left out and their errors kept."""
        return [self._rule(index, rule) for index, rule in enumerate(self.pack.rules)]

    def _rule(self, index: int, rule: schema.Rule) -> Compiled:
        loc: Loc = ("rules", index)
        language = rule.language or self.pack.language
        self._message(rule.message, (*loc, "message"))
        kind = next(key for key in schema.MATCHERS if getattr(rule, key))
        kind = "wording" if kind in schema.WORDING else kind
        compiled = {
            "code": f"{self.pack.pack}.{rule.id}",
            "language": language,
            "kind": kind,
            "data": getattr(self, f"_{kind}")(rule, loc, language),
            "unless": self.patterns(rule.unless, (*loc, "unless"), language, guard=True)
            + self._regexes(_listed(rule.unless_regex), (*loc, "unless_regex"), language, guard=True),
            "excuse": self._nearby(rule.excuse, (*loc, "excuse"), language),
            "needs": self._nearby(rule.needs, (*loc, "needs"), language),
            "scope": _listed(rule.scope),
            "source": self._source(rule.source, (*loc, "source")),
            **{key: getattr(rule, key) for key in PLAIN_KEYS},
        }
        return {key: value for key, value in compiled.items() if value not in (None, [], {}, "")}

    def _wording(self, rule: schema.Rule, loc: Loc, language: str) -> Compiled:
        words = self._words(rule.words, (*loc, "words"), language)
        return {
            "patterns": self.patterns(rule.phrases, (*loc, "phrases"), language)
            + self._regexes(_listed(rule.regex), (*loc, "regex"), language),
            "words": words,
        }

    def _swap(self, rule: schema.Rule, loc: Loc, language: str) -> list[Any]:
        grouped: dict[str, list[str]] = {}
        for term, given in rule.swap.items():
            try:
                for rewrite in _listed(given):
                    for form, aligned in align(term, rewrite):
                        grouped.setdefault(form, []).append(aligned)
            except PhraseError as error:
                self.errors.append(self.file.error((*loc, "swap", term), str(error)))
        return [
            [index, rewrites]
            for form, rewrites in grouped.items()
            for index in self.patterns([form], (*loc, "swap"), language)
        ]

    def _tokens(self, rule: schema.Rule, loc: Loc, language: str) -> Compiled:
        return self._read(rule, rule.tokens, (*loc, "tokens"), language)

    def _dependency(self, rule: schema.Rule, loc: Loc, language: str) -> Compiled:
        loc = (*loc, "dependency")
        patterns = [[node.model_dump(exclude_none=True) for node in nodes] for nodes in rule.dependency]
        tokens = [[node.RIGHT_ATTRS for node in nodes] for nodes in rule.dependency]
        before = len(self.errors)
        compiled = self._read(rule, tokens, loc, language)
        if len(self.errors) == before:
            for index, nodes in enumerate(patterns):
                self.errors += [self.file.error((*loc, index), problem) for problem in terms.linked(nodes)]
        return {**compiled, "patterns": patterns, "asked": self._had(PARSES, loc, language)}

    def _read(self, rule: schema.Rule, patterns: Sequence[Sequence[terms.Token]], loc: Loc, language: str) -> Compiled:
        """Compile what spaCy is to find, with the words that a sentence must hold before it is asked."""
        for index, tokens in enumerate(patterns):
            wrong = [self.file.error((*loc, index), problem) for problem in terms.problems(tokens)]
            if not wrong and not rule.triggers and not terms.needed_words(tokens):
                wrong = [self.file.error((*loc, index), NO_TRIGGER)]
            self.errors += wrong
        asked = self._had(terms.asked(token for tokens in patterns for token in tokens), loc, language)
        return {"patterns": patterns, "triggers": self._triggers(rule, patterns, loc, language), "asked": asked}

    def _had(self, asked: str, loc: Loc, language: str) -> str:
        """Return what is asked of a pipeline; an error where spaCy has no pipeline that knows it."""
        if asked == PARSES and language != "any" and not official(language):
            self.errors.append(self.file.error(loc, f"spaCy has no trained pipeline for “{language}”"))
        return asked

    def _triggers(
        self, rule: schema.Rule, patterns: Sequence[Sequence[terms.Token]], loc: Loc, language: str
    ) -> list[int]:
        if rule.triggers:
            return self.patterns(rule.triggers, (*loc[:-1], "triggers"), language)
        words = {word for tokens in patterns for word in terms.needed_words(tokens)}
        # without word edges: spaCy parts what a phrase takes for one word, such as can|not and do|n't
        found = (re.escape(fold(word, language)) for word in sorted(words))
        return [self.context.table.add(word, raw=False, language=language) for word in found]

    def _require(self, rule: schema.Rule, loc: Loc, language: str) -> Compiled:
        require = rule.require
        assert require is not None
        return {
            "patterns": self.patterns(require.phrases, (*loc, "require", "phrases"), language),
            "when": self.patterns(require.when, (*loc, "require", "when"), language),
            "place": require.place,
            "min_words": require.min_words,
        }

    def _limit(self, rule: schema.Rule, loc: Loc, language: str) -> Compiled:
        limit = rule.limit
        assert limit is not None
        patterns = self.patterns(limit.phrases, (*loc, "limit", "phrases"), language)
        if limit.regex is not None:
            patterns += self._regexes([limit.regex], (*loc, "limit", "regex"), language)
        return {"patterns": patterns, "max": limit.max, "per": limit.per, "scope": _listed(rule.scope)}

    def _order(self, rule: schema.Rule, loc: Loc, language: str) -> Compiled:
        order = rule.order
        assert order is not None
        return {
            "first": self.patterns(order.first, (*loc, "order", "first"), language),
            "then": self.patterns(order.then, (*loc, "order", "then"), language),
        }

    def _check(self, rule: schema.Rule, loc: Loc, language: str) -> Compiled:
        assert rule.check is not None
        if rule.check not in self.checks:
            problem = f"unknown check “{rule.check}”{nearest(rule.check, self.checks)}"
            self.errors.append(self.file.error((*loc, "check"), problem))
        elif wrong := list(options.problems(rule.check, rule.options)):
            self.errors += [self.file.error((*loc, "options", name), problem) for name, problem in wrong]
            return {}
        return {"name": rule.check, "options": self._options(rule.options, (*loc, "options"), language)}

    def _options(self, given: dict[str, Any], loc: Loc, language: str) -> Compiled:
        """Options named …phrases hold phrases; the others go to the check as they are."""
        return {
            key: self.patterns(value, (*loc, key), language) if key.endswith("phrases") else value
            for key, value in given.items()
        }

    def _nearby(self, nearby: schema.Nearby | None, loc: Loc, language: str) -> Compiled | None:
        if nearby is None:
            return None
        patterns = self.patterns(nearby.phrases, (*loc, "phrases"), language, guard=True)
        return {"patterns": patterns, "within": nearby.within}

    def patterns(self, phrases: Iterable[str], loc: Loc, language: str, *, guard: bool = False) -> list[int]:
        """Return the indexes of phrases in the pattern table; problems go to ``errors``."""
        result = []
        for index, phrase in enumerate(phrases):
            try:
                for part in alternatives(phrase, self.lists):
                    pattern = phrase_pattern(part, self.lists, language)
                    result.append(self.context.table.add(pattern, raw=False, language=language, guard=guard))
            except (PhraseError, re.error) as error:
                self.errors.append(self.file.error((*loc, index), str(error)))
        return result

    def _regexes(self, regexes: Iterable[str], loc: Loc, language: str, *, guard: bool = False) -> list[int]:
        result = []
        for regex in regexes:
            try:
                full = re.sub(r"\{([a-z][a-z0-9-]*)\}", lambda m: self._list(m[1], language), regex)
                # tried from the start of such a run only, or a long sentence is read once for each of its characters
                full = LEADING_RUN.sub(r"\1(?<!\2)\2*", full, count=1) if LEADING_RUN.match(full) else full
                result.append(self.context.table.add(full, raw=True, language=language, guard=guard))
            except PhraseError as error:
                self.errors.append(self.file.error(loc, str(error)))
            except (re.error, OverflowError) as error:
                self.errors.append(self.file.error(loc, f"bad regex “{regex}”: {error}"))
            except RecursionError:
                self.errors.append(self.file.error(loc, f"bad regex “{regex}”: groups nested too deeply"))
        return result

    def _list(self, name: str, language: str) -> str:
        return spell_out(list_pattern(name, self.lists, language))

    def _words(self, words: list[str] | str, loc: Loc, language: str) -> list[str]:
        if isinstance(words, str):
            words = self._lexicon(words, loc)
        return sorted({fold(word, language) for word in words})

    def _lexicon(self, name: str, loc: Loc) -> list[str]:
        stem = name.removeprefix("@lexicon/")
        if not name.startswith("@lexicon/") or stem not in self.context.lexicons:
            known = [f"@lexicon/{known}" for known in self.context.lexicons]
            self.errors.append(self.file.error(loc, f"unknown word list “{name}”{nearest(name, known)}"))
            return []
        return self.context.lexicons[stem]

    def _message(self, message: str, loc: Loc) -> None:
        for name in PLACEHOLDER.findall(message):
            if name not in MESSAGE_NAMES:
                problem = f"unknown placeholder {{{name}}}{nearest(name, MESSAGE_NAMES)}"
                self.errors.append(self.file.error(loc, problem))

    def _source(self, cite: schema.Cite, loc: Loc) -> Compiled:
        sources = {**self.context.sources, **self.pack.sources}
        if cite.ref not in sources:
            problem = f"unknown source “{cite.ref}”{nearest(cite.ref, sources)}"
            self.errors.append(self.file.error((*loc, "ref"), problem))
        return compiled_source(cite, sources)


PLAIN_KEYS = [
    "category",
    "basis",
    "message",
    "severity",
    "why",
    "channels",
    "registers",
    "audience",
    "address",
    "recipients",
    "answers",
    "cultures",
    "rewrite",
    "replace",
    "fix",
    "summary",
]
"""Fields that run as they are written."""


class LanguageContext:
    """What the packs of one unit share: lists, lexicons, sources and the pattern table."""

    def __init__(
        self,
        lists: Mapping[str, list[str]],
        lexicons: Mapping[str, list[str]],
        sources: Mapping[str, schema.SourceEntry],
        *,
        trusted: bool = True,
    ) -> None:
        self.lists, self.lexicons, self.sources = lists, lexicons, sources
        self.table = PatternTable(trusted=trusted)


def compiled_source(cite: schema.Cite, sources: Mapping[str, schema.SourceEntry]) -> Compiled:
    """Return a citation with the work it names."""
    entry = sources.get(cite.ref)
    title = ", ".join(str(part) for part in (entry.title, entry.publisher, entry.year) if part) if entry else ""
    return {"ref": cite.ref, "confidence": cite.confidence, "title": title, "url": entry.url if entry else ""}


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value] if value else []


Model = TypeVar("Model", bound=schema.Model)


def parse(file: YamlFile, model: type[Model], errors: list[DataError]) -> Model | None:
    """Validate a file against its model; problems go to ``errors``, each with its line."""
    try:
        return model.model_validate(file.value)
    except ValidationError as invalid:
        places = [(_place(file.value, problem), problem) for problem in invalid.errors()]
        deepest = [(loc, problem) for loc, problem in places if not any(_above(loc, other) for other, _ in places)]
        first_at = dict(reversed(deepest))
        errors += sorted((_schema_error(file, loc, problem) for loc, problem in first_at.items()), key=_line)
        return None


def _line(error: DataError) -> int:
    return error.line


def _place(value: Any, problem: Any) -> Loc:
    """Return where a problem is in the file: pydantic's path less the names of union members."""
    loc: list[str | int] = []
    for part in problem["loc"]:
        if (isinstance(value, dict) and part in value) or (isinstance(value, list) and isinstance(part, int)):
            loc.append(part)
            value = value[part]
    return (*loc, problem["loc"][-1]) if problem["type"] == "missing" else tuple(loc)


def _above(loc: Loc, other: Loc) -> bool:
    """A problem within a severity table explains the one about the table itself."""
    return "severity" in loc and len(loc) < len(other) and other[: len(loc)] == loc


def _schema_error(file: YamlFile, loc: Loc, problem: Any) -> DataError:
    name = next((part for part in reversed(loc) if isinstance(part, str)), "file")
    kind, given = problem["type"], problem.get("input")
    if kind == "extra_forbidden":
        return file.error(loc, f"unknown key “{name}”{nearest(name, _known_fields(loc))}")
    if kind == "missing":
        return file.error(loc, f"{name}: this key is missing")
    if kind == "literal_error":
        expected = problem["ctx"]["expected"].replace("'", "").replace(" or ", ", ")
        return file.error(loc, f"{name}: “{given}” is not one of {expected}")
    text = problem["msg"].removeprefix("Value error, ")
    return file.error(loc, text if kind == "value_error" else f"{name}: {text[:1].lower()}{text[1:]}")


def _known_fields(loc: Loc) -> list[str]:
    models: list[type[schema.Model]] = [
        schema.Rule,
        schema.Pack,
        schema.Profile,
        schema.Language,
        schema.Salutation,
        schema.Paired,
        schema.Require,
        schema.Limit,
        schema.Example,
        schema.Node,
        schema.Message,
    ]
    chosen = models[:1] if len(loc) == 3 and loc[0] == "rules" else models
    return [field.alias or name for model in chosen for name, field in model.model_fields.items()]


def read_lexicon(path: Path) -> list[str]:
    """Return the words of a lexicon file: one a line; # starts a comment."""
    lines = (line.partition("#")[0].strip() for line in read_text(path).splitlines())
    return [line for line in lines if line]
