"""Report formats as the programs that read them do: their own parsers, exact texts, and drafts that mean harm."""

from __future__ import annotations

import json
import os
import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes
from xml.etree import ElementTree

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from stylecheck import Diagnostic, Edit, Fix, Report, Severity, Source, Span
from stylecheck.report import FORMATS, formatter
from stylecheck.report.full import cells
from stylecheck.report.model import CheckedFile
from stylecheck.report.visible import HIDDEN, as_json, visible

ROOT = Path(__file__).parent.parent
SARIF_SCHEMA = json.loads((ROOT / "tests/schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
DRAFT = "Dear Ms Novak,\n\n😀 We have it!!\nSo sorry.\n"
SEVERITIES = [Severity.ERROR, Severity.WARNING, Severity.SUGGESTION]
Run = Callable[..., Any]


def finding(source: str, words: str, severity: Severity = Severity.WARNING, **changes: Any) -> Diagnostic:
    span = Span(source.index(words), source.index(words) + len(words))
    item = Diagnostic(
        rule="marks.shouting",
        category="formality",
        severity=severity,
        message=f"“{words}” may read as shouting.",
        span=span,
        why="It is loud.",
        basis="service",
        source=Source("GUIDE", "high", "The guide", "https://example.com/guide"),
        fixes=(Fix(".", (Edit(span, "."),), safe=True), Fix("Say it calmly")),
    )
    return item._replace(**changes)


def checked(source: str, *found: Diagnostic, path: str = "mails/reply.txt") -> CheckedFile:
    return CheckedFile(path, Report(source, found, "en", "en-US", "email"))


@pytest.fixture
def file() -> CheckedFile:
    return checked(DRAFT, finding(DRAFT, "!!"), finding(DRAFT, "So sorry", Severity.SUGGESTION, fixes=()))


def sarif_run(*files: CheckedFile) -> dict[str, Any]:
    log = json.loads(formatter("sarif")(files, False))
    jsonschema.Draft4Validator(SARIF_SCHEMA, format_checker=jsonschema.FormatChecker()).validate(log)
    (run,) = log["runs"]
    return run


def lines_of(source: str) -> list[str]:
    return re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)


def piece(source: str, region: dict[str, int]) -> str:
    """The text of a SARIF region, cut from the lines of the source."""
    lines = lines_of(source)
    start = sum(map(len, lines[: region["startLine"] - 1])) + region["startColumn"] - 1
    return source[start : sum(map(len, lines[: region["endLine"] - 1])) + region["endColumn"] - 1]


def test_sarif_says_what_was_found_where_and_why(file: CheckedFile) -> None:
    run = sarif_run(file)
    assert (run["columnKind"], run["tool"]["driver"]["name"]) == ("unicodeCodePoints", "stylecheck")
    (rule,) = run["tool"]["driver"]["rules"]
    assert rule == {
        "id": "marks.shouting",
        "shortDescription": {"text": "Shouting."},
        "fullDescription": {"text": "It is loud."},
        "help": {
            "text": "It is loud.\nSource: The guide (service, confidence high)\nExamples: stylecheck explain marks.shouting",
            "markdown": (
                "It is loud.\n\n**Source:** [The guide (service, confidence high)](https://example.com/guide)\n\n"
                "**Examples:** `stylecheck explain marks.shouting`"
            ),
        },
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": ["formality"], "basis": "service", "confidence": "high"},
        "helpUri": "https://example.com/guide",
    }
    first, second = run["results"]
    region = {"startLine": 3, "startColumn": 13, "endLine": 3, "endColumn": 15}
    artifact = {"uri": "mails/reply.txt", "uriBaseId": "%SRCROOT%"}
    assert first.pop("partialFingerprints").keys() == {"stylecheckFinding/v1"}
    assert first == {
        "ruleId": "marks.shouting",
        "ruleIndex": 0,
        "level": "warning",
        "message": {"text": "“!!” may read as shouting.\nfix: .\nidea: Say it calmly"},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": region}}],
        "fixes": [
            {
                "description": {"text": "."},
                "artifactChanges": [
                    {
                        "artifactLocation": artifact,
                        "replacements": [{"deletedRegion": region, "insertedContent": {"text": "."}}],
                    }
                ],
            }
        ],
    }
    assert (second["level"], "fixes" in second) == ("note", False)


@pytest.mark.parametrize("source", ["a\r\nb !!\r\nc", "a\rb !!\rc", "a\n😀 !!\n", "!!", "é\n\n!!\nx\r\n"])
def test_sarif_regions_cut_out_the_words_whatever_the_line_breaks(source: str) -> None:
    (result,) = sarif_run(checked(source, finding(source, "!!")))["results"]
    assert piece(source, result["locations"][0]["physicalLocation"]["region"]) == "!!"


def test_sarif_regions_may_go_over_lines_to_the_very_end() -> None:
    source = "It is\nlate\n"
    (result,) = sarif_run(checked(source, finding(source, source)))["results"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 1, "startColumn": 1, "endLine": 3, "endColumn": 1}
    assert piece(source, region) == source


def fingerprints(source: str, path: str = "a.txt") -> list[str]:
    found = [
        finding(source, "!!", span=Span(match.start(), match.end()))
        for match in re.finditer("!!", source)
    ]  # fmt: skip
    results = sarif_run(checked(source, *found, path=path))["results"]
    return [result["partialFingerprints"]["stylecheckFinding/v1"] for result in results]


def test_fingerprints_survive_moved_lines_and_tell_equal_findings_apart() -> None:
    one = fingerprints("We have it!!\n\nRegards")
    assert fingerprints("Dear Ms Novak,\n\nMore.\n\nWe have  it!!\n\nRegards") == one
    assert fingerprints("We have it!!\n\nRegards", "b.txt") != one
    assert fingerprints("We had it!!\n\nRegards") != one
    twice = fingerprints("We have it!!\n\nWe have it!!\n\nRegards")
    assert (twice[0], len(set(twice))) == (one[0], 2)
    gitlab = json.loads(
        formatter("gitlab")([checked("We have it!!\n\nRegards", finding("We have it!!", "!!"), path="a.txt")], False)
    )
    assert [issue["fingerprint"] for issue in gitlab] == one


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("mails/über uns #1.txt", "mails/%C3%BCber%20uns%20%231.txt"),
        ("./a%20b:c?.txt", "a%2520b%3Ac%3F.txt"),
        ("../x.txt", "../x.txt"),
        ("/srv/a b.txt", "file:///srv/a%20b.txt"),
        (str(Path.cwd() / "mails" / "a.txt"), "mails/a.txt"),
        (os.fsdecode(b"b\xff\n.txt"), "b%FF%0A.txt"),
    ],
)
def test_sarif_uris_are_relative_and_percent_encoded(path: str, uri: str) -> None:
    (result,) = sarif_run(checked("!!", finding("!!", "!!"), path=path))["results"]
    artifact = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert artifact["uri"] == uri
    assert ("uriBaseId" in artifact) is not uri.startswith("file:")
    assert unquote_to_bytes(uri.removeprefix("file://")).endswith(os.fsencode(Path(path).name))


