"""Token and dependency rules: what they mark, when spaCy is loaded, and what is said when a pipeline is missing."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylecheck import Checker, DataErrors

ROOT = Path(__file__).parent.parent
RULE = """\
pack: tok
language: {language}
summary: Token rules.
rules:
  - id: it
    category: clarity
    basis: service
    message: "“{{match}}” is vague."
    severity: warning
    {matcher}
    why: It says little.
    source: {{ref: SERVICE, confidence: low}}
    examples:
      - {{bad: "{bad}"}}
"""
VERY = "tokens: [[{LOWER: very}, {IS_ALPHA: true}]]"
PASSIVE = """\
dependency:
      - - {RIGHT_ID: verb, RIGHT_ATTRS: {POS: VERB}}
        - {LEFT_ID: verb, REL_OP: ">", RIGHT_ID: thing, RIGHT_ATTRS: {DEP: "nsubj:pass", LOWER: {IN: [erreur, erreurs]}}}"""
LETTER = "Bonjour Madame,\n\n😀 Merci. Des\nerreurs ont  été commises e\u0301 hier.\n\nCordialement,\nClaire\n"

Run = Callable[..., subprocess.CompletedProcess[str]]
Write = Callable[..., Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a pack of one rule and return its directory."""

    def pack(matcher: str = VERY, language: str = "en", bad: str = "It is «very nice».") -> Path:
        folder = tmp_path / "packs"
        folder.mkdir(exist_ok=True)
        (folder / "tok.yaml").write_text(RULE.format(matcher=matcher, language=language, bad=bad), encoding="utf-8")
        return folder

    return pack


def found(folder: Path, text: str, language: str = "en") -> list[str]:
    """Return what the rule marks."""
    checker = Checker("ja-JP", language, select=["tok"], rules=[folder])
    return [text[slice(*item.span)] for item in checker.check(text).diagnostics]


def python(code: str, *paths: Path) -> str:
    """Run a script in a new interpreter, with more directories to import from."""
    env = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, (ROOT, *paths)))}
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env).stdout


def checked(folder: Path, text: str, *paths: Path) -> tuple[list[str], list[str]]:
    """Return what a French rule marks and the notes, with trained pipelines to import from some directories."""
    code = (
        f"import json; from stylecheck import Checker; text = {text!r}; "
        f"report = Checker('fr-FR', 'fr', select=['tok'], rules=[{str(folder)!r}]).check(text); "
        "print(json.dumps([[text[slice(*item.span)] for item in report.diagnostics], report.notes]))"
    )
    spans, notes = json.loads(python(code, *paths))
    return spans, notes


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("It is very nice.", ["very nice"]),
        ("😀 é e\u0301 It is VERY\nnice, and 👩‍👩‍👧 very  good.", ["VERY\nnice", "very  good"]),
        ("It is very\n\nnice.", []),
        ("She is. Very. Nice.", []),
        ("It is `very nice`, {very} nice and https://a.example/very nice.", []),
        ("Every nice one.", []),
    ],
)
def test_tokens_mark_exact_spans_within_a_sentence(write: Write, text: str, spans: list[str]) -> None:
    assert found(write(), text) == spans


def test_a_word_that_spacy_parts_is_found(write: Write) -> None:
    assert found(write("tokens: [[{LOWER: can}, {LOWER: not}]]"), "We cannot. We can not.") == ["cannot", "can not"]


def test_sentences_without_a_trigger_are_not_read(write: Write) -> None:
    folder = write("triggers: [ever so]\n    tokens: [[{LOWER: very}, {IS_ALPHA: true}]]")
    assert found(folder, "It is very nice. Ever so very nice.") == ["very nice"]


def test_spacy_is_loaded_only_for_a_trigger_word(write: Write) -> None:
    python(f"from stylecheck import Checker; Checker('ja-JP', 'en', rules=[{str(write())!r}])")  # compiled and kept
    code = (
        f"import sys; from stylecheck import Checker; c = Checker('ja-JP', 'en', rules=[{str(write())!r}]); "
        "c.check('It is nice.'); print('spacy' in sys.modules); "
        "c.check('It is very nice.'); print('spacy' in sys.modules)"
    )
    assert python(code).split() == ["False", "True"]


