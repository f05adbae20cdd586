"""No expression stalls on any text: each is proven linear by its graph, or measured on its worst case."""

from __future__ import annotations

import ast
import importlib
import re
import time
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

import stylecheck
from stylecheck import loader
from stylecheck.column import Texts
from stylecheck.growth import Growth, growth
from stylecheck.index import UNFOLDED
from stylecheck.lazy import _Lazy
from stylecheck.phrase import in_full, spell_out

PACKAGE = Path(stylecheck.__file__).parent
SEARCHES = {"finditer", "findall", "search", "sub", "subn", "split"}


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        (r"(a+)+b", Growth.EXPONENTIAL),
        (r"(a|a)*b", Growth.EXPONENTIAL),
        (r"(a*)*b", Growth.EXPONENTIAL),
        (r"(?:a|ab|b)*c", Growth.EXPONENTIAL),
        (r"(?:\w{1,3} ?)+!", Growth.EXPONENTIAL),
        (r"(?:请|请您|您){0,20}看", Growth.EXPONENTIAL),
        (r"(?:a?){30}b", Growth.EXPONENTIAL),
        (r"\s+$", Growth.POLYNOMIAL),
        (r"foo.*bar", Growth.POLYNOMIAL),
        (r"\w*\w*x", Growth.POLYNOMIAL),
        (r"(?<!\w)[\w'-]+ x", Growth.POLYNOMIAL),
        (r"a++b", Growth.POLYNOMIAL),
        (r"(?=.*x)y", Growth.POLYNOMIAL),
        (r"<!--(.*?)-->", Growth.POLYNOMIAL),
        (r"(?<!\d)(?:\d+,)+x", Growth.POLYNOMIAL),
        (r"\A\s+$", Growth.LINEAR),
        (r"foo\w*", Growth.LINEAR),
        (r"(?<!\s)\s++$", Growth.LINEAR),
        (r"(?<!\w)foo\w*(?!\w)", Growth.LINEAR),
        (r"(?<!\w)\w+ \w+!", Growth.LINEAR),
        (r"\bfoo\b.{0,200}\bbar\b", Growth.LINEAR),
        (r"(?s)<!--.*?(?:-->|\Z)", Growth.LINEAR),
        (r"(?<!\d)(?:\d++ ?+)++x", Growth.POLYNOMIAL),
        (r"(?<![\d ])(?:\d++ ?+)++x", Growth.LINEAR),
    ],
)
def test_growth_is_told_from_the_pattern(pattern: str, expected: Growth) -> None:
    assert growth(pattern).growth is expected


@pytest.mark.parametrize("pattern", [r"\s+$", r"foo.*bar", r"\w*\w*x", r"(?<!\w)[\w'-]+ x", r"(?<!\d)(?:\d+,)+x"])
def test_the_text_that_is_named_shows_it(pattern: str) -> None:
    """Growth by four in length costs about sixteen times: the pump is the worst case, not a guess."""
    verdict = growth(pattern)
    assert ratio(re.compile(pattern), verdict.start, verdict.pump) > 8


def ratio(pattern: re.Pattern[str], start: str, pump: str) -> float:
    """Return how many times longer a text of four times the length takes: 4 where time is linear, 16 for a square."""
    size = 200
    while (one := seconds(pattern, start, pump, size)) < 0.002 and size < 20_000:
        size *= 2
    return min(seconds(pattern, start, pump, size * 4) / max(one, 1e-5) for _ in range(3))