def test_sarif_messages_hold_no_links_of_the_draft() -> None:
    source = r"See [this](http://x) and \[that](1) [plain]"
    (result,) = sarif_run(checked(source, finding(source, source)))["results"]
    expected = r"“See \[this](http://x) and \\\[that](1) [plain]” may read as shouting."
    assert result["message"]["text"].split("\n")[0] == expected


def test_sarif_without_findings_is_a_run_without_results() -> None:
    assert sarif_run(checked(DRAFT))["results"] == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("sarif", ["error", "warning", "note"]),
        ("checkstyle", ["error", "warning", "info"]),
        ("github", ["error", "warning", "notice"]),
        ("gitlab", ["major", "minor", "info"]),
        ("rdjson", ["ERROR", "WARNING", "INFO"]),
    ],
)
def test_severities_in_the_words_of_each_format(name: str, words: list[str]) -> None:
    def said(text: str) -> Iterator[str]:
        yield from re.findall(r'"?(?:severity|level)"?[:=] ?"(\w+)"(?!\s*\})|^::(\w+)', text, re.MULTILINE)

    text = formatter(name)([checked("!!", finding("!!", "!!", severity)) for severity in SEVERITIES], False)
    assert ["".join(found) for found in said(text)] == words


def test_junit_fails_for_warnings_and_skips_suggestions(file: CheckedFile) -> None:
    clean = checked("Fine.", path="fine.txt")
    text = formatter("junit")([file, clean], False)
    root = ElementTree.fromstring(text.encode())
    assert root.attrib == {"name": "stylecheck", "tests": "3", "failures": "1", "errors": "0", "skipped": "1"}
    assert [(suite.get("name"), suite.get("tests"), suite.get("failures")) for suite in root] == [
        ("mails/reply.txt", "2", "1"),
        ("fine.txt", "1", "0"),
    ]
    (failure,) = root.iter("failure")
    assert failure.attrib == {"message": "“!!” may read as shouting.", "type": "warning"}
    assert failure.text == (
        "mails/reply.txt:3:13\n“!!” may read as shouting.\nwhy: It is loud.\nfix: .\nidea: Say it calmly"
    )
    (skipped,) = root.iter("skipped")
    assert skipped.get("type") == "suggestion"
    names = [(case.get("name"), case.get("line")) for case in root.iter("testcase")]
    assert names == [("marks.shouting 3:13", "3"), ("marks.shouting 4:1", "4"), ("no findings", None)]


