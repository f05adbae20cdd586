from __future__ import annotations

import json
from pathlib import Path

import pytest

MAIL = "Dear Ms Novak,\n\nWe have it!!\n"
SELECT = ["--select", "tone-marks.repeated-exclamation", "-q"]


def write(folder: Path, name: str, text: str) -> None:
    (folder / name).parent.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(text, encoding="utf-8")


def test_settings_are_found_upward_and_the_command_line_wins(run, tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", '[tool.stylecheck]\nculture = "ja-JP"\nfail-on = "error"\n')
    write(tmp_path, "mails/de/a.txt", MAIL)
    done = run("check", "mails/de/a.txt", *SELECT)
    assert (done.returncode, ": warning " in done.stdout) == (0, True)
    assert run("check", "mails/de/a.txt", *SELECT, "--fail-on", "warning").returncode == 1
    assert ": suggestion " in run("check", "mails/de/a.txt", *SELECT, "--culture", "en-US").stdout
    assert run("check", "mails/de/a.txt", "--isolated").stderr.startswith("stylecheck: no --culture")


def test_the_nearest_file_wins_and_overrides_apply_by_glob(run, tmp_path: Path) -> None:
    write(tmp_path, "pyproject.toml", '[tool.stylecheck]\nculture = "en-US"\n')
    write(
        tmp_path,
        "mails/.stylecheck.yaml",
        "culture: en-US\noverrides:\n  - {files: ['ja/*'], culture: ja-JP}\n"
        "  - {files: ['ja/off.txt'], severity: {tone-marks.repeated-exclamation: off}}\n",
    )
    for name in ("mails/en.txt", "mails/ja/a.txt", "mails/ja/off.txt"):
        write(tmp_path, name, MAIL)
    lines = run("check", "mails", *SELECT).stdout.splitlines()
    assert [line.split(" ")[:2] for line in lines] == [
        ["mails/en.txt:3:11:", "suggestion"],
        ["mails/ja/a.txt:3:11:", "warning"],
    ]


def test_rules_and_locales_are_relative_to_the_configuration(run, tmp_path: Path, pack) -> None:
    pack()
    write(tmp_path, ".stylecheck.yaml", "culture: ja-JP\nrules: [packs]\n")
    write(tmp_path, "deep/down/a.txt", "We like synergy, and we thank you for your message.\n")
    assert "house.synergy" in run("check", "deep/down/a.txt").stdout


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (".stylecheck.yaml", "culture: ja-JP\nculure: x\n", ":2: unknown setting “culure”; did you mean “culture”?"),
        (".stylecheck.yaml", "select: tone\n", ":1: select: must be a list of strings"),
        (".stylecheck.yaml", "- a\n", ":1: settings must be a mapping of keys to values"),
        ("pyproject.toml", "[tool.stylecheck]\nignore = 3\n", ":2: ignore: must be a list of strings"),
        ("pyproject.toml", "[tool.stylecheck]\nculture = \n", ":2: not TOML: Invalid value (at line 2, column 11)"),
        (
            ".stylecheck.yaml",
            "overrides:\n  - {culture: ja-JP}\n",
            ":2: overrides: each entry needs `files`, a list of globs",
        ),
    ],
)
def test_a_bad_setting_is_named_with_file_and_line(run, tmp_path: Path, name: str, text: str, problem: str) -> None:
    write(tmp_path, name, text)
    write(tmp_path, "a.txt", MAIL)
    done = run("check", "a.txt")
    assert (done.returncode, done.stderr) == (2, f"stylecheck: {tmp_path / name}{problem}\n")