def seconds(pattern: re.Pattern[str], start: str, pump: str, size: int) -> float:
    text = start + pump * (size // len(pump)) + "\0"
    begun = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - begun


# Shipped patterns

LETTERS = re.compile(r"(\[(?:[^\]\\]|\\.)*\]|\\.)|[^\W\d_]+")


ESCAPED = re.compile(r"\\U([0-9a-f]{8})")


@cache
def shapes(language: str) -> dict[str, str]:
    """Return the phrase patterns of a language by shape: all words one letter, which can only make them worse."""
    found: dict[str, str] = {}
    for pattern, kind in patterns(language):
        if kind not in UNFOLDED:
            shape = LETTERS.sub(lambda match: match[1] or "a", pattern)
            shape = re.sub(r"a( a){2,}", "a a a", shape)
            while (less := re.sub(r"(\(\?:|\|)([^()|]+)\|\2(?=[|)])", r"\1\2", shape)) != shape:
                shape = less
            found.setdefault(shape, pattern)
    return found


def patterns(language: str) -> Iterator[tuple[str, str]]:
    units = [loader.language_unit(language)]
    units += [loader.message_unit(language)] if loader.has_message(language) else []
    for unit in units:
        table = unit["patterns"]
        for source, kind in zip(Texts(table["sources"]), table["kinds"], strict=True):
            yield ESCAPED.sub(lambda match: chr(int(match[1], 16)), in_full(source)), kind


@pytest.mark.parametrize("language", ["any", *loader.languages()])
def test_every_phrase_of_the_shipped_packs_is_linear(language: str) -> None:
    slow = [
        pattern
        for shape, pattern in shapes(language).items()
        if growth.__wrapped__(spell_out(shape)).growth and growth(spell_out(pattern)).growth
    ]
    assert slow == []


@pytest.mark.parametrize("language", ["any", *loader.languages()])
def test_every_regular_expression_of_the_shipped_packs_is_linear(language: str) -> None:
    raw = [pattern for pattern, kind in patterns(language) if kind in UNFOLDED]
    assert {pattern: verdict.pump for pattern in raw if (verdict := growth(pattern)).growth} == {}


# The engine's own

MEASURED = {
    "formats/html.py TOKEN",
    "formats/json.py TOKEN",
    "formats/markdown.py CODE_SPAN",
    "formats/properties.py ENTRY",
}
"""What needs more than a look at single characters to be proven: these are measured."""


def engine() -> Iterator[tuple[str, str, int, bool]]:
    """Yield every expression of the package: where, pattern, flags, and whether it may begin anywhere in a text."""
    for path in sorted(PACKAGE.rglob("*.py")):
        place = path.relative_to(PACKAGE).as_posix()
        source = path.read_text(encoding="utf-8")
        if place in ("__main__.py", "compile.py", "table.py"):  # the last two read rules, not drafts
            continue
        name = ".".join((PACKAGE.name, *path.relative_to(PACKAGE).with_suffix("").parts)).removesuffix(".__init__")
        module = importlib.import_module(name)
        for constant, value in vars(module).items():
            if defined(constant, source) and (found := written(value)) is not None:
                used = set(re.findall(rf"\b{constant}\.(\w+)\(", source))
                searched = bool(used & SEARCHES) or not used
                yield f"{place} {constant}", *found, searched
                if "fullmatch" in used:
                    yield f"{place} {constant} in full", *in_whole(*found), False
        for call in ast.walk(ast.parse(source)):
            if isinstance(call, ast.Call) and (found := inline(call)) is not None:
                yield (
                    f"{place}:{call.lineno}",
                    *found[:2],
                    found[2] and place != "formats/csv.py",
                )  # its cells follow on


def in_whole(pattern: str, flags: int) -> tuple[str, int]:
    r"""Return a pattern as fullmatch tries it: on to the end, so that what falls short of it is tried in other ways."""
    return rf"(?:{pattern})\Z", flags


def defined(constant: str, source: str) -> bool:
    return re.search(rf"^{re.escape(constant)}\b", source, re.MULTILINE) is not None


def written(value: Any) -> tuple[str, int] | None:
    if isinstance(value, _Lazy):
        return value._pattern, int(value._flags)
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        return value.pattern, value.flags & ~re.UNICODE
    return None


def inline(call: ast.Call) -> tuple[str, int, bool] | None:
    """Return pattern, flags and use of a call such as ``re.search(r"…", text)``; what an f-string fills in is a word."""
    function = call.func
    if not (isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "re"):
        return None
    if function.attr not in SEARCHES | {"match", "fullmatch", "compile"} or not call.args:
        return None
    pattern = call.args[0]
    if isinstance(pattern, ast.JoinedStr):
        parts = [part.value if isinstance(part, ast.Constant) else "word" for part in pattern.values]
    elif isinstance(pattern, ast.Constant):
        parts = [pattern.value]
    else:
        return None
    nodes = [node for value in [*call.args, *(key.value for key in call.keywords)] for node in ast.walk(value)]
    named = {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    flags = sum(int(getattr(re, flag)) for flag in named & {"MULTILINE", "DOTALL", "IGNORECASE"})
    written = "".join(parts), flags
    searched = function.attr in SEARCHES | {"compile"}
    return *(in_whole(*written) if function.attr == "fullmatch" else written), searched


ENGINE = list(engine())


def test_the_engine_is_seen() -> None:
    assert len(ENGINE) > 120
    assert {place for place, *_ in ENGINE} >= MEASURED


@pytest.mark.parametrize(("place", "pattern", "flags", "searched"), ENGINE, ids=[place for place, *_ in ENGINE])
def test_every_expression_of_the_engine_is_linear(place: str, pattern: str, flags: int, searched: bool) -> None:
    verdict = growth(pattern, flags, searched=searched)
    if place not in MEASURED:
        assert verdict.growth is Growth.LINEAR, verdict
        return
    assert verdict.growth is Growth.POLYNOMIAL, "proven now: no need to measure it"
    compiled = re.compile(pattern, flags)
    for pump in {
        verdict.pump,
        "{% raw",
        "{%",
        "<!--",
        "<a '\"",
        "`a``b```c",
        '\\"',
        '"',
        "\\\r\n",
        "a:\\\n",
        "{{",
        "<script ",
        "a=\\",
    }:
        assert ratio(compiled, verdict.start, pump) < 8, pump


# Users' own

SLOW = r"[a-z, ]+[a-z, ]+[a-z, ]+order(?=!b)"
TEXT = "Hello,\n\nthank you for your order! We look for synergies " + "and some bits more " * 500 + "order!a\n"


def test_a_pattern_whose_time_doubles_is_refused_with_its_place(run, pack) -> None:
    folder = pack(**{"phrases: [synerg(y|ies)]": r"regex: '(?:[a-z]+ ?)+!'"})
    done = run("check", "-", "--rules", str(folder), stdin="Hello.")
    assert done.returncode == 2
    assert done.stderr == (
        f"stylecheck: {folder}/house.yaml:10: bad regex “(?:[a-z]+ ?)+!”: its time doubles with each “aa” in a text;"
        " no two parts may repeat the same text\n"
    )


def test_a_pattern_that_takes_too_long_names_itself_and_all_else_is_checked(run, pack, tmp_path: Path) -> None:
    folder = pack()
    rule = (folder / "house.yaml").read_text(encoding="utf-8").partition("rules:\n")[2]
    rule = rule.replace("synergy", "slow").replace("phrases: [synerg(y|ies)]", f"regex: '{SLOW}'")
    with (folder / "house.yaml").open("a", encoding="utf-8") as file:
        file.write(rule)
    (tmp_path / "reply.txt").write_text(TEXT, encoding="utf-8")
    done = run("check", "reply.txt", "--rules", str(folder), "--lang", "en", "--select", "house")
    assert done.returncode == 2
    assert done.stdout.startswith("reply.txt:3:39: warning house.synergy “synergies”")
    assert (
        "stylecheck: reply.txt: house.slow: its pattern took longer than 1 s, so the rule was left out\n" in done.stderr
    )


@pytest.mark.parametrize(
    "command", [("fix", "--diff"), ("fix", "--check", "--exit-zero"), ("compare", "--cultures", "de-DE")]
)
def test_other_commands_too_end_as_failed_when_a_rule_is_left_out(run, pack, tmp_path: Path, command) -> None:
    folder = pack(**{"phrases: [synerg(y|ies)]": f"regex: '{SLOW}'"})
    (tmp_path / "reply.txt").write_text(TEXT, encoding="utf-8")
    assert run(*command, "reply.txt", "--rules", str(folder), "--lang", "en").returncode == 2


def test_a_bounded_pattern_finds_what_the_engine_finds(run, pack) -> None:
    folder = pack(**{"phrases: [synerg(y|ies)]": r"regex: '(?i)we .* synerg(?:y|ies)\b'"})
    done = run(
        "check", "-", "--rules", str(folder), "--lang", "en", "--select", "house", stdin="Here we look for synergies."
    )
    assert (done.returncode, done.stdout) == (
        1,
        "stdin.txt:1:6: warning house.synergy “we look for synergies” may not be clear to general readers.\n",
    )


def test_shipped_packs_need_no_other_engine(run) -> None:
    assert all(not loader.language_unit(language)["patterns"]["slow"] for language in ["any", *loader.languages()])
