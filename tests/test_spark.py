"""A DataFrame of drafts in, a DataFrame of findings out, in a real local Spark session; skipped without Java."""

from __future__ import annotations

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from stylecheck import Checker
from stylecheck.errors import ConfigError
from stylecheck.spark import findings

if shutil.which("java") is None and "JAVA_HOME" not in os.environ:
    pytest.skip("Spark needs Java, and there is none here", allow_module_level=True)

from pyspark.sql import DataFrame, Row, SparkSession

DRAFTS = [
    (1, "de-DE", "Dear Ms Novak,\n\nWe have it!! 🙂 You must pay at once.\n\nKind regards,\nSam"),
    (2, "ja-JP", "That is impossible. We cannot do that."),
    (3, "de-DE", "Sehr geehrte Frau Novak,\n\nkannst du mir die Nummer nennen?\n\nMit freundlichen Grüßen\nJana"),
    (4, "ja-JP", "了解です。\r\nそれは無理だね。"),
    (5, "de-DE", "Thank you for your message."),
    (6, "xx-XX", "We have it!!"),
    (7, None, "We have it!!"),
    (8, "en-US", None),
    (9, "en-US", "They win at the end of the day;\tthat’s “impossible” for us…\u202e!!"),
]
COLUMNS = "ticket long, locale string, body string"


@pytest.fixture(scope="module")
def spark() -> Iterator[SparkSession]:
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("PYSPARK_PYTHON", sys.executable)
        environment.setenv("SPARK_LOCAL_IP", "127.0.0.1")
        builder = SparkSession.builder.master("local[2]").appName("stylecheck")
        session = builder.config("spark.ui.enabled", "false").config("spark.sql.shuffle.partitions", "2").getOrCreate()
        yield session
        session.stop()


@pytest.fixture
def drafts(spark: SparkSession) -> DataFrame:
    return spark.createDataFrame(DRAFTS, COLUMNS).repartition(3)


def plain(row: Row) -> dict[str, object]:
    return {key: value for key, value in row.asDict(recursive=True).items() if value is not None}


def test_findings_are_those_of_the_command_line(drafts: DataFrame, tmp_path: Path, run: Callable[..., object]) -> None:
    rows = [json.dumps(dict(zip(("ticket", "locale", "body"), draft, strict=True))) for draft in DRAFTS]
    (tmp_path / "archive.jsonl").write_text("\n".join(rows), encoding="utf-8")
    done = run("check", "archive.jsonl", "--text-key", "body", "--culture-key", "locale", "--id-key", "ticket")
    expected = [
        {"ticket": said["id"], "culture": said["culture"], "language": said["language"], **item}
        for said in map(json.loads, done.stdout.splitlines())
        for item in said.get("diagnostics", ())
    ]
    found = findings(drafts, culture_column="locale", keep=["ticket"]).collect()
    checked = [plain(row) for row in found if row.error is None]
    assert sorted(checked, key=json.dumps) == sorted(expected, key=json.dumps)
    assert {(item["ticket"], item["rule"]) for item in checked} >= {
        (1, "tone-marks.repeated-exclamation"),
        (3, "address.familiar"),
    }


def test_a_draft_that_cannot_be_checked_has_a_row_that_says_why(drafts: DataFrame) -> None:
    found = findings(drafts, culture_column="locale").where("error is not null").orderBy("ticket")
    assert [plain(row) for row in found.collect()] == [
        {"ticket": 6, "locale": "xx-XX", "error": "unknown culture “xx-XX”; `stylecheck cultures` lists them"},
        {"ticket": 7, "error": "no culture for this draft, and none in the options"},
        {"ticket": 8, "locale": "en-US", "error": "the text is null, not a string"},
    ]


def test_a_culture_in_the_options_is_for_drafts_without(drafts: DataFrame) -> None:
    found = findings(drafts, culture_column="locale", keep=["ticket"], culture="ja-JP", language="en")
    row = found.where("ticket = 7 and rule = 'tone-marks.repeated-exclamation'").first()
    assert row is not None
    assert (row.culture, row.text, row.span.asDict()) == ("ja-JP", "!!", {"start": 10, "end": 12})


def test_rules_and_profiles_of_ones_own_travel_to_the_workers(
    spark: SparkSession, tmp_path: Path, pack: Callable[..., Path]
) -> None:
    own, locales = pack(), tmp_path / "locales"
    locales.mkdir()
    profile = "culture: x-house\nname: House\nextends: en-US\n"
    (locales / "x-house.yaml").write_text(profile, encoding="utf-8")
    options = {"culture": "x-house", "rules": [own], "locales": [locales], "select": ["house"]}
    draft = "We look for synergies."
    expected = [(item.rule, tuple(item.span)) for item in Checker(**options).check(draft).diagnostics]
    found = findings(spark.createDataFrame([(draft,)], "note string"), text="note", **options)
    shutil.rmtree(own)
    shutil.rmtree(locales)
    rows = found.collect()
    assert [(row.rule, tuple(row.span)) for row in rows] == expected == [("house.synergy", (12, 21))]
    assert [row.culture for row in rows] == ["x-house"]
    assert [plain(row)["fixes"] for row in rows] == [
        [{"title": "working together", "safe": True, "edits": [{"start": 12, "end": 21, "text": "working together"}]}]
    ]


def test_no_drafts_make_no_findings(drafts: DataFrame) -> None:
    assert findings(drafts.where("ticket > 100"), culture="de-DE").collect() == []


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"text": "boddy"}, "no column “boddy”; did you mean “body”? (one of ticket, locale, body)"),
        ({"text": "ticket"}, "column “ticket” is bigint, not string"),
        ({"culture": "de-DF"}, "unknown culture “de-DF”; did you mean “de-DE”?"),
        ({"select": ["idoms"]}, "unknown rule “idoms”"),
    ],
)
def test_what_is_wrong_is_said_at_once(drafts: DataFrame, options: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError) as error:
        findings(drafts, **options)
    assert str(error.value).startswith(message)


def test_a_column_named_like_one_of_the_result_is_refused(drafts: DataFrame) -> None:
    with pytest.raises(ConfigError, match="column “language” is one of the result's own; rename it, or leave it out"):
        findings(drafts.withColumnRenamed("locale", "language"), culture="de-DE")
