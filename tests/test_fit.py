"""How a draft fits its reader: scores that say what cost them, bars, and the page, looked at in a real browser."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from stylecheck import Checker
from stylecheck.fit import fit

MAIL = "Hi Kenji,\n\nThat's not my department!!\n\nKind regards,\nAna\n"
HOSTILE = "Hi <script>document.title='owned'</script> <img src=x onerror=\"document.title='owned'\">,\n\nThat's not my department!! \u202eevil\u202c \x1b[31m &amp; </pre></main>\n"


def test_a_score_is_a_hundred_less_what_its_findings_cost() -> None:
    report = Checker("ja-JP", "en", recipient="Kenji Tanaka").check(MAIL)
    for item in fit(report.diagnostics, report.levels, ["formality", "titles", "risk"]):
        assert item.score == max(0, 100 - sum(points for _, _, points in item.costs))
    (titles,) = fit(report.diagnostics, report.levels, ["titles"])
    assert titles.costs == (("letter.given-name", 1, 20),)
    assert (titles.score, titles.expects) == (80, "high")


def test_the_full_report_ends_with_a_bar_for_each_category(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MAIL, encoding="utf-8")
    done = run("check", "a.txt", "--culture", "ja-JP", "--to", "Kenji Tanaka", "--select", "titles", "--format", "full")
    assert done.stdout.endswith(
        "\nFit for ja-JP (email)\n"
        "  formality    ██████████ 100  expects high\n"
        "  titles       ████████░░  80  expects high    letter.given-name −20\n"
        "  indirectness ██████████ 100  expects high\n"
        "  positivity   ██████████ 100\n"
        "  clarity      ██████████ 100  expects high\n"
        "  empathy      ██████████ 100  expects high\n"
        "  risk         ██████████ 100\n"
    )


def test_compare_shows_a_bar_for_each_culture(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MAIL, encoding="utf-8")
    done = run("compare", "a.txt", "--cultures", "ja-JP,en-US", "--to", "Kenji Tanaka", "--select", "titles")
    rows = [" ".join(line.split()) for line in done.stdout.splitlines()]
    assert "fit of a.txt ja-JP en-US" in rows
    assert "titles ████████░░ 80 ██████████ 100" in rows


def test_json_explains_the_score(run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(MAIL, encoding="utf-8")
    done = run("check", "a.txt", "--culture", "ja-JP", "--to", "Kenji Tanaka", "--select", "titles", "--format", "json")
    (file,) = json.loads(done.stdout)["files"]
    assert file["fit"][1] == {
        "category": "titles",
        "score": 80,
        "expects": "high",
        "costs": [{"rule": "letter.given-name", "findings": 1, "points": 20}],
    }


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """Headless Chromium; on CI Debian's package is installed when it is missing."""
    if not shutil.which("chromedriver") and os.environ.get("CI") and os.geteuid() == 0 and shutil.which("apt-get"):
        subprocess.run(["apt-get", "update", "-qq"], check=False, capture_output=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "chromium-driver"], check=False, capture_output=True)
    driver = shutil.which("chromedriver")
    if driver is None:
        pytest.skip("no chromedriver on this machine")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for flag in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"):
        options.add_argument(flag)
    chrome = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield chrome
    chrome.quit()


def page(run, tmp_path: Path, text: str, *options: str) -> str:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    done = run(*(options or ("check",)), "a.txt", "--format", "html", "--to", "Kenji Tanaka")
    (tmp_path / "report.html").write_text(done.stdout, encoding="utf-8")
    return (tmp_path / "report.html").as_uri()


def test_draft_and_chart_stand_side_by_side(browser, run, tmp_path: Path) -> None:
    browser.get(page(run, tmp_path, MAIL, "compare", "--cultures", "ja-JP,en-US"))
    draft = browser.find_element("css selector", ".draft")
    meters = browser.find_elements("css selector", ".meter")
    assert len(meters) == 14
    assert draft.rect["x"] + draft.rect["width"] <= meters[0].rect["x"]
    assert browser.execute_script("return arguments[0].innerText", draft).startswith("Hi Kenji,\n")
    full, part = (meter.find_element("css selector", "i").rect["width"] for meter in (meters[6], meters[1]))
    assert part < full == meters[6].rect["width"]
    assert browser.execute_script("return document.documentElement.scrollWidth <= window.innerWidth")


def test_hover_shows_why_and_what_to_write(browser, run, tmp_path: Path) -> None:
    from selenium.webdriver import ActionChains

    browser.get(page(run, tmp_path, MAIL, "check", "--culture", "ja-JP"))
    mark = next(mark for mark in browser.find_elements("css selector", "mark") if mark.text == "Kenji")
    tip = mark.find_element("css selector", ".tip")
    assert not tip.is_displayed()
    ActionChains(browser).move_to_element(mark).perform()
    assert tip.is_displayed()
    assert "letter.given-name" in tip.text
    assert tip.find_element("css selector", ".way").text == "Kenji Tanaka"


def test_hostile_text_stays_text(browser, run, tmp_path: Path) -> None:
    browser.get(page(run, tmp_path, HOSTILE, "check", "--culture", "ja-JP"))
    assert browser.title == "stylecheck report"
    assert browser.find_elements("css selector", "script, img, .draft pre") == []
    shown = browser.find_element("css selector", ".draft").text
    assert "<script>" in shown
    assert "&amp; </pre></main>" in shown
    assert [mark.text for mark in browser.find_elements("css selector", ".draft > .unseen")] == [
        "U+202E",
        "U+202C",
        "U+001B",
    ]