@pytest.mark.parametrize(
    ("matcher", "expected"),
    [
        ("tokens: [[{LOWR: very}]]", ["10: unknown term “LOWR”; did you mean “LOWER”?"]),
        ("tokens: [[{LOWER: very}, {LOWER: {INN: [a]}}]]", ["10: token 2, LOWER: input should be a valid string"]),
        ('tokens: [[{LOWER: very}, {IS_ALPHA: true, OP: "%"}]]', ["10: token 2, OP: string should match pattern '^(\\{\\d+\\}|\\{\\d+,\\d*\\}|\\{\\d*,\\d+\\})$'"]),
        ('tokens: [[{LOWER: very}, {LOWER: {REGEX: "("}}]]', ["10: missing ), unterminated subpattern at position 0"]),
        ("tokens:\n      - [{LOWER: very}]\n      - []", ["12: a pattern of no tokens"]),
        ("tokens: [[{LIKE_NUM: true}, {LOWER: days, OP: \"?\"}]]", ["10: this pattern spells out no word that must be there; name some under triggers:"]),
        ("tokens: [[{LEMMA: commit}]]", ["10: this pattern spells out no word that must be there; name some under triggers:"]),
        ("phrases: [very]\n    triggers: [very]", ["5: triggers go with tokens or dependency"]),
        ("dependency: [[{RIGHT_ID: a, RIGHT_ATTRS: {LOWER: a}}, {LEFT_ID: b, REL_OP: \">\", RIGHT_ID: c, RIGHT_ATTRS: {}}]]", ["10: RIGHT_ID should be a new node and LEFT_ID should already have have been declared in previous edges"]),
        ("dependency: [[{RIGHT_ID: a, RIGHT_ATTR: {LOWER: a}}]]", ["10: unknown key “RIGHT_ATTR”; did you mean “RIGHT_ATTRS”?", "10: RIGHT_ATTRS: this key is missing"]),
    ],
)  # fmt: skip
def test_a_broken_pattern_is_a_load_error(write: Write, matcher: str, expected: list[str]) -> None:
    folder = write(matcher)
    with pytest.raises(DataErrors) as caught:
        Checker("ja-JP", "en", rules=[folder])
    assert [line.removeprefix(f"{folder}/tok.yaml:") for line in str(caught.value).splitlines()] == expected


def test_a_language_without_trained_pipeline_cannot_ask_for_one(write: Write) -> None:
    folder = write("tokens: [[{LOWER: çok}, {POS: ADJ}]]", "tr")
    with pytest.raises(DataErrors, match=r"tok\.yaml:10: spaCy has no trained pipeline for “tr”$"):
        Checker("tr-TR", "tr", rules=[folder])


INACTIVE = "1 rule is inactive without a trained French pipeline (tok.it): python -m spacy download fr_core_news_sm"


def test_an_inactive_rule_is_told_of_when_it_could_match(write: Write) -> None:
    folder = write(PASSIVE, "fr", "Des «erreurs» ont été commises.")
    assert checked(folder, LETTER) == ([], [INACTIVE])
    assert checked(folder, "Bonjour Madame, merci pour votre message.") == ([], [])


