"""What a YAML file may say: pydantic models of rule packs, language files and culture profiles.

Imported only when data is compiled or validated, never on a plain check. The JSON Schemas in
``schemas/`` are generated from these classes, so a field's description is what an editor shows.
"""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Category = Literal["formality", "titles", "indirectness", "positivity", "clarity", "empathy", "risk", "grammar"]
Basis = Literal["service", "norm", "tendency"]
SeverityWord = Literal["off", "suggestion", "warning", "error"]
Level = Literal["low", "medium", "high"]
Dimension = Literal["formality", "titles", "indirectness", "plainness", "warmth", "restraint"]
Channel = Literal["email", "chat", "social", "phone", "template"]
Register = Literal["first-contact", "customer", "colleague"]
Confidence = Literal["high", "medium", "low", "none"]
AddressForm = Literal["polite", "familiar", "either"]
Place = Literal["subject", "greeting", "body", "closing", "signature", "opening", "ending", "message"]
Reach = Literal["sentence", "near", "paragraph", "message"]
MessageKind = Literal["complaint", "question", "order", "praise", "message"]
Part = Literal[
    "complaint", "anger", "praise", "order", "question", "our-fault",
    "introduces", "familiar", "polite", "team", "small-talk", "when", "how-much", "why", "whether", "price", "yes-no",
    "apology", "acknowledgement", "thanks", "instruction", "bad-news", "reason", "alternative", "commitment", "promise",
    "time", "help-offer", "contact", "rating", "casual-closing", "private-contact", "speaker", "recap", "hold",
]  # fmt: skip
Item = Literal[
    "order-number", "customer-number", "serial-number", "phone", "email", "address", "photo", "date", "name", "account",
    "product", "amount",
]  # fmt: skip
Sentence = Literal[
    "acknowledgement", "apology", "commitment", "time", "reason", "help-offer", "contact", "private-contact", "thanks",
    "recap", "greeting-slot",
]  # fmt: skip
Kebab = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Text = Annotated[str, StringConstraints(min_length=1, strip_whitespace=True)]
Phrases = Annotated[list[Text], Field(min_length=1)]

MATCHERS = ("phrases", "words", "regex", "swap", "tokens", "dependency", "require", "limit", "order", "check")
"""The matcher keys. ``phrases``, ``words`` and ``regex`` may stand together: they all say which words are meant."""
WORDING = frozenset({"phrases", "words", "regex"})


