"""Registers on Spark: an extra, for registers that outgrow one machine. Locally it needs Java 17 or later.

Spark counts. What a file holds and where a fault in it stands is asked of DuckDB, which is always there: Spark reads
a file in pieces and does not know the number of a row. So both engines say the same of the same file.
"""

from __future__ import annotations

import os
import re
import tempfile
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from types import TracebackType
from typing import Any, Self

from oppna.engines.duckdb import DuckDB
from oppna.engines.tables import DiskFull, Row, TooLittleMemory, Unreadable, header
from oppna.errors import refuse
from oppna.interchange.register_files import Form

_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.ui.showConsoleProgress": "false",
    "spark.driver.host": "localhost",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.ansi.enabled": "true",
    "spark.log.level": "OFF",
}
_CSV = {
    "header": "true",
    "quote": '"',
    "escape": '"',
    "mode": "FAILFAST",
    "columnPruning": "false",  # else a row of another width passes where the columns asked for come first
}
_MEMORY = re.compile(r"(\d+)\s*([KMGT])i?B", re.IGNORECASE)
_UNITS = {"k": 1, "m": 1 << 10, "g": 1 << 20, "t": 1 << 30}
_LEAST = 512 << 10
"""Kibibytes. Spark keeps 300 MiB for itself and refuses to start with less than one and a half times that."""
_MEMORY_GONE = ("OutOfMemory", "Answer from Java side is empty", "error occurred while trying to connect to the Java")
_NOT_UTF8 = "\ufffd"
"""What Spark makes of bytes that are not UTF-8, without a word."""


class Spark:
    """A local session, or the one that the surroundings have set up (spark-submit)."""

    def __init__(self, memory: str = "", threads: int = 0) -> None:
        if not find_spec("pyspark"):
            raise refuse("Spark är inte installerat; skriv pip install 'oppna[spark]'.", code="MOTOR_SAKNAS")
        if not java():
            raise refuse("Spark behöver Java 17 eller senare; installera det först.", code="MOTOR_SAKNAS")
        self.session: Any = _session({**_SETTINGS, **_memory(memory)}, threads)
        self._kept: list[Any] = []
        self._files = DuckDB()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        """What was kept is let go; the session stays, for starting one takes seconds and it ends with the process."""
        self._files.__exit__(kind, fault, at)
        for table in self._kept:
            table.unpersist()

    def columns(self, path: Path, form: Form) -> dict[str, str]:
        return self._files.columns(path, form)

    def read(self, name: str, paths: Sequence[Path], form: Form, columns: Sequence[str]) -> None:
        files = [str(path) for path in paths]
        with _silent():
            if form == "parquet":
                frame = self.session.read.parquet(*files)
                named = [f"`{column}` AS {column}_" for column in columns]
            else:
                names, separator = header(paths[0])
                schema = ", ".join(f"`{column}` STRING" for column in names)
                frame = self.session.read.options(**_CSV, sep=separator).csv(files, schema=schema)
                named = [f"{_whole(f'`{column}`')} AS {column}_" for column in columns]
            frame.selectExpr(*named).createOrReplaceTempView(name)

    def view(self, name: str, sql: str) -> None:
        with _silent():
            self.session.sql(sql).createOrReplaceTempView(name)

    def keep(self, name: str, sql: str) -> None:
        with _silent():
            table = self.session.sql(sql).cache()
            table.count()
            table.createOrReplaceTempView(name)
        self._kept.append(table)

    def rows(self, sql: str) -> list[Row]:
        with _silent():
            return [tuple(row) for row in self.session.sql(sql).collect()]

    def row_numbers(self, path: Path, form: Form, columns: Sequence[str], condition: str, most: int) -> list[int]:
        return self._files.row_numbers(path, form, columns, condition, most)


def java() -> str | None:
    """The Java that Spark would start, as Spark looks for it."""
    home = os.environ.get("JAVA_HOME")
    return which(Path(home, "bin", "java")) if home else which("java")


def _session(settings: dict[str, str], threads: int) -> Any:
    from pyspark.errors import PySparkRuntimeError
    from pyspark.sql import SparkSession

    # Where pandas happens to be installed Spark says, at some later time, that it is too new. We hand it none.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    builder = SparkSession.builder.master(f"local[{threads or '*'}]").appName("oppna")
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")  # else Spark warns of how the machine is named
    for key, value in {**settings, "spark.local.dir": tempfile.gettempdir()}.items():
        builder = builder.config(key, value)
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError:
        sentence = "Spark gick inte att starta; kontrollera att Java är 17 eller senare och att minnet räcker."
        raise refuse(sentence, code="MOTOR_STARTAR_INTE") from None


@contextmanager
def _silent() -> Iterator[None]:
    """A message of the engine can quote a row, and a row is a person. A fault in our SQL quotes only that SQL."""
    from py4j.protocol import Py4JError
    from pyspark.errors import AnalysisException, PySparkException

    try:
        yield
    except AnalysisException:
        raise
    except (PySparkException, Py4JError, ConnectionError) as fault:
        raise _told(str(fault)) from None


def _told(text: str) -> Exception:
    """Which of the faults we know it is. A Java machine that has run out of memory may be gone altogether."""
    if "No space left on device" in text:
        return DiskFull(tempfile.gettempdir())
    if any(sign in text for sign in _MEMORY_GONE):
        return TooLittleMemory()
    return Unreadable()


def _whole(column: str) -> str:
    """The column, or a fault where its bytes are not UTF-8."""
    return f"CASE WHEN instr({column}, '{_NOT_UTF8}') > 0 THEN raise_error('') ELSE {column} END"


def _memory(text: str) -> dict[str, str]:
    """4GB as Spark writes it, 4g."""
    found = _MEMORY.fullmatch(text)
    if not found:
        return {}
    unit = found[2].lower()
    if int(found[1]) * _UNITS[unit] < _LEAST:
        raise refuse("Spark behöver minst 512MB; ange mer med --memory.", code="MINNE")
    return {"spark.driver.memory": f"{found[1]}{unit}"}