def test_the_command_line_says_so_once(write: Write, run: Run, tmp_path: Path) -> None:
    folder = write(PASSIVE, "fr", "Des «erreurs» ont été commises.")
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(LETTER, encoding="utf-8")
    arguments = ("--culture", "fr-FR", "--lang", "fr", "--select", "tok", "--rules", str(folder))
    done = run("check", "a.txt", "b.txt", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", f"stylecheck: {INACTIVE}\n")
    done = run("test", "--rules", str(folder))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr.splitlines() == [
        "Skipped: tok.it: 1 example for a trained pipeline: python -m spacy download fr_core_news_sm",
        "0 of 0 examples hold, 1 skipped",
    ]


def toy(folder: Path) -> Path:
    """Write a pipeline that knows one verb, laid out and named as the official ones."""
    import spacy

    nlp = spacy.blank("fr")
    nlp.add_pipe("attribute_ruler").add([[{"LOWER": "commises"}]], {"POS": "VERB", "LEMMA": "commettre"})
    nlp.meta.update(name="core_news_sm", version="3.8.0")
    package = folder / "fr_core_news_sm"
    package.mkdir(parents=True)
    nlp.to_disk(package / "fr_core_news_sm-3.8.0")
    (package / "meta.json").write_text(json.dumps(nlp.meta), encoding="utf-8")
    (package / "__init__.py").write_text("raise RuntimeError('its code never runs')\n", encoding="utf-8")
    return folder


def test_tags_come_from_an_installed_pipeline(write: Write, tmp_path: Path) -> None:
    folder = write("tokens: [[{LOWER: été}, {POS: VERB}]]", "fr")
    assert checked(folder, LETTER, toy(tmp_path / "site")) == (["été commises"], [])


def test_lemmas_come_from_an_installed_pipeline(write: Write, tmp_path: Path) -> None:
    folder = write("triggers: [comm*]\n    tokens: [[{LEMMA: commettre}]]", "fr")
    assert checked(folder, LETTER, toy(tmp_path / "site")) == (["commises"], [])


def lookups(folder: Path) -> Path:
    """Write lemmas for one word, laid out as in spacy-lookups-data."""
    data = folder / "spacy_lookups_data" / "data"
    data.mkdir(parents=True)
    (data / "fr_lemma_lookup.json.gz").write_bytes(gzip.compress(b'{"commises": "commettre"}'))
    module = f"fr = {{'lemma_lookup': {str(data / 'fr_lemma_lookup.json')!r}}}\n"
    (data.parent / "__init__.py").write_text(module, encoding="utf-8")
    info = folder / "spacy_lookups_data-1.0.5.dist-info"
    info.mkdir()
    (info / "METADATA").write_text(
        "Metadata-Version: 2.1\nName: spacy-lookups-data\nVersion: 1.0.5\n", encoding="utf-8"
    )
    (info / "entry_points.txt").write_text("[spacy_lookups]\nfr = spacy_lookups_data:fr\n", encoding="utf-8")
    return folder


def test_lemmas_come_from_lookups_without_a_pipeline(write: Write, tmp_path: Path) -> None:
    folder = write("triggers: [comm*]\n    tokens: [[{LEMMA: commettre}]]", "fr")
    assert checked(folder, LETTER, lookups(tmp_path / "site")) == (["commises"], [])
    assert checked(folder, LETTER) == ([], [INACTIVE])


def test_a_package_that_took_the_name_is_no_pipeline(write: Write, tmp_path: Path) -> None:
    package = tmp_path / "site" / "fr_core_news_sm"
    package.mkdir(parents=True)
    (package / "__init__.py").write_text("raise RuntimeError('its code never runs')\n", encoding="utf-8")
    folder = write("tokens: [[{LOWER: été}, {POS: VERB}]]", "fr")
    assert checked(folder, LETTER, tmp_path / "site") == ([], [INACTIVE])


def test_a_broken_pipeline_is_one_line(write: Write, tmp_path: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    site = toy(tmp_path / "site")
    (site / "fr_core_news_sm" / "fr_core_news_sm-3.8.0" / "config.cfg").unlink()
    monkeypatch.setenv("PYTHONPATH", os.pathsep.join([str(ROOT), str(site)]))
    folder = write("tokens: [[{LOWER: été}, {POS: VERB}]]", "fr")
    done = run("check", "-", "--lang", "fr", "--culture", "fr-FR", "--rules", str(folder), stdin=LETTER)
    assert done.returncode == 2
    assert "fr_core_news_sm-3.8.0: spaCy cannot load this pipeline: " in done.stderr
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.slow
def test_dependency_marks_from_first_to_last_token(write: Write, french: Path) -> None:
    folder = write(PASSIVE, "fr", "Des «erreurs ont été commises».")
    assert checked(folder, LETTER, french) == (["erreurs ont  été commises"], [])
    assert checked(folder, "Nous avons commis des erreurs.", french) == ([], [])


@pytest.fixture(scope="module")
def very_rule(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    folder = tmp_path_factory.mktemp("very")
    text = RULE.format(matcher=VERY, language="en", bad="It is «very nice».")
    (folder / "tok.yaml").write_text(text, encoding="utf-8")
    return Checker("ja-JP", "en", select=["tok"], rules=[folder])


@settings(deadline=None)  # the first example loads spaCy
@given(
    pieces=st.lists(
        st.sampled_from(
            ["very", "VERY", "nice", "good", " ", " ", " ", "\n", "\r\n", "\n\n", "😀", "e\u0301", "`", ".", "\u00a0"]
        )
    )
)
def test_spans_hold_what_was_found(very_rule: Checker, pieces: list[str]) -> None:
    text = "".join(pieces)
    for item in very_rule.check(text).diagnostics:
        very, *other = text[slice(*item.span)].split()
        assert very.lower() == "very"
        assert len(other) == 1
        assert other[0].isalpha()
