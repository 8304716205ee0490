"""The engines for registers by name. Each is imported when it is asked for: Spark is an extra."""

from __future__ import annotations

from oppna.engines.tables import Tables

ENGINES = ("duckdb", "spark")
DEFAULT = "duckdb"


def open_engine(name: str = DEFAULT, memory: str = "") -> Tables:
    """An engine, to be used in a with statement. `memory`: how much it may use, as 4GB; "" leaves it to the engine."""
    if name == "spark":
        from oppna.engines.spark import Spark

        return Spark(memory)
    from oppna.engines.duckdb import DuckDB

    return DuckDB(memory)