def test_checkstyle(file: CheckedFile) -> None:
    assert formatter("checkstyle")([file], False) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<checkstyle version="4.3">\n'
        '  <file name="mails/reply.txt">\n'
        '    <error line="3" column="13" severity="warning" message="“!!” may read as shouting." source="stylecheck.marks.shouting" />\n'
        '    <error line="4" column="1" severity="info" message="“So sorry” may read as shouting." source="stylecheck.marks.shouting" />\n'
        "  </file>\n"
        "</checkstyle>\n"
    )


def test_github_annotations(file: CheckedFile) -> None:
    assert formatter("github")([file], False).split("\n") == [
        "::warning file=mails/reply.txt,line=3,endLine=3,col=13,endColumn=15,title=marks.shouting"
        "::“!!” may read as shouting.%0Awhy: It is loud.%0Afix: .%0Aidea: Say it calmly",
        "::notice file=mails/reply.txt,line=4,endLine=4,col=1,endColumn=9,title=marks.shouting"
        "::“So sorry” may read as shouting.%0Awhy: It is loud.",
    ]


def test_github_annotations_over_lines_have_no_columns_and_escape_what_parts_them() -> None:
    source = "50%\nof it"
    item = finding(source, source, message="50% of it, or: all", fixes=())
    line = formatter("github")([checked(source, item, path="a,b:c 5%.txt")], False)
    assert line == (
        "::warning file=a%2Cb%3Ac 5%25.txt,line=1,endLine=2,title=marks.shouting::50%25 of it, or: all%0Awhy: It is loud."
    )


def test_gitlab_code_quality(file: CheckedFile) -> None:
    first, second = json.loads(formatter("gitlab")([file], False))
    assert re.fullmatch("[0-9a-f]{32}", first.pop("fingerprint"))
    assert first == {
        "description": "“!!” may read as shouting.",
        "check_name": "marks.shouting",
        "severity": "minor",
        "location": {
            "path": "mails/reply.txt",
            "positions": {"begin": {"line": 3, "column": 13}, "end": {"line": 3, "column": 15}},
        },
    }
    assert second["severity"] == "info"