def shown(run, file: str) -> dict[str, dict]:
    done = run("config", "show", file, "--output-format", "json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["settings"]


def test_the_path_names_culture_language_and_channel(run, tmp_path: Path) -> None:
    write(
        tmp_path,
        ".stylecheck.yaml",
        "culture: en-US\noverrides:\n"
        "  - {files: ['templates/{culture}/**'], channel: template}\n"
        "  - {files: ['{channel}/{language}/*.md', 'old/{culture}/{channel}/x.txt']}\n"
        "  - {files: ['templates/fr_fr/intern/**', '!templates/fr_fr/intern/open.txt'], culture: en-GB}\n",
    )
    values = {
        file: {key: row["value"] for key, row in shown(run, file).items() if key in ("culture", "language", "channel")}
        for file in (
            "a.txt",
            "templates/ja-JP/a/b.txt",
            "templates/de_de/b.txt",
            "chat/zh_Hant/b.md",
            "old/pl-PL/chat/x.txt",
            "templates/fr_fr/intern/b.txt",
            "templates/fr_fr/intern/open.txt",
            "deep/templates/ja-JP/a.txt",
        )
    }
    assert values == {
        "a.txt": {"culture": "en-US", "language": None, "channel": "email"},
        "templates/ja-JP/a/b.txt": {"culture": "ja-JP", "language": None, "channel": "template"},
        "templates/de_de/b.txt": {"culture": "de-DE", "language": None, "channel": "template"},
        "chat/zh_Hant/b.md": {"culture": "en-US", "language": "zh-Hant", "channel": "chat"},
        "old/pl-PL/chat/x.txt": {"culture": "pl-PL", "language": None, "channel": "chat"},
        "templates/fr_fr/intern/b.txt": {"culture": "en-GB", "language": None, "channel": "template"},
        "templates/fr_fr/intern/open.txt": {"culture": "fr-FR", "language": None, "channel": "template"},
        "deep/templates/ja-JP/a.txt": {"culture": "en-US", "language": None, "channel": "email"},
    }


def test_a_path_that_names_no_culture_is_an_error_that_says_so(run, tmp_path: Path) -> None:
    write(tmp_path, ".stylecheck.yaml", "overrides:\n  - files: ['t/{culture}/*']\n")
    write(tmp_path, "t/jp-JP/a.txt", MAIL)
    done = run("check", "t")
    place = f"{tmp_path / '.stylecheck.yaml'}:2, from the path by t/{{culture}}/*"
    assert (done.returncode, done.stderr) == (
        2,
        f"stylecheck: t/jp-JP/a.txt: unknown culture “jp-JP”; did you mean “ja-JP”? ({place})\n",
    )


def test_settings_extend_others_rule_by_rule(run, tmp_path: Path, pack) -> None:
    pack()
    write(tmp_path, "base.toml", '[tool.stylecheck]\nculture = "ja-JP"\nrules = ["packs"]\nignore = ["letter"]\n'
          '[tool.stylecheck.severity]\n"house.synergy" = "suggestion"\n'
          '[[tool.stylecheck.overrides]]\nfiles = ["mails/*"]\nchannel = "chat"\n')  # fmt: skip
    write(tmp_path, "team/middle.yaml", "extend: ../base.toml\nlanguage: en\nseverity: {clarity.long-sentence: off}\n")
    write(
        tmp_path, "team/app/.stylecheck.yaml", "extend: ../middle.yaml\nseverity: {house.synergy: error}\nignore: []\n"
    )
    write(tmp_path, "team/app/mails/a.txt", "We like synergy, and we thank you for your message.\n")
    rows = shown(run, "team/app/mails/a.txt")
    places = {key: (row["value"], Path(row["file"]).name, row["line"]) for key, row in rows.items() if "file" in row}
    assert places == {
        "culture": ("ja-JP", "base.toml", 2),
        "language": ("en", "middle.yaml", 2),
        "rules": ([str(tmp_path / "packs")], "base.toml", 3),
        "ignore": ([], ".stylecheck.yaml", 3),
        "channel": ("chat", "base.toml", 9),
        "severity.house.synergy": ("error", ".stylecheck.yaml", 2),
        "severity.clarity.long-sentence": ("off", "middle.yaml", 3),
    }
    assert ": error house.synergy " in run("check", "team/app/mails/a.txt").stdout
    text = run("config", "show", "team/app/mails/a.txt").stdout.splitlines()
    assert f"channel = chat  ({tmp_path / 'base.toml'}:9, for mails/*)" in text
    assert "fail-on = warning  (default)" in text


def test_front_matter_comes_after_the_configuration(run, tmp_path: Path) -> None:
    write(tmp_path, ".stylecheck.yaml", "culture: en-US\nseverity: {tone-marks.repeated-exclamation: error}\n")
    text = "---\nstylecheck:\n  culture: ja-JP\n  severity: {letter.given-name: off}\n  ignore: [letter]\n---\n"
    write(tmp_path, "a.md", text + MAIL)
    rows = shown(run, "a.md")
    places = {key: (row["value"], Path(row["file"]).name, row["line"]) for key, row in rows.items() if "file" in row}
    assert places == {
        "culture": ("ja-JP", "a.md", 3),
        "severity.tone-marks.repeated-exclamation": ("error", ".stylecheck.yaml", 2),
        "severity.letter.given-name": ("off", "a.md", 4),
    }
    assert ": error tone-marks" in run("check", "a.md", *SELECT).stdout


def test_severities_of_the_command_line_add_to_those_of_the_configuration(run, tmp_path: Path) -> None:
    write(tmp_path, ".stylecheck.yaml", "culture: ja-JP\nseverity: {tone-marks.repeated-exclamation: error}\n")
    write(tmp_path, "a.txt", MAIL)
    assert ": error " in run("check", "a.txt", *SELECT, "--severity", "letter.given-name=off").stdout


def test_a_cycle_of_settings_is_an_error(run, tmp_path: Path) -> None:
    write(tmp_path, ".stylecheck.yaml", "extend: b.yaml\n")
    write(tmp_path, "b.yaml", "culture: ja-JP\nextend: ./.stylecheck.yaml\n")
    write(tmp_path, "a.txt", MAIL)
    done = run("check", "a.txt")
    chain = ".stylecheck.yaml extends b.yaml extends .stylecheck.yaml"
    assert (done.returncode, done.stderr) == (2, f"stylecheck: {tmp_path / 'b.yaml'}:2: extend: a cycle: {chain}\n")


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("extend: nope.yaml\n", ":1: extend: {folder}/nope.yaml: no such configuration file"),
        ("exclud: [a]\n", ":1: unknown setting “exclud”; did you mean “exclude”?"),
        ("exclude: a\n", ":1: exclude: must be a list of strings"),
        ("extend: [a]\n", ":1: extend: must be a string"),
        (
            "overrides:\n  - files: [a]\n    exclude: [b]\n",
            ":3: unknown setting “exclude” in overrides: it is for the whole run",
        ),
        ("overrides:\n  - files: [a]\n    chanel: b\n", ":3: unknown setting “chanel”; did you mean “channel”?"),
        (
            "overrides:\n  - files: ['t/{cultur}/*']\n",
            ":2: files: “{{cultur}}” is not one of {{culture}}, {{language}}, {{channel}}; did you mean “culture”?",
        ),
    ],
)
def test_a_bad_new_setting_is_named_with_file_and_line(run, tmp_path: Path, text: str, problem: str) -> None:
    write(tmp_path, ".stylecheck.yaml", text)
    write(tmp_path, "a.txt", MAIL)
    done = run("check", "a.txt")
    said = problem.format(folder=tmp_path)
    assert (done.returncode, done.stderr) == (2, f"stylecheck: {tmp_path / '.stylecheck.yaml'}{said}\n")


