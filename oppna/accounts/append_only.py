"""Tables that only grow. The database itself refuses to change or take away a row, whoever asks and however.

Migrations set the guards (ADR 0016). Only who owns the tables can lift them, and `lifted` does it for a restore.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from django.db.backends.base.base import BaseDatabaseWrapper

SENTENCE = "raderna kan inte ändras eller tas bort"
MARK = "_only_grows"

SQLITE = {
    "update": "BEFORE UPDATE ON {table}",
    "delete": "BEFORE DELETE ON {table}",
    # INSERT OR REPLACE takes the old row away without a word to the trigger of deletes.
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE id = NEW.id)",
}
POSTGRESQL = {
    "row": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
    "table": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
}
POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION oppna{MARK}() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '%: {SENTENCE}', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END $$
"""


def guard(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """From now on the tables only grow."""
    with connection.cursor() as cursor:
        for statement in _guards(connection.vendor, tables):
            cursor.execute(statement)


def lift(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """No longer."""
    with connection.cursor() as cursor:
        for table in tables:
            for name in _forms(connection.vendor):
                on = f" ON {table}" if connection.vendor == "postgresql" else ""
                cursor.execute(f"DROP TRIGGER {table}{MARK}_{name}{on}")


def guarded(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables that only grow in this database."""
    catalogue = {
        "sqlite": "SELECT DISTINCT tbl_name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s",
        "postgresql": "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname LIKE %s",
    }[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(catalogue, [f"%{MARK}_%"])
        return sorted(table for (table,) in cursor.fetchall())


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """For a restore, in its transaction: the guards are away and come back."""
    tables = guarded(connection)
    lift(connection, tables)
    yield
    guard(connection, tables)


def _forms(vendor: str) -> dict[str, str]:
    return {"sqlite": SQLITE, "postgresql": POSTGRESQL}[vendor]


def _guards(vendor: str, tables: Iterable[str]) -> Iterator[str]:
    if vendor == "postgresql":
        yield POSTGRESQL_FUNCTION
    for table in tables:
        for name, when in _forms(vendor).items():
            does = f"EXECUTE FUNCTION oppna{MARK}()"
            if vendor == "sqlite":
                does = f"BEGIN SELECT RAISE(ABORT, '{table}: {SENTENCE}'); END"
            yield f"CREATE TRIGGER {table}{MARK}_{name} {when.format(table=table)} {does}"