def test_rdjson_counts_bytes_and_suggests_single_edits(file: CheckedFile) -> None:
    result = json.loads(formatter("rdjson")([file], False))
    assert result["source"] == {"name": "stylecheck"}
    place = {"start": {"line": 3, "column": 16}, "end": {"line": 3, "column": 18}}  # 😀 is four bytes
    assert result["diagnostics"][0] == {
        "message": "“!!” may read as shouting.\nwhy: It is loud.",
        "location": {"path": "mails/reply.txt", "range": place},
        "severity": "WARNING",
        "code": {"value": "marks.shouting", "url": "https://example.com/guide"},
        "suggestions": [{"range": place, "text": "."}],
    }
    row = DRAFT.encode().split(b"\n")[place["start"]["line"] - 1]
    assert row[place["start"]["column"] - 1 : place["end"]["column"] - 1] == b"!!"
    two = Fix("both", (Edit(Span(0, 1), "x"), Edit(Span(2, 3), "y")))
    result = json.loads(formatter("rdjson")([checked(DRAFT, finding(DRAFT, "!!", fixes=(two,)))], False))
    assert result["diagnostics"][0]["suggestions"] == []


# Templates


TEMPLATE = """\
{% for file in files %}
{{ file.path|visible }}
{% for item in file.diagnostics %}
  {{ item.start.line }}: {{ item.text|e }} {{ item.fixes[0].title }}
{% endfor %}
{% endfor %}
"""


@pytest.fixture
def mail(tmp_path: Path) -> str:
    (tmp_path / "reply.txt").write_text("Dear Ms Novak,\n\nWe have it!!\n", encoding="utf-8")
    (tmp_path / ".stylecheck.yaml").write_text(
        "culture: ja-JP\nlanguage: en\nselect: [tone-marks.repeated-exclamation]\n", encoding="utf-8"
    )
    return "reply.txt"


def test_templates_get_the_json_report(run: Run, tmp_path: Path, mail: str) -> None:
    (tmp_path / "list.j2").write_text(TEMPLATE, encoding="utf-8")
    done = run("check", mail, "--format", "template:list.j2", "-q")
    assert (done.stdout, done.stderr, done.returncode) == ("reply.txt\n  3: !! .\n", "", 1)
    (tmp_path / "all.j2").write_text("{{ files|tojson }}", encoding="utf-8")
    done = run("check", mail, "--format", "template:all.j2", "-q")
    assert json.loads(done.stdout) == json.loads(run("check", mail, "--format", "json", "-q").stdout)["files"]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("a\n{% for x in files %}\n", "bad.j2:2: Unexpected end of template."),
        ("a\nb\n{{ oops }}\n", "bad.j2:3: 'oops' is undefined"),
        ("\n{{ files[0].pth }}\n", "bad.j2:2: 'dict object' has no attribute 'pth'"),
        ("\n{{ 1 // 0 }}\n", "bad.j2:2: integer division or modulo by zero"),
        ("{{ ().__class__.__bases__ }}", "bad.j2:1: access to attribute '__class__' of 'tuple' object is unsafe."),
        ("\n{{ files.append(1) }}", "bad.j2:2: access to attribute 'append' of 'list' object is unsafe."),
        ("\n{% include 'none.j2' %}", "bad.j2:2: 'none.j2' not found in search path: '.'"),
    ],
)
def test_a_broken_template_is_one_line(run: Run, tmp_path: Path, mail: str, text: str, problem: str) -> None:
    (tmp_path / "bad.j2").write_text(text, encoding="utf-8")
    done = run("check", mail, "--format", "template:bad.j2")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(f"stylecheck: {problem}")
    assert done.stderr.count("\n") == 1


def test_a_missing_template_is_one_line(run: Run, mail: str) -> None:
    done = run("check", mail, "--format", "template:none.j2")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "stylecheck: none.j2: no such file or directory\n"


# Files