class Model(BaseModel):
    """Base of all file models: an unknown key is an error."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Cite(Model):
    """A source key and how far it carries."""

    ref: Text = Field(description="A key of `sources:` in locales/_sources.yaml, or of the file's own `sources:`.")
    confidence: Confidence


class SourceEntry(Model):
    """One work that rules and profiles cite."""

    title: Text
    publisher: str = ""
    year: int | None = None
    url: str = ""
    tier: Literal["A", "B", "C", "D"] = Field(
        description="A normative or official, B academic, C recognised guide, D weak."
    )


class Nearby(Model):
    """Phrases looked for around a match."""

    phrases: Phrases
    within: Reach = Field(
        "near", description="`near`: the match's sentence, the one before it and the two after it, greeting left out."
    )


class Require(Model):
    """Report what is absent."""

    phrases: Phrases = Field(description="Any one of these satisfies the rule.")
    place: Place = Field("message", description="Where one of the phrases must stand.")
    when: list[Text] = Field([], description="Only if one of these occurs in the message; that place is marked.")
    min_words: int = Field(0, ge=0, description="Only in messages of at least so many words.")


class Limit(Model):
    """Report what occurs too often: every match after the first `max`."""

    phrases: list[Text] = []
    regex: str | None = None
    max: int = Field(ge=0)
    per: Literal["sentence", "paragraph", "message"] = "message"

    @model_validator(mode="after")
    def _one_of(self) -> Limit:
        if bool(self.phrases) == (self.regex is not None):
            raise ValueError("limit takes either phrases or regex")
        return self


class Order(Model):
    """Report a `then` phrase that stands before the first `first` phrase, where both occur."""

    first: Phrases
    then: Phrases


class Node(Model):
    """One token of a spaCy DependencyMatcher pattern; the first has no `LEFT_ID`."""

    LEFT_ID: Text | None = Field(None, description="A node above in the pattern, which this one hangs together with.")
    REL_OP: Text | None = Field(None, description="How: `>` is “is the head of”, `<` “depends on”, and so on.")
    RIGHT_ID: Text = Field(description="A name for this node.")
    RIGHT_ATTRS: dict[str, Any] = Field(description="spaCy Matcher terms of the token.")


class Example(Model):
    """A test of the rule and its documentation; «…» marks exactly what is flagged."""

    bad: str | None = Field(None, description="Text with every flagged span marked «…».")
    good: str | None = Field(None, description="Text that gets silence; beside `bad`, what the first fix makes of it.")
    culture: str | None = None
    channel: Channel = "email"
    register_: Register | None = Field(None, alias="register")
    to: str | None = None
    sender: str | None = None
    context: str | None = Field(None, description="The message that the text answers.")
    language: str | None = Field(None, description="Language of the text, for rules of `any` language.")
    recipients: int = 1
    address: AddressForm | None = None

    @model_validator(mode="after")
    def _marks(self) -> Example:
        if self.bad is None and self.good is None:
            raise ValueError("an example needs bad, good or both")
        if self.bad is not None and ("«" not in self.bad or self.bad.count("«") != self.bad.count("»")):
            raise ValueError("a bad example marks what is flagged with «…»")
        return self


class Rule(Model):
    """One rule. At most one kind of matcher, at least one example."""

    id: Kebab = Field(description="Names the pattern, not the remedy; reads well after “allow …”.")
    category: Category
    basis: Basis
    message: Text = Field(
        description="One line. {match}, {readers}, {rewrite}, {reader}, {count}, {max} and {detail} are replaced."
    )
    severity: SeverityWord | Annotated[dict[Dimension, dict[Level, SeverityWord]], Field(min_length=1)]
    why: Text = Field(description="One or two sentences a support agent understands.")
    source: Cite
    summary: str = ""
    language: str | None = Field(None, description="Overrides the pack's language.")
    channels: list[Channel] = Field([], description="Default: every channel.")
    registers: list[Register] = Field([], description="Default: every register.")
    audience: Literal["general"] | None = Field(None, description="`general`: off with --audience technical.")
    address: AddressForm | None = Field(None, description="Only where this form of address is due to the reader.")
    recipients: Literal["one"] | None = Field(None, description="`one`: off with --recipients of two or more.")
    cultures: list[str] = Field([], description="Only for these profiles; `not X` excludes one.")
    answers: list[MessageKind] = Field([], description="Only in answers (--context) to messages of these kinds.")
    scope: list[Place] | Place = Field([], description="Default: subject, greeting, body and closing.")
    phrases: list[Text] = []
    words: list[Text] | str = Field([], description="Whole words, or `@lexicon/name`.")
    regex: list[str] | str = Field([], description="Python regular expressions, matched case-sensitively.")
    swap: dict[str, str | list[str]] = Field({}, description="phrase: rewrite, or a list of rewrites.")
    tokens: list[list[dict[str, Any]]] = Field([], description="spaCy Matcher patterns.")
    dependency: list[list[Node]] = Field([], description="spaCy DependencyMatcher patterns.")
    triggers: list[Text] = Field(
        [],
        description="Phrases; `tokens` and `dependency` read only sentences with one of them. "
        "Default: the words that the patterns spell out.",
    )
    require: Require | None = None
    limit: Limit | None = None
    order: Order | None = None
    check: str | None = Field(None, description="A named check in stylecheck/checks.")
    options: dict[str, Any] = Field({}, description="Options of the named check.")
    unless: list[Text] = Field([], description="Phrases; a match that one of them overlaps is dropped.")
    unless_regex: list[str] | str = Field([], description="As `unless`, with regular expressions.")
    excuse: Nearby | None = Field(None, description="A match with one of these nearby is dropped.")
    needs: Nearby | None = Field(None, description="A match with none of these nearby is dropped.")
    rewrite: list[Text] = Field([], description="Wording to offer, best first.")
    replace: Literal["match", "sentence", "before", "after"] = Field(
        "match", description="What a rewrite takes the place of; `before` and `after` insert it beside the match."
    )
    fix: Literal["none", "unsafe", "safe"] = "none"
    examples: Annotated[list[Example], Field(min_length=1)]

    @model_validator(mode="after")
    def _one_matcher(self) -> Rule:
        used = {key for key in MATCHERS if getattr(self, key)}
        if not used:
            raise ValueError(f"a rule needs a matcher: one of {', '.join(MATCHERS)}")
        if len(used) > 1 and not used <= WORDING:
            raise ValueError(f"matchers that do not go together: {', '.join(sorted(used))}")
        if self.options and not self.check:
            raise ValueError("options go with check")
        if self.triggers and not (self.tokens or self.dependency):
            raise ValueError("triggers go with tokens or dependency")
        return self

    @model_validator(mode="after")
    def _cap(self) -> Rule:
        words = (
            [self.severity]
            if isinstance(self.severity, str)
            else [word for levels in self.severity.values() for word in levels.values()]
        )
        if self.basis == "tendency" and {"warning", "error"} & set(words):
            raise ValueError("a tendency rule is a suggestion at most")
        return self


class Pack(Model):
    """A rule pack: rules of one topic for drafts in one language."""

    pack: Kebab
    language: str = Field(description="Language of the draft (BCP 47 primary tag, or zh-Hant), or `any`.")
    summary: Text
    lists: dict[Kebab, Phrases] = Field({}, description="Phrases used as {name} in this pack's phrases.")
    sources: dict[str, SourceEntry] = {}
    rules: Annotated[list[Rule], Field(min_length=1)]


class Paired(Model):
    """Words by whom they fit: the words for a man and for a woman stand in the same order, each beside the other's."""

    male: list[Text] = []
    female: list[Text] = []
    neutral: list[Text] = []

    @model_validator(mode="after")
    def _in_pairs(self) -> Paired:
        if len(self.male) != len(self.female):
            raise ValueError("male and female words stand in pairs: the lists differ in length")
        return self


