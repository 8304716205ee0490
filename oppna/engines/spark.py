"""Registers on Spark: an extra, for registers that outgrow one machine. Locally it needs Java 17 or later."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import which
from types import TracebackType
from typing import Any, Self

from oppna.engines.tables import Row, Unreadable, header
from oppna.errors import refuse
from oppna.interchange.register_files import Form

_KINDS = {"string": "text", "date": "date", "tinyint": "integer", "smallint": "integer", "int": "integer"}
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.driver.host": "localhost",
    "spark.driver.bindAddress": "127.0.0.1",
    "spark.sql.shuffle.partitions": "8",
    "spark.sql.ansi.enabled": "true",
    "spark.log.level": "OFF",
}
_MEMORY = re.compile(r"(\d+)\s*([KMGT])i?B", re.IGNORECASE)


class Spark:
    """A local session, or the one that the surroundings have set up (spark-submit)."""

    def __init__(self, memory: str = "", threads: int = 0) -> None:
        if not find_spec("pyspark"):
            raise refuse("Spark är inte installerat; skriv pip install 'oppna[spark]'.", code="MOTOR_SAKNAS")
        if not which("java"):
            raise refuse("Spark behöver Java 17 eller senare; installera det först.", code="MOTOR_SAKNAS")
        from pyspark.sql import SparkSession

        builder = SparkSession.builder.master(f"local[{threads or '*'}]").appName("oppna")
        for key, value in {**_SETTINGS, **_memory(memory)}.items():
            builder = builder.config(key, value)
        self._session: Any = builder.getOrCreate()
        self._kept: list[Any] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        """What was kept is let go; the session stays, for starting one takes seconds and it ends with the process."""
        for table in self._kept:
            table.unpersist()

    def columns(self, path: Path, form: Form) -> dict[str, str]:
        if form == "csv":
            return dict.fromkeys(_header(path)[0], "text")
        with _silent():
            kinds = dict(self._session.read.parquet(str(path)).dtypes)
        return {name: _KINDS.get(kind, "integer" if kind == "bigint" else kind) for name, kind in kinds.items()}

    def read(self, name: str, paths: Sequence[Path], form: Form, columns: Sequence[str]) -> None:
        files = [str(path) for path in paths]
        with _silent():
            if form == "parquet":
                frame = self._session.read.parquet(*files)
            else:
                names, separator = _header(paths[0])
                schema = ", ".join(f"`{column}` STRING" for column in names)
                options = {"header": "true", "sep": separator, "quote": '"', "escape": '"', "mode": "FAILFAST"}
                frame = self._session.read.options(**options).csv(files, schema=schema)
            frame.selectExpr(*(f"`{column}` AS {column}_" for column in columns)).createOrReplaceTempView(name)

    def view(self, name: str, sql: str) -> None:
        with _silent():
            self._session.sql(sql).createOrReplaceTempView(name)

    def keep(self, name: str, sql: str) -> None:
        with _silent():
            table = self._session.sql(sql).cache()
            table.count()
            table.createOrReplaceTempView(name)
        self._kept.append(table)

    def rows(self, sql: str) -> list[Row]:
        with _silent():
            return [tuple(row) for row in self._session.sql(sql).collect()]

    def row_numbers(self, path: Path, form: Form, columns: Sequence[str], condition: str, most: int) -> list[int]:
        """Spark reads a file in pieces and does not know the number of a row."""
        return []


@contextmanager
def _silent() -> Iterator[None]:
    """A message of the engine can quote a row, and a row is a person. A fault in our SQL quotes only that SQL."""
    from py4j.protocol import Py4JJavaError
    from pyspark.errors import AnalysisException, PySparkException

    try:
        yield
    except AnalysisException:
        raise
    except (PySparkException, Py4JJavaError):
        raise Unreadable from None


def _header(path: Path) -> tuple[list[str], str]:
    try:
        return header(path)
    except (UnicodeDecodeError, OSError):
        raise Unreadable(1) from None


def _memory(text: str) -> dict[str, str]:
    """4GB as Spark writes it, 4g."""
    found = _MEMORY.fullmatch(text)
    return {"spark.driver.memory": f"{found[1]}{found[2].lower()}"} if found else {}
