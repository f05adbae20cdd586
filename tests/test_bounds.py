"""No file stalls it or brings it down: whatever is deep, wide, endless or refers to itself costs one line at most."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from stylecheck.checker import Checker
from stylecheck.compile import MESSAGE_NAMES
from stylecheck.errors import DataError, DataErrors
from stylecheck.rule import PLACEHOLDER
from stylecheck.yamlfile import DEEPEST, YamlFile

MANY = 50_000
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
    for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
TARGET = '<file target-language="en"><trans-unit id="a"><target>Thank you!!</target></trans-unit></file>'
ENTITIES = "".join(
    f'<!ENTITY {name} "{f"&{before};" * 10}">' for before, name in zip("abcdefghi", "bcdefghij", strict=True)
)
FILES = {
    "laughs.yaml": LAUGHS,
    "deep.yaml": "a: " + "[" * 100_000,
    "deep-blocks.yaml": "- " * MANY + "x",
    "itself.yaml": "a: &a [*a, Thank you so much]",
    "spaces.yaml": "a: x" + " " * MANY + "y",
    "deep.json": "[" * 100_000,
    "deep-closed.json": "[" * MANY + '"Thank you so much"' + "]" * MANY,
    "number.json": f'{{"a": {"1" * 10_000}, "b": "Thank you so much"}}',
    "laughs.xlf": f'<!DOCTYPE x [<!ENTITY a "a">{ENTITIES}]><xliff>&j;</xliff>',
    "external.xlf": f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xliff>&a;{TARGET}</xliff>',
    "dtd.xlf": f'<!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff>{TARGET}</xliff>',
    "deep.xlf": "<a>" * MANY + "</a>" * MANY,
    "deep.html": "<div>" * MANY + "Hello" + "</div>" * MANY,
    "open.html": "<q>" * MANY + "<code>" * MANY + "</q>" * MANY,
    "quotes.html": "<a '\"" * MANY,
    "comments.html": "<!--" * MANY,
    "raw.html": "{% raw" * MANY,
    "tags.html": "<script " * MANY,
    "comments.md": "<!--" * MANY,
    "ticks.md": "`a``b```c\n" * 10_000,
    "links.md": "](( \n" * 20_000,
    "stars.md": "*a \n" * MANY,
    "parts.eml": "".join(f"Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n" for n in range(1000))
    + "\nHello\n",
    "headers.eml": "".join(f"X-{n}: a\n" for n in range(MANY)) + "\nHello\n",
    "folded.eml": "X-A: a\n" + "  b\n" * MANY + "  b\rc\n\nHello\n",
    "readers.eml": "To: " + ",\n ".join(["A <a@b.c>"] * 10_000) + "\n\nHello\n",
    "many.mbox": "From a Mon Jan 1\nSubject: x\n\nHello\n\n" * 1000,
    "open.csv": 'a,b\n"' + '""' * MANY,
    "wide.csv": "a,b,Thank you so much\n" * 10_000,
    "long.properties": "a=b\\\n" * MANY,
    "slashes.po": 'msgid "a"\nmsgstr "' + "\\" * MANY + '"\n',
    "front.txt": "---\nstylecheck: " + "[" * 100_000 + "\n---\nHello\n",
    "icu.txt": "{a, plural, one {\n" * 20_000,
    "ignore.txt": "<!-- stylecheck: ignore" + " " * 15_000 + "x -->\nHello\n",
    "stops.txt": ("." * 15_000 + "a\n") * 10,
    "dashes.txt": ("'-" * 7_000 + "\n") * 10,
    "greetings.txt": ("Dear " + "A-" * 1000 + ",\n") * 20,
    "han.txt": ("请您" * 7_000 + "\n") * 10,
    "blank.txt": "\n" * MANY,
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_costs_one_line_at_most(run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(FILES[name], encoding="utf-8", newline="")
    done = run("check", name, "--culture", "en-US", "--quiet", "--statistics", "--isolated")
    assert done.returncode in (0, 1, 2)
    assert done.stderr.count("\n") == (done.returncode == 2), done.stderr
    if done.returncode == 2:
        assert done.stderr.startswith(f"stylecheck: {name}:")


@pytest.mark.parametrize(
    ("text", "line", "problem"),
    [
        ("a: 1\nb: " + "[" * 100_000, 2, f"nested more than {DEEPEST} levels deep"),
        ("- " * MANY + "x", 1, f"nested more than {DEEPEST} levels deep"),
        (LAUGHS, 7, "more than 2,000,000 values, aliases counted in full"),
        ("a: 1\nb: &b [*b]", 2, "found undefined alias"),
        ("? [a]\n: b", 1, "a key must be plain text"),
        ("a: 1\n---\nb: 2", 2, "but found another document"),
        ("a: 1\na: 2", 2, "the key “a” stands here twice"),
    ],
)
def test_yaml_goes_only_so_far(text: str, line: int, problem: str) -> None:
    with pytest.raises(DataError) as raised:
        YamlFile(Path("x.yaml"), text)
    assert str(raised.value) == f"x.yaml:{line}: {problem}"


def test_aliases_mean_what_they_stand_for() -> None:
    file = YamlFile(Path("x.yaml"), "a: &a {b: [1, x]}\nc: *a\nd:\n  - *a\n")
    assert file.value == {"a": {"b": [1, "x"]}, "c": {"b": [1, "x"]}, "d": [{"b": [1, "x"]}]}
    assert (file.line(("a", "b", 1)), file.line(("c",)), file.line(("d", 0))) == (1, 2, 4)


@pytest.mark.parametrize("text", [LAUGHS, "a: " + "[" * 100_000, "n: " + "1" * 10_000])
@pytest.mark.parametrize("name", [".stylecheck.yaml", "packs/house.yaml", "locales/xx-XX.yaml"])
def test_every_yaml_that_is_loaded_is_bounded(run, tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text(text, encoding="utf-8")
    folder = name.partition("/")[0]
    options = {"packs": ["--rules", folder], "locales": ["--locales", folder]}.get(folder, [])
    done = run("check", "-", *options, stdin="Hello.")
    assert done.returncode == 2
    assert done.stderr.startswith("stylecheck: ")
    assert f"{name}:" in done.stderr.splitlines()[0]
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("text", ["a = " + "[" * 100_000, "a = " + "1" * 10_000])
def test_toml_is_bounded(run, tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_text(f"[tool.stylecheck]\n{text}\n", encoding="utf-8")
    done = run("check", "-", stdin="Hello.")
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "pyproject.toml:" in done.stderr


def test_rule_text_is_never_evaluated(run, pack) -> None:
    """Placeholders are a fixed set of words: no attribute, index, format or call is ever looked at."""
    assert all(PLACEHOLDER.fullmatch(f"{{{name}}}") for name in MESSAGE_NAMES)
    for text in ("{match.__class__}", "{match[0]}", "{match!r}", "{match:>99999999}", "{0}", "{}", "{__import__}"):
        with pytest.raises(DataErrors, match="unknown placeholder"):
            Checker(language="en", rules=[pack(**{"“{match}”": text})])
        (pack().parent / "packs" / "house.yaml").unlink()
    wording = "{{7*7}} ${HOME} $(id) `id` %s %(match)s <%= 1 %>"
    folder = pack(**{"[working together]": f"['{wording}']", "“{match}” may": "$HOME %s $(id) <%= 1 %> may"})
    (found,) = Checker(language="en", rules=[folder], select=["house"]).check("We look for synergies.").diagnostics
    assert found.message.startswith("$HOME %s $(id) <%= 1 %> may")
    assert found.fixes[0].title == wording


@pytest.mark.parametrize(
    "text",
    [
        "{{ files.__class__.__mro__ }}",
        "{{ ''.__class__.__subclasses__() }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{% set _ = files.append(1) %}",
        "{{ ('%s' * 3).format.__globals__ }}",
    ],
)
def test_a_report_template_stays_in_its_sandbox(run, tmp_path: Path, text: str) -> None:
    """A repository's configuration may name one."""
    (tmp_path / "report.j2").write_text(text, encoding="utf-8")
    done = run("check", "-", "--format", "template:report.j2", stdin="Hello.")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.splitlines()[-1].startswith("stylecheck: report.j2:1: ")


@pytest.mark.parametrize("start", "=+-@")
def test_no_formula_is_written_into_a_table(run, pack, tmp_path: Path, start: str) -> None:
    """A cell that begins so would be run by a spreadsheet; the finding stays, without an edit."""
    folder = pack(**{"[working together]": f'["{start}1+1"]'})
    content = 'name,text\na,synergies are what we look for\nb,"synergies, we look for them"\n'
    (tmp_path / "a.csv").write_text(content, encoding="utf-8")
    done = run("fix", "a.csv", "--rules", str(folder), "--lang", "en", "--select", "house", "--keys", "text")
    assert done.returncode == 1
    assert (tmp_path / "a.csv").read_text(encoding="utf-8") == content


def test_an_endless_device_ends() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "stylecheck", "check", "/dev/zero"],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ,
    )
    assert done.returncode == 2
    assert done.stderr.splitlines()[-1] == "stylecheck: /dev/zero: larger than 32 MB, so not read"