class GivenNames(Model):
    """Given names that only men, or only women, have."""

    male: list[Text] = []
    female: list[Text] = []


class Salutation(Model):
    """What a salutation consists of; a full stop behind a word is left out or written alike."""

    words: Paired = Field(Paired(), description="Words that open a salutation, by whom they agree with.")
    titles: Paired = Field(
        default_factory=Paired, description="Titles before a name that say man or woman and nothing more."
    )
    professional: Paired = Field(
        default_factory=Paired, description="Titles before a name for a degree, profession or office."
    )
    suffixes: Paired = Field(Paired(), description="Titles behind a name, the most fitting first.")
    honorific: str = Field("", description="The suffix for anyone, where there is one, such as 様.")
    titles_join: bool = Field(
        default=False, description="A professional title stands behind Mr. or Ms.: Frau Dr. Weber."
    )
    title_alone: bool = Field(False, description="A title in a salutation stands without the name: Madame,")
    with_given: list[Text] = Field(
        default=[], description="Those titles that go with a given name, not with a surname."
    )
    given: GivenNames = Field(GivenNames(), description="Given names whose bearers' gender is sure.")
    patronymics: GivenNames = Field(GivenNames(), description="Endings of patronymics.")
    generic: list[Text] = Field(
        default=[], description="Words for unnamed or several readers; `*` stands for any ending."
    )
    particles: list[Text] = Field([], description="Words that begin a surname of several parts.")
    endings: dict[str, list[str]] = Field(
        default={}, description="Case endings by the ending of the name as it is signed."
    )
    variants: list[Text] = Field(
        default=[], description="Characters that are one letter in two spellings, such as 张張."
    )
    name_first: bool = Field(False, description="Surname, given name and title are written in this order.")
    compound_surnames: list[Text] = Field([], description="Surnames of two characters where others have one.")
    organisations: list[Text] = Field([], description="How words for a firm or a department begin or end.")