def test_reports_go_to_files_beside_the_one_on_stdout(run: Run, tmp_path: Path, mail: str) -> None:
    (tmp_path / "list.j2").write_text(TEMPLATE, encoding="utf-8")
    (tmp_path / "old.json").write_text("old", encoding="utf-8")
    (tmp_path / "old.json").chmod(0o640)
    wanted = [
        "a.sarif",
        "old.json",
        "page.html",
        "full:all.txt",
        "junit:b.xml",
        "sarif:c.json",
        "template:list.j2:d.txt",
    ]
    done = run("check", mail, "--format", "concise", "-q", *(part for name in wanted for part in ("--output", name)))
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.startswith("reply.txt:3:11: warning tone-marks.repeated-exclamation “!!”")

    def text(name: str) -> str:
        return (tmp_path / name).read_text(encoding="utf-8")

    assert json.loads(text("a.sarif"))["version"] == "2.1.0"
    assert text("c.json") == text("a.sarif") == run("check", mail, "--format", "sarif", "-q").stdout
    assert text("old.json") == run("check", mail, "--format", "json", "-q").stdout
    assert (tmp_path / "old.json").stat().st_mode & 0o777 == 0o640
    assert text("page.html").startswith("<!DOCTYPE html>")
    assert text("all.txt").startswith("reply.txt:3:11  warning")
    assert ElementTree.parse(tmp_path / "b.xml").getroot().tag == "testsuites"
    assert text("d.txt") == "reply.txt\n  3: !! .\n"
    assert not list(tmp_path.glob("*.part"))


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        (
            "report.xml",
            "--output report.xml: “.xml” does not tell the format; say NAME:report.xml "
            f"(NAME is one of {', '.join(FORMATS)})",
        ),
        (
            "saruf:report.json",
            f"unknown output-format “saruf”; did you mean “sarif”? (one of {', '.join(FORMATS)}, template:FILE)",
        ),
        ("sarif:", "--output takes FILE, NAME:FILE or template:TEMPLATE:FILE, not “sarif:”"),
        ("template:x.j2", "--output takes FILE, NAME:FILE or template:TEMPLATE:FILE, not “template:x.j2”"),
        ("template:x.j2:y.txt", "x.j2: no such file or directory"),
        ("full:./reply.txt", "--output reply.txt: one of the drafts; a report would take its place"),
    ],
)
def test_a_file_without_a_known_format_is_told_before_any_work(run: Run, mail: str, value: str, problem: str) -> None:
    done = run("check", mail, "--output", value)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"stylecheck: {problem}\n")


@pytest.mark.parametrize(
    ("value", "problem"),
    [
        ("none/a.sarif", "none/a.sarif: no such file or directory"),
        ("folder.json", "folder.json: is a directory"),
        ("reply.txt/a.json", "reply.txt/a.json: not a directory"),
        ("kept.json", "kept.json: read-only"),
    ],
)
def test_a_file_that_cannot_be_written_is_one_line(
    run: Run, tmp_path: Path, mail: str, value: str, problem: str
) -> None:
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "kept.json").write_text("kept", encoding="utf-8")
    (tmp_path / "kept.json").chmod(0o400)
    done = run("check", mail, "-q", "--output", value)
    assert (done.returncode, done.stderr) == (2, f"stylecheck: {problem}\n")
    assert "reply.txt:3:11" in done.stdout
    assert (tmp_path / "kept.json").read_text(encoding="utf-8") == "kept"
    assert not list(tmp_path.glob("*.part"))


def test_links_and_devices_stay_what_they_are(run: Run, tmp_path: Path, mail: str) -> None:
    (tmp_path / "real.json").write_text("old", encoding="utf-8")
    (tmp_path / "link.json").symlink_to("real.json")
    done = run("check", mail, "-q", "--format", "github", "--output", "link.json", "--output", "sarif:/dev/stdout")
    assert (tmp_path / "link.json").is_symlink()
    assert json.loads((tmp_path / "real.json").read_text(encoding="utf-8"))["version"] == 1
    assert '"version": "2.1.0"' in done.stdout


