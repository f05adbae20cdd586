"""Kept regular expressions match what ``re`` matches, whatever the file holds that keeps them."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stylecheck import first, loader
from stylecheck.column import Texts
from stylecheck.index import UNFOLDED
from stylecheck.phrase import in_full, spell_out
from stylecheck.program import LENGTH, Programs, _build, _program

TEXT = (
    "Dear Ms Novak, if you want it by 3.4. or 12:30 p.m., we can't; WE ARE sorry 😀 (İstanbul, ſo, \u212aelvin). "
    "Śliczne, ça va? それは、できません。\n\n- No way!\n"
)
EDGES = ("", r"\b", r"(?<!\w)", r"(?:(?<!\w)|(?!\w))", r"(?m)^[ \t]*", r"(?=[A-Zi])", r"(?:the )?", r"\s*")
STARTS = (
    "if",
    "[iI]f",
    "(?:i|we|so)",
    r"\d{1,2}",
    "[12][0-9]?",
    "(?>[a-k]+)",
    "(x)?y?i",
    "(?i:I)",
    "(?-i:s)o",
    "が|で",
    ".s",
)
ENDS = ("", r"\w*", "[^,]{0,9}", r"\s\w", "(?=,)", "(?!f)")


def plain(pattern: str, flags: int, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.compile(pattern, flags).finditer(text)]


def kept(pattern: str, flags: int, text: str) -> list[tuple[int, int]]:
    program = _program(pattern, flags)
    assert program is not None
    return [match.span() for match in _build(pattern, program).finditer(text)]


@given(
    st.sampled_from(EDGES), st.sampled_from(STARTS), st.sampled_from(ENDS), st.sampled_from([0, re.I, re.M]),
    st.lists(st.sampled_from(["if", "I", "ı", "S", "ſo", "K", "\u212a", "we", "x", "y", "12", "3", " ", ",", "\n", "が", "z"])),
)  # fmt: skip
def test_a_program_that_skips_ahead_finds_what_re_finds(
    edge: str, start: str, end: str, flags: int, pieces: list[str]
) -> None:
    pattern = f"{edge}(?:{start}){end}"
    for text in ("".join(pieces), TEXT):
        assert kept(pattern, flags, text) == plain(pattern, flags, text)


@pytest.mark.parametrize(
    ("pattern", "skips"),
    [
        (r"(?<!\w)that is", True),
        (r"(?i)\b(?:if|when)\b", True),
        (r"(?:a )?(?:bit|lot) of", True),
        (r"\b\d+ x", True),
        (r"that is", False),  # the engine itself looks for the word
        (r"\bx*", False),
        (r"\b\w+x", False),
        (r"(?i)\bäh", False),
        (r"(?<!\w)[^a]b", False),
    ],
)
def test_a_program_is_told_where_a_match_can_begin(pattern: str, skips: bool) -> None:
    import re._compiler as compiler

    parsed = compiler._parser.parse(pattern)
    code = compiler._code(parsed, 0)
    assert (list(first.told(code, parsed, parsed.state.flags)) != list(code)) is skips


@pytest.mark.parametrize("language", ["any", *loader.languages()])
def test_shipped_patterns_find_what_re_finds(language: str) -> None:
    table = loader.language_unit(language)["patterns"]
    texts = [TEXT, TEXT.lower()]
    for source, kind in list(zip(Texts(table["sources"]), table["kinds"], strict=True))[::7]:
        pattern = in_full(source) if kind in UNFOLDED else spell_out(in_full(source))
        words = re.sub(r"\\[a-zA-Z]|[^\w\s']", " ", pattern).split()
        for text in (*texts, " ".join(words), " ".join(words[:3])):
            assert kept(pattern, 0, text) == plain(pattern, 0, text), pattern


def again(path: Path) -> str:
    """Compile two patterns in a process of its own, which keeps them at its end; return what they matched."""
    code = (
        "import sys; from pathlib import Path; from stylecheck.program import Programs\n"
        "programs = Programs(Path(sys.argv[1]))\n"
        "print(programs.compile(1, r'\\bno\\w*').findall('no, not nine'))\n"
        "print(programs.compile('a', '(?P<x>n)i').search('nine')['x'])"
    )
    return subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize(
    "content", [None, b"", b"\0" * 7, b"\xff" * 40, (9).to_bytes(LENGTH, "little") + b"not a table"]
)
def test_a_file_of_programs_that_is_none_is_written_anew(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "programs.bin"
    if content is not None:
        path.write_bytes(content)
    assert again(path) == "['no', 'not']\nn\n"
    written = path.read_bytes()
    assert again(path) == "['no', 'not']\nn\n"
    assert path.read_bytes() == written
    path.write_bytes(written[:-9])  # cut short: the program that is not whole is compiled again
    assert again(path) == "['no', 'not']\nn\n"


def test_what_a_file_keeps_is_not_compiled_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "programs.bin"
    again(path)
    monkeypatch.setattr("stylecheck.program._program", None)
    programs = Programs(path)
    assert programs.compile("a", "(?P<x>n)i").groupindex == {"x": 1}
    with pytest.raises(TypeError):
        programs.compile("b", "new")