class Language(Model):
    """What all packs of one language share (``rules/<language>/_language.yaml``)."""

    language: str
    name: Text
    greetings: Phrases = Field(description="Words that open a message: the line they begin is the greeting.")
    closings: Phrases = Field(description="Words that close a message: a short last line they begin is the closing.")
    abbreviations: list[Text] = Field([], description="Words whose full stop does not end a sentence.")
    lists: dict[Kebab, Phrases] = Field({}, description="Phrases used as {name} in this language's packs.")
    salutation: Salutation = Field(
        Salutation.model_validate({}), description="What the checks of names and titles know."
    )


class Message(Model):
    """What messages in a language are made of (``rules/<language>/_message.yaml``)."""

    language: str
    parts: dict[Part, Phrases] = Field(description="Phrases by which a part of a message is told.")
    asks: dict[Item, Phrases] = Field({}, description="Phrases that ask the reader for something.")
    gives: dict[Item, Phrases] = Field({}, description="Phrases that show it was given; numbers need none.")
    sentences: dict[Sentence, list[Text]] = Field(
        {}, description="Sentences to insert; slots {name}, {number}, {sender}. The first with known slots is offered."
    )
    common: list[Text] = Field([], description="Beginnings of words that name no subject: thank, please, question.")


class LevelOf(Model):
    """One level of a profile, with what it rests on."""

    level: Level
    source: Cite


class Formulas(Model):
    """Ready formulas by language; slots: {title}, {given}, {surname}, {name}."""

    formal: dict[str, list[Text]] = {}
    neutral: dict[str, list[Text]] = {}
    informal: dict[str, list[Text]] = {}


class FormulaSet(Model):
    """Greeting and closing formulas."""

    greeting: Formulas = Formulas()
    closing: Formulas = Formulas()


class Names(Model):
    """How names and titles go together."""

    order: Literal["given-first", "surname-first"]
    titles: dict[str, list[Text]] = Field({}, description="Titles by language.")
    title_with: Literal["surname", "given", "none"] = Field(
        "surname", description="Which name follows (or carries) the title in a salutation."
    )
    surnames: list[str] = Field(
        [],
        description="Frequent family names in Latin letters: they tell which part of a two-part name is the surname.",
    )
    source: Cite


class Dates(Model):
    """Calendar facts."""

    pattern: Text
    clock: Literal["12h", "24h"]
    week_start: Literal["mon", "sat", "sun"] = "mon"
    weekend: list[Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]] = ["sat", "sun"]
    source: Cite


class Topic(Model):
    """A topic that may not suit every reader."""

    name: Text
    source: Cite


class Profile(Model):
    """A culture profile: the levels that one reader may expect, each with its source."""

    culture: str
    name: Text = Field(description="English adjective for the readers, as in “Japanese readers”.")
    extends: str | None = None
    languages: list[str] = []
    note: str = ""
    address: dict[str, AddressForm] = Field({}, description="Form of address by language; `default` for the others.")
    address_source: Cite | None = None
    dimensions: dict[Dimension, LevelOf] = {}
    floor: dict[Dimension, Level] = Field({}, description="A channel or register never lowers a level below this.")
    names: Names | None = None
    formulas: FormulaSet = FormulaSet()
    dates: Dates | None = None
    topics: list[Topic] = []
    registers: dict[Register, dict[Dimension, Level]] = {}
    severity: dict[str, SeverityWord] = {}
    sources: dict[str, SourceEntry] = {}


class Sources(Model):
    """``locales/_sources.yaml``: the works that packs and profiles cite."""

    sources: dict[str, SourceEntry]