def test_statistics_as_json(run: Run, mail: str) -> None:
    done = run("check", mail, "--statistics", "--format", "json", "-q", "--output", "full.json")
    rows = [{"rule": "tone-marks.repeated-exclamation", "severity": "warning", "findings": 1}]
    assert json.loads(done.stdout) == {"version": 1, "statistics": rows}


# Drafts that mean harm


HOSTILE = (
    "😀\u202e We \x1b[31mSAY \x1b]0;title\x07 \u202e\u2066\u200b\u200e\u061c\x9b\x85 ::error::owned%0A##[add-mask]x "
    "<b onclick='x'>&amp;]]> [a](http://e) \ufffe\x08\u2028 END of it"
)
WORDS = HOSTILE[HOSTILE.index("SAY") : HOSTILE.index(" of it")]
HOSTILE_NAME = "a\x1b]0;x\x07\u202e%0A::error::,b\n::error::c<&\"'>.txt"
RAW = re.compile(HIDDEN)
PACK = {"phrases: [synerg(y|ies)]": "regex: SAY [^.]* END", "fix: safe": "fix: unsafe"}


@pytest.fixture
def hostile(tmp_path: Path, pack: Callable[..., Path]) -> list[str]:
    folder = pack(**PACK)
    text = f"Dear Ms Novak,\n\n{HOSTILE}.\n\nKind regards,\nAna\n"
    (tmp_path / HOSTILE_NAME).write_text(text, encoding="utf-8", newline="")
    (tmp_path / "list.j2").write_text(TEMPLATE.replace("item.text|e", "item.text|visible"), encoding="utf-8")
    return ["check", HOSTILE_NAME, "--culture", "en-US", "--lang", "en", "--select", "house", "--rules", str(folder)]


@pytest.mark.parametrize("name", [*FORMATS, "template:list.j2"])
def test_hostile_drafts_and_names_can_steer_nothing(run: Run, hostile: list[str], name: str) -> None:
    done = run(*hostile, "--format", name)
    assert done.returncode == 1
    assert done.stdout
    assert [char for char in done.stdout + done.stderr if char != "\n" and RAW.match(char)] == []
    commands = [line for line in done.stdout.splitlines() if line.lstrip().startswith("::")]
    if name not in ("html", "json", "rdjson"):  # those hold the draft itself
        assert [line.split("::")[1].split(" ")[0] for line in commands] == (["warning"] if name == "github" else [])
        assert "##[" not in done.stdout


def test_hostile_text_comes_through_json_as_it_was(run: Run, tmp_path: Path, hostile: list[str]) -> None:
    (found,) = json.loads(run(*hostile, "--format", "json").stdout)["files"]
    assert (found["path"], found["diagnostics"][0]["text"]) == (HOSTILE_NAME, WORDS)
    (issue,) = json.loads(run(*hostile, "--format", "gitlab").stdout)
    assert issue["location"]["path"] == HOSTILE_NAME
    assert not RAW.search(issue["description"])
    (diagnostic,) = json.loads(run(*hostile, "--format", "rdjson").stdout)["diagnostics"]
    assert diagnostic["location"]["path"] == HOSTILE_NAME
    log = json.loads(run(*hostile, "--format", "sarif").stdout)
    jsonschema.Draft4Validator(SARIF_SCHEMA).validate(log)
    assert "\\[a](http://e)" in log["runs"][0]["results"][0]["message"]["text"]


def test_hostile_text_is_shown_in_xml_as_in_the_terminal(run: Run, hostile: list[str]) -> None:
    (error,) = ElementTree.fromstring(run(*hostile, "--format", "checkstyle").stdout).iter("error")
    assert error.get("message", "").startswith("“SAY \\x1b]0;title\\x07 <U+202E><U+2066><U+200B><U+200E><U+061C>\\x9b")
    (failure,) = ElementTree.fromstring(run(*hostile, "--format", "junit").stdout).iter("failure")
    assert "<b onclick='x'>&amp;]]>" in (failure.text or "")
    assert len((failure.text or "").split("\n")) == 4


