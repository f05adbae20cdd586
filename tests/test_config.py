from __future__ import annotations

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