def test_walks_leave_out_what_git_ignores_and_what_is_excluded(run, tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    write(tmp_path, ".gitignore", "build/\n*.tmp.txt\n/mails/top.txt\n")
    write(tmp_path, "mails/.gitignore", "!keep.tmp.txt\nsecret*\n")
    write(tmp_path, "mails/.stylecheck.yaml", "culture: ja-JP\nexclude: [old/, '*.draft.md']\n")
    names = [
        "a.txt",
        "b.draft.md",
        "build/a.txt",
        "keep.tmp.txt",
        "old/a.txt",
        "secret.txt",
        "sub/a.md",
        "sub/top.txt",
        "top.txt",
        "x.tmp.txt",
    ]
    for name in names:
        write(tmp_path, f"mails/{name}", MAIL)
    kept = ["mails/a.txt", "mails/keep.tmp.txt", "mails/sub/a.md", "mails/sub/top.txt"]
    assert [line.split(":")[0] for line in run("check", "mails", *SELECT).stdout.splitlines()] == kept
    assert [line.split(":")[0] for line in run("check", ".", *SELECT, "--culture", "ja-JP").stdout.splitlines()] == kept
    write(tmp_path, "build/.stylecheck.yaml", "culture: ja-JP\n")
    write(tmp_path, "build/a.txt", MAIL)
    assert [line.split(":")[0] for line in run("check", "build", *SELECT).stdout.splitlines()] == ["build/a.txt"]
    named = ("mails/old/a.txt", "mails/secret.txt", "mails/a.txt")
    assert len(run("check", *named, *SELECT).stdout.splitlines()) == 3
    assert len(run("check", *named, *SELECT, "--force-exclude").stdout.splitlines()) == 2
    assert "mails/old/a.txt is excluded" in run("config", "show", "mails/old/a.txt").stdout