def test_hostile_text_is_no_second_annotation(run: Run, hostile: list[str]) -> None:
    line, end = run(*hostile, "--format", "github", "-q").stdout.split("\n")
    command, message = line.removeprefix("::").split("::", 1)
    assert end == ""
    assert command == (
        "warning file=a\\x1b]0;x\\x07<U+202E>%250A%3A%3Aerror%3A%3A%2Cb\\x0a%3A%3Aerror%3A%3Ac<&\"'>.txt,"
        f"line=3,endLine=3,col=12,endColumn={12 + len(WORDS)},title=house.synergy"
    )
    assert "%250A" in message
    assert message.count("%0A") == 2


def test_carets_stand_under_what_is_shown(run: Run, hostile: list[str]) -> None:
    lines = run(*hostile, "--format", "full", "-q").stdout.splitlines()
    number = next(number for number, line in enumerate(lines) if line.startswith("  3 | "))
    shown, marks = lines[number], lines[number + 1]
    start = cells(shown[: shown.index("SAY")])
    end = cells(shown[: shown.index("END") + 3])
    assert marks == "    | ".ljust(start) + "^" * (end - start)


def test_carets_stand_under_marks_and_joiners() -> None:
    source = "नमस्ते जी, यह क्या है!!"
    lines = formatter("full")([checked(source, finding(source, "!!"))], False).splitlines()
    letters = sum(not re.match("[\u0900-\u0902\u093c\u0941-\u0948\u094d]", char) for char in source) - 2
    assert lines[3] == "    | " + " " * letters + "^^"


def test_a_wrapped_line_is_no_command_of_the_runner() -> None:
    source = "word " * 17 + "::debug::secret"
    text = formatter("full")([checked(source, finding(source, source), path="::error::x")], False)
    assert [line for line in text.splitlines() if line.strip().startswith("::")] == []
    assert "\n    \\x3a:debug::secret”" in text
    assert text.startswith("\\x3a:error::x:1:1 ")


def test_errors_and_comparisons_show_hostile_names_too(run: Run, hostile: list[str], tmp_path: Path) -> None:
    done = run("check", "no\x1b\n[/red].txt")
    assert done.stderr == "stylecheck: no\\x1b\\x0a[/red].txt: no such file or directory\n"
    (tmp_path / "x[").mkdir()  # “x[/red].txt” would close a style in the markup of tables
    (tmp_path / "x[/red].txt").write_text("SAY it END.", encoding="utf-8")
    options = [option for option in hostile[4:] if option not in ("en-US", "--culture")]
    done = run("compare", "x[/red].txt", HOSTILE_NAME, "--cultures", "en-US,de-DE", *options)
    assert (done.returncode, done.stdout.count("x[/red].txt")) == (0, 2)
    assert not RAW.search(done.stdout.replace("\n", ""))


def test_line_breaks_of_crlf_drafts_are_not_shown_in_the_page() -> None:
    page = formatter("html")([checked("a\r\nb!!\rc\r\n", finding("a\r\nb!!", "!!"))], False)
    assert page.count("U+000D") == 1


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Zürich 😀 नमस्ते می‌خواهم 👩‍💻 à", "Zürich 😀 नमस्ते می‌خواهم 👩‍💻 à"),
        ("a\tb\r\n", "a\\x09b\\x0d\\x0a"),
        ("\x7f\x9b\ud800\udcff", "\\x7f\\x9b<U+D800>\\xff"),
        ("\u202a\u202e\u2066\u2069\u200f\u061c\ufeff", "<U+202A><U+202E><U+2066><U+2069><U+200F><U+061C><U+FEFF>"),
    ],
)
def test_what_is_hidden_is_shown_and_the_rest_left_alone(text: str, shown: str) -> None:
    assert visible(text) == shown


