"""The command line as its users run it: a real process, real files."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

MAIL = "Hi Kenji,\n\nThat's not my department!!\n\nKind regards,\nAna\n"


@pytest.fixture
def mail(tmp_path: Path) -> str:
    (tmp_path / "reply.txt").write_text(MAIL, encoding="utf-8")
    return "reply.txt"


def test_concise_lines_name_the_place_severity_and_rule(run, mail: str) -> None:
    done = run("check", mail, "--culture", "ja-JP", "--select", "tone-marks.repeated-exclamation", "-q")
    assert done.stdout == (
        "reply.txt:3:25: warning tone-marks.repeated-exclamation “!!” may read as shouting or over-excitement.\n"
    )
    assert (done.returncode, done.stderr) == (1, "")


def test_full_format_marks_the_words_and_names_the_source(run, mail: str) -> None:
    done = run(
        "check", mail, "--culture", "ja-JP", "--select", "tone-marks.repeated-exclamation", "--output-format", "full"
    )
    assert done.stdout.split("\n\nFit")[0] + "\n" == (
        "reply.txt:3:25  warning  tone-marks.repeated-exclamation\n"
        "  “!!” may read as shouting or over-excitement.\n"
        "  3 | That's not my department!!\n"
        "    |                         ^^\n"
        "  why: More than one exclamation mark reads as shouting in most places, and as pressure in a\n"
        "    complaint.\n"
        "  write: .\n"
        "  source: Customer-service practice: consensus of the five customer-relations guides (service,\n"
        "    confidence high)\n"
    )
    assert done.stderr == "Found 1 warning.\n"


def test_carets_stand_under_wide_characters(run) -> None:
    done = run(
        "check", "-", "--culture", "ja-JP", "--select", "tone-marks", "--output-format", "full", stdin="会議です!!\n"
    )
    assert "  1 | 会議です!!\n    |         ^^\n" in done.stdout


def test_json_follows_its_schema(run, mail: str) -> None:
    done = run("check", mail, "--culture", "ja-JP", "--to", "Kenji Tanaka", "--output-format", "json")
    report = json.loads(done.stdout)
    schema = Path(__file__).parent.parent / "docs" / "report.schema.json"
    jsonschema.validate(report, json.loads(schema.read_text(encoding="utf-8")))
    (file,) = report["files"]
    assert (file["path"], file["language"], file["culture"], file["channel"]) == ("reply.txt", "en", "ja-JP", "email")
    for item in file["diagnostics"]:
        assert item["text"] == MAIL[item["span"]["start"] : item["span"]["end"]]
        line = MAIL.splitlines()[item["start"]["line"] - 1]
        assert line[item["start"]["column"] - 1 :].startswith(item["text"].split("\n")[0])
    assert "letter.given-name" in {item["rule"] for item in file["diagnostics"]}


def test_stdin_takes_the_name_it_is_given(run) -> None:
    done = run(
        "check", "-", "--culture", "de-DE", "--stdin-filename", "reply.md", "--output-format", "json", stdin=MAIL
    )
    assert json.loads(done.stdout)["files"][0]["path"] == "reply.md"


def test_without_a_culture_only_service_rules_run_and_it_says_so(run, mail: str) -> None:
    done = run("check", mail, "--output-format", "json")
    assert {item["basis"] for item in json.loads(done.stdout)["files"][0]["diagnostics"]} == {"service"}
    assert done.stderr.startswith("stylecheck: no --culture, so only universal (service) rules ran; profiles: ar-AE, ")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["--fail-on", "error", "--select", "tone-marks"], 0),
        (["--fail-on", "warning", "--select", "tone-marks"], 1),
        (["--fail-on", "never"], 0),
        (["--exit-zero"], 0),
        (["--severity", "tone-marks.repeated-exclamation=error", "--fail-on", "error", "--select", "tone-marks"], 1),
        (["--select", "tone-marks", "--ignore", "tone-marks.repeated-exclamation"], 0),
    ],
)
def test_exit_codes(run, mail: str, arguments: list[str], code: int) -> None:
    assert run("check", mail, "--culture", "ja-JP", *arguments).returncode == code


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (["nope.txt"], "nope.txt: no such file or directory"),
        (["empty"], "empty: 0 files: no drafts in this directory; a file that is named is always read"),
        (["image.png"], "image.png: a binary file, not text"),
        (
            ["latin.txt"],
            "latin.txt:2: not utf-8: byte 0xfc; name another with --encoding, such as --encoding cp1252",
        ),
        (["latin.txt", "--encoding", "ascii"], "latin.txt:2: not ascii: byte 0xfc"),
        (["latin.txt", "--encoding", "nope"], "unknown encoding “nope”"),
        (["ok.txt", "--culture", "ja-jp"], "unknown culture “ja-jp”; did you mean “ja-JP”?"),
        (["ok.txt", "--culture", "zz-ZZ"], "unknown culture “zz-ZZ”; `stylecheck cultures` lists them"),
        (
            ["ok.txt", "--select", "letter.given-nme"],
            "unknown rule “letter.given-nme”; did you mean “letter.given-name”?",
        ),
        (["ok.txt", "--severity", "letter.given-name"], "--severity takes RULE=LEVEL, not “letter.given-name”"),
        (
            ["ok.txt", "--severity", "letter.given-name=loud"],
            "unknown severity “loud” (one of off, suggestion, warning, error)",
        ),
        (
            ["ok.txt", "--channel", "mail"],
            "unknown channel “mail”; did you mean “email”? (one of email, chat, social, phone, template)",
        ),
        (
            ["ok.txt", "--fail-on", "warnings"],
            "unknown fail-on “warnings”; did you mean “warning”? (one of suggestion, warning, error, never)",
        ),
        (
            ["ok.txt", "--output-format", "jsn"],
            "unknown output-format “jsn”; did you mean “json”? (one of full, concise, json, html, sarif, junit, "
            "checkstyle, github, gitlab, rdjson, template:FILE)",
        ),
        (["ok.txt", "--register", "custmer"], "unknown register “custmer”; did you mean “customer”?"),
        (["ok.txt", "--rules", "nowhere"], "nowhere: no such rules directory"),
        (["ok.txt", "--rules", "empty"], "empty: no rule packs (*.yaml) in this directory"),
        (["ok.txt", "--config", "none.yaml"], "none.yaml: no such configuration file"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(run, tmp_path: Path, arguments: list[str], problem: str) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "image.png").write_bytes(b"\x89PNG\0\0\0")
    (tmp_path / "latin.txt").write_bytes("Hallo\nFrau Müller".encode("latin-1"))
    (tmp_path / "ok.txt").write_text("Thank you for your message.", encoding="utf-8")
    done = run("check", *arguments)
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"stylecheck: {problem}\n")


def test_an_unknown_option_names_the_nearest(run, mail: str) -> None:
    done = run("check", mail, "--cultur", "ja-JP")
    assert done.returncode == 2
    assert "--culture" in done.stderr


def test_other_encodings_are_read_and_written_back(run, tmp_path: Path) -> None:
    text = "Dear Ms Müller,\r\n\r\nWe have the the form.\r\n"
    (tmp_path / "a.txt").write_bytes(text.encode("cp1252"))
    (tmp_path / "b.txt").write_bytes(text.encode("utf-16"))
    assert run("fix", "a.txt", "--encoding", "cp1252", "--culture", "de-DE").returncode == 0
    assert run("fix", "b.txt", "--culture", "de-DE").returncode == 0
    fixed = text.replace("the the", "the")
    assert (tmp_path / "a.txt").read_bytes().decode("cp1252") == fixed
    assert (tmp_path / "b.txt").read_bytes().decode("utf-16") == fixed


def test_fix_writes_stdin_to_stdout_and_findings_to_stderr(run) -> None:
    done = run("fix", "-", "--culture", "ja-JP", "--select", "tone-marks,structure", stdin="We have the the form!!\n")
    assert done.stdout == "We have the form!!\n"
    assert "tone-marks.repeated-exclamation" in done.stderr
    assert done.returncode == 1
    unsafe = run("fix", "-", "--unsafe", "--culture", "ja-JP", "--select", "tone-marks", stdin="We have it!!\n")
    assert (unsafe.stdout, unsafe.stderr, unsafe.returncode) == ("We have it.\n", "", 0)


def test_fix_diff_shows_the_change_and_writes_nothing(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("We have the the form.\n", encoding="utf-8")
    done = run("fix", "a.txt", "--culture", "ja-JP", "--diff")
    assert done.stdout == "--- a.txt\n+++ a.txt (fixed)\n@@ -1 +1 @@\n-We have the the form.\n+We have the form.\n"
    assert done.returncode == 1
    assert (tmp_path / "a.txt").read_text(encoding="utf-8") == "We have the the form.\n"


def test_compare_sets_readers_side_by_side(run, mail: str) -> None:
    done = run("compare", mail, "--cultures", "ja-JP,en-US", "--to", "Kenji Tanaka", "--select", "letter.given-name")
    assert [line.split() for line in done.stdout.split("\n\n")[0].splitlines()] == [
        ["where", "words", "rule", "ja-JP", "en-US"],
        ["reply.txt:1:4", "Kenji", "letter.given-name", "warning", "·"],
        ["findings", "1", "0"],
    ]


def test_statistics_count_by_rule(run) -> None:
    done = run(
        "check",
        "-",
        "--culture",
        "ja-JP",
        "--select",
        "tone-marks.repeated-exclamation",
        "--statistics",
        stdin="A!! B!!\n",
    )
    assert done.stdout == "     2 warning    tone-marks.repeated-exclamation\n"


def test_directories_are_searched_in_a_stable_order(run, tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", ".hidden.txt", "c.png"):
        (tmp_path / name).write_text("We have it!!\n", encoding="utf-8")
    done = run("check", ".", "--culture", "ja-JP", "--select", "tone-marks.repeated-exclamation")
    assert [line.split(":")[0] for line in done.stdout.splitlines()] == ["a.md", "b.txt"]


def test_explain_rules_and_cultures(run) -> None:
    assert "flagged" in run("explain", "letter.given-name").stdout
    assert (
        run("explain", "letter.given-nam").stderr
        == "stylecheck: unknown rule “letter.given-nam”; did you mean “letter.given-name”?\n"
    )
    assert "letter.given-name" in run("rules", "--language", "en").stdout
    assert run("rules", "--language", "xx").returncode == 2
    assert "Keigo" in run("cultures", "ja-JP").stdout
    listed = json.loads(run("cultures", "--output-format", "json").stdout)
    assert len(listed) == 24
    assert json.loads(run("rules", "--category", "titles", "--output-format", "json").stdout)[0]["category"] == "titles"


def test_new_rule_and_culture_load_as_they_are(run, tmp_path: Path) -> None:
    assert run("new", "rule", "house.synergy").stdout == "rules/house.yaml\n"
    assert run("new", "culture", "fi-FI").stdout == "locales/fi-FI.yaml\n"
    done = run("test", "--rules", "rules")
    assert (done.returncode, done.stderr) == (0, "2 of 2 examples hold\n")
    draft = "We look for synergies.\n"
    options = ["--culture", "fi-FI", "--lang", "en", "--rules", "rules", "--locales", "locales"]
    done = run("fix", "-", "--unsafe", *options, stdin=draft)
    assert done.stdout == "We look for working together.\n"
    assert run("new", "rule", "house.synergy").stderr == "stylecheck: rules/house.yaml: this file exists already\n"
    assert run("new", "rule", "Bad Name").returncode == 2
    assert run("new", "rul", "a.b").stderr == "stylecheck: new takes rule or culture, not “rul”; did you mean “rule”?\n"


def test_examples_that_do_not_hold_are_named_with_file_and_line(run, pack) -> None:
    folder = pack(**{"«synergies»": "synergies of «all»"})
    done = run("test", "--rules", str(folder))
    assert done.returncode == 1
    assert done.stdout == f"{folder}/house.yaml:16: Missing: house.synergy: “all”; flagged: “synergies”\n"
