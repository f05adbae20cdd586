"""Checks drafts in a Spark DataFrame: ``findings`` gives a DataFrame with a row for each finding (docs/archives.md)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from stylecheck.archive import answer, problem
from stylecheck.checker import Checker
from stylecheck.errors import ConfigError, nearest
from stylecheck.loader import data_files

if TYPE_CHECKING:
    from pyarrow import RecordBatch, Schema
    from pyspark import Broadcast
    from pyspark.sql import DataFrame
    from pyspark.sql.types import StructType

FINDING = """
    culture string, language string,
    rule string, category string, severity string, basis string, message string, why string,
    source struct<ref: string, title: string, url: string, confidence: string>,
    text string, span struct<start: int, end: int>,
    start struct<line: int, column: int>, end struct<line: int, column: int>,
    fixes array<struct<title: string, safe: boolean, edits: array<struct<start: int, end: int, text: string>>>>,
    error string
"""
"""The columns of a finding, named as in docs/json.md; ``error`` says why a draft could not be checked."""
FOLDERS = ("rules", "locales")
"""Options that name directories of the user's own, which workers may not have."""
AT_ONCE = 512
"""Drafts whose findings go to Spark in one batch."""


def findings(
    drafts: DataFrame,
    *,
    text: str = "body",
    culture_column: str | None = None,
    keep: Sequence[str] | None = None,
    **options: Any,
) -> DataFrame:
    """Return a row for each finding in the drafts of a column, and one with an ``error`` for each unreadable draft.

    ``culture_column`` names the reader's culture draft by draft; where it is null or not given, ``culture`` of the
    options holds. ``keep`` are the columns to repeat beside each finding, by default all but the text. The options are
    those of Checker, and are sent to each worker once, with the files in directories of ``rules`` and ``locales``.
    Raises ConfigError and DataErrors at once, not in a worker.
    """
    try:
        from pyspark.sql.pandas.types import to_arrow_schema
    except ImportError as error:
        raise ConfigError("stylecheck.spark needs PySpark: pip install 'stylecheck[spark]'") from error
    Checker(**options)
    read = [text] if culture_column is None else [text, culture_column]
    kept = [name for name in drafts.columns if name != text] if keep is None else list(keep)
    schema = _schema(drafts, read, kept)
    equipped = drafts.sparkSession.sparkContext.broadcast(Equipment(options, required=culture_column is not None))
    work = Work(equipped, text, culture_column, kept, to_arrow_schema(schema))
    wanted = (name.replace("`", "``") for name in dict.fromkeys([*read, *kept]))
    return drafts.select(*(f"`{name}`" for name in wanted)).mapInArrow(work, schema)


class Equipment:
    """The options of a run and the user's files that they name; one copy of it lives in each worker process."""

    def __init__(self, options: Mapping[str, Any], *, required: bool) -> None:
        self._options = {key: value for key, value in options.items() if key not in FOLDERS}
        self._folders = {key: [_files(Path(path)) for path in options.get(key, ())] for key in FOLDERS}
        self._required = required
        self._checkers: dict[str | None, Checker] = {}

    def checker(self, culture: str | None) -> Checker:
        """Return the checker for a culture, by default that of the options; raises ConfigError."""
        if culture not in self._checkers:
            self._checkers[culture] = self._made({"culture": culture} if culture is not None else {})
        return self._checkers[culture]

    def _made(self, forced: Mapping[str, Any]) -> Checker:
        with TemporaryDirectory(prefix="stylecheck-") as root:  # a checker has read its files once it is made
            folders = {key: list(_written(Path(root, key), given)) for key, given in self._folders.items()}
            checker = Checker(**{**self._options, **folders, **forced})
        if self._required and checker.culture is None:
            raise ConfigError("no culture for this draft, and none in the options")
        return checker


class Work:
    """What a worker does with its part of the drafts: batches of drafts in, batches of findings out."""

    def __init__(
        self, equipped: Broadcast[Equipment], text: str, culture: str | None, kept: Sequence[str], schema: Schema
    ) -> None:
        self._equipped = equipped
        self._text, self._culture, self._kept = text, culture, kept
        self._schema = schema

    def __call__(self, batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
        """Yield the findings in batches of drafts."""
        for batch in batches:
            for start in range(0, batch.num_rows, AT_ONCE):
                yield self._findings(batch.slice(start, AT_ONCE))

    def _findings(self, batch: RecordBatch) -> RecordBatch:
        import pyarrow as pa

        texts = batch.column(self._text).to_pylist()
        cultures = batch.column(self._culture).to_pylist() if self._culture else [None] * len(texts)
        numbers: list[int] = []
        rows: list[dict[str, Any]] = []
        for number, (text, culture) in enumerate(zip(texts, cultures, strict=True)):
            for row in _rows(answer(text, culture, self._equipped.value.checker)):
                numbers.append(number)
                rows.append(row)
        repeated = [batch.column(name).take(pa.array(numbers, pa.int32())) for name in self._kept]
        fields = list(self._schema)[len(repeated) :]
        own = [pa.array([row.get(field.name) for row in rows], field.type) for field in fields]
        return pa.RecordBatch.from_arrays([*repeated, *own], schema=self._schema)


def _rows(said: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the rows that a draft's answer makes."""
    if wrong := problem(said):
        yield {"error": wrong}
    for item in said.get("diagnostics", ()):
        yield {"culture": said["culture"], "language": said["language"], **item}


def _schema(drafts: DataFrame, read: Sequence[str], kept: Sequence[str]) -> StructType:
    """Return the columns of the result; raises ConfigError for one that is missing, no text, or there twice."""
    from pyspark.sql.types import StringType, StructType

    for name in (*read, *kept):
        if name not in drafts.columns:
            raise ConfigError(f"no column “{name}”{nearest(name, drafts.columns)} (one of {', '.join(drafts.columns)})")
    for name in read:
        kind = drafts.schema[name].dataType
        if not isinstance(kind, StringType):
            raise ConfigError(f"column “{name}” is {kind.simpleString()}, not string")
    own = cast("StructType", StructType.fromDDL(FINDING))
    for name in kept:
        if name in own.names:
            raise ConfigError(f"column “{name}” is one of the result's own; rename it, or leave it out with keep=")
    return StructType([*(drafts.schema[name] for name in kept), *own.fields])


def _files(folder: Path) -> dict[str, bytes]:
    """Return the content of each data file in a directory by its relative path."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in data_files(folder)}


def _written(root: Path, folders: Iterable[Mapping[str, bytes]]) -> Iterator[Path]:
    """Write directories below a root and yield their paths."""
    for number, files in enumerate(folders):
        folder = root / str(number)
        for name, content in files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
        yield folder