ANYTHING = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from("\x1b\x9b\u202e\udc80\udcff#[:"))
)


@given(ANYTHING)
def test_nothing_hidden_goes_out_and_json_reads_back(text: str) -> None:
    assert not RAW.search(visible(text))
    assert not RAW.search(as_json([text]).replace("\n", ""))
    assert json.loads(as_json([text])) == [text]


@given(ANYTHING)
def test_xml_is_well_formed_whatever_a_draft_says(text: str) -> None:
    report = [checked("!!", finding("!!", "!!", message=text, why=text), path=text)]
    (error,) = ElementTree.fromstring(formatter("checkstyle")(report, False).encode()).iter("error")
    assert error.get("message") == visible(text)
    ElementTree.fromstring(formatter("junit")(report, False).encode())


@given(st.text("ab\r\n😀é \udcff"), st.data())
def test_regions_of_sarif_and_rdjson_are_the_spans(source: str, data: st.DataObject) -> None:
    start, end = sorted(data.draw(st.lists(st.integers(0, len(source)), min_size=2, max_size=2)))
    item = finding("!!", "!!", span=Span(start, end), fixes=())
    (result,) = json.loads(formatter("sarif")([checked(source, item)], False))["runs"][0]["results"]
    assert piece(source, result["locations"][0]["physicalLocation"]["region"]) == source[start:end]
    (found,) = json.loads(formatter("rdjson")([checked(source, item)], False))["diagnostics"]
    lines = [line.encode("utf-8", "surrogateescape") for line in lines_of(source)]
    whole = b"".join(lines)

    def offset(place: dict[str, int]) -> int:
        return sum(map(len, lines[: place["line"] - 1])) + place["column"] - 1

    place = found["location"]["range"]
    wanted = source[start:end].encode("utf-8", "surrogateescape")
    assert whole[offset(place["start"]) : offset(place["end"])] == wanted


# The page on reports


PAGE = (ROOT / "docs/reports.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"```console\n\$ stylecheck (.*)\n((?:.|\n)*?)```", PAGE)
IN_CI = re.findall(
    r"stylecheck (check [^|\n'\"]*)", "\n".join(re.findall(r"```(?:yaml|groovy|sh)\n(.*?)```", PAGE, re.DOTALL))
)


@pytest.fixture
def page_files(tmp_path: Path) -> None:
    for name, text in re.findall(r"^`([\w./-]+)`:\n\n```\w*\n(.*?)```", PAGE, re.MULTILINE | re.DOTALL):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "reply.txt").write_bytes((tmp_path / "reply.txt").read_bytes())


@pytest.mark.parametrize(("command", "output"), EXAMPLES, ids=[command for command, _ in EXAMPLES])
def test_the_page_shows_what_commands_print(run: Run, page_files: None, command: str, output: str) -> None:
    assert run(*shlex.split(command)).stdout == output


def test_the_page_has_every_format() -> None:
    for name in FORMATS:
        assert f"\n## {name}" in PAGE


@pytest.mark.parametrize("command", IN_CI)
def test_the_recipes_of_the_page_run(run: Run, tmp_path: Path, page_files: None, command: str) -> None:
    done = run(*shlex.split(command))
    assert (done.returncode, done.stderr.count("error")) == (0 if "--exit-zero" in command else 1, 0)
    for value in re.findall(r"--output (\S+)", command):
        path = tmp_path / value.rpartition(":")[2]
        parse = {".xml": ElementTree.parse, ".html": Path.read_text}.get(
            path.suffix, lambda path: json.loads(path.read_text())
        )
        assert parse(path)


def test_the_yaml_of_the_page_parses() -> None:
    blocks = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
    assert len(blocks) >= 3
    assert all(isinstance(yaml.safe_load(block), dict) for block in blocks)
