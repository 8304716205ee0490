"""Put a backup into a database: all of it in one transaction, or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby, islice
from pathlib import Path
from typing import Any

from django.core.management.color import no_style
from django.db import models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

from oppna.accounts.append_only import lifted
from oppna.errors import refuse
from oppna.web.backup.content import fields, migrations, tables
from oppna.web.backup.read import Backup, read

AT_A_TIME = 1000


def restore(path: Path, connection: BaseDatabaseWrapper, *, replace: bool = False) -> int:
    """The database as the backup was; how many rows. It must be empty, unless what it holds may be thrown away."""
    backup = read(path)
    _fits(backup, connection)
    if not replace and (
        filled := [str(model._meta.verbose_name) for model in tables() if model._base_manager.exists()]
    ):
        raise refuse(
            f"databasen är inte tom (den har {', '.join(filled[:3])}). Läs in i en tom databas, "
            "eller skriv --replace för att kasta allt som finns i den.",
            code="DATABASEN_INTE_TOM",
        )
    with transaction.atomic(using=connection.alias), lifted(connection):
        _empty(connection)
        _fill(backup, connection)
        connection.check_constraints()
        _number_on(connection)
    return backup.total


def _fits(backup: Backup, connection: BaseDatabaseWrapper) -> None:
    here = migrations(connection)
    if backup.migrations == here:
        return
    if set(backup.migrations) - set(here):
        advice = "nyare version av Öppna. Uppgradera och försök igen."
    else:
        advice = "äldre version av Öppna. Läs in den med den versionen och uppgradera sedan."
    raise refuse(f"säkerhetskopian är gjord med en {advice}", file=str(backup.path), code="ANNAN_VERSION")


def _empty(connection: BaseDatabaseWrapper) -> None:
    """Keys between tables are looked at when the transaction ends, so the order does not matter."""
    with connection.cursor() as cursor:
        for model in tables():
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")


def _fill(backup: Backup, connection: BaseDatabaseWrapper) -> None:
    known = {model._meta.label_lower: model for model in tables()}
    for table, some in groupby(backup.rows(), key=lambda row: row[0]):
        model = known[table]
        by_column = {field.column: field for field in fields(model)}
        while chunk := list(islice(some, AT_A_TIME)):
            chosen = [by_column[column] for column in chunk[0][1]]
            _insert(connection, model, chosen, _adapted(connection, chosen, (values for _, _, values in chunk)))


def _adapted(
    connection: BaseDatabaseWrapper, chosen: list[models.Field[Any, Any]], rows: Iterator[list[Any]]
) -> list[tuple[Any, ...]]:
    """The values as this database wants them."""
    return [
        tuple(
            field.get_db_prep_save(field.to_python(value), connection)
            for field, value in zip(chosen, values, strict=True)
        )
        for values in rows
    ]


def _insert(
    connection: BaseDatabaseWrapper,
    model: type[models.Model],
    chosen: list[models.Field[Any, Any]],
    rows: list[tuple[Any, ...]],
) -> None:
    quoted = connection.ops.quote_name
    columns = ", ".join(quoted(str(field.column)) for field in chosen)
    places = ", ".join(["%s"] * len(chosen))
    with connection.cursor() as cursor:
        cursor.executemany(f"INSERT INTO {quoted(model._meta.db_table)} ({columns}) VALUES ({places})", rows)


def _number_on(connection: BaseDatabaseWrapper) -> None:
    """The next new row gets a number after the greatest of the backup."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables()):
            cursor.execute(statement)
