"""Write a backup while the site is running: everything as it stood at one moment."""

from __future__ import annotations

import gzip
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from oppna.errors import refuse
from oppna.web.backup.content import FORMAT, fields, migrations, rows, tables


def write(path: Path, connection: BaseDatabaseWrapper) -> int:
    """The backup at `path`, which must not exist; how many rows. It appears when it is whole and on the disk."""
    if path.exists():
        raise refuse("filen finns redan och skrivs inte över. Ange ett annat namn.", file=str(path), code="FINNS")
    part = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)  # it holds names and addresses
        with os.fdopen(descriptor, "wb") as file:
            with gzip.GzipFile(filename="", fileobj=file, mode="wb", compresslevel=6, mtime=0) as packed:
                count = _write(packed, connection)
            file.flush()
            os.fsync(file.fileno())
        os.link(part, path)  # unlike a rename it never replaces what somebody put there meanwhile
    finally:
        part.unlink(missing_ok=True)
    return count


def _write(file: gzip.GzipFile, connection: BaseDatabaseWrapper) -> int:
    digest, count = hashlib.sha256(), 0
    with one_moment(connection):
        for line, is_row in _lines(connection):
            count += is_row
            digest.update(line)
            file.write(line)
    file.write(_line({"rows": count, "sha256": digest.hexdigest()}))
    return count


def _lines(connection: BaseDatabaseWrapper) -> Iterator[tuple[bytes, bool]]:
    made = timezone.now()
    yield _line({"format": FORMAT, "made": made, "migrations": migrations(connection)}), False
    for model in tables():
        columns = [field.column for field in fields(model)]
        yield _line({"table": model._meta.label_lower, "columns": columns}), False
        for row in rows(model):
            yield _line(row), True


def _line(told: Any) -> bytes:
    return msgspec.json.encode(told) + b"\n"


@contextmanager
def one_moment(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Reads see the database as it was at the first of them; nobody who writes has to wait."""
    connection.ensure_connection()
    if connection.vendor == "sqlite":
        usual = connection.transaction_mode  # type: ignore[attr-defined]
        connection.transaction_mode = "DEFERRED"  # type: ignore[attr-defined]
        try:
            with transaction.atomic(using=connection.alias):
                yield
        finally:
            connection.transaction_mode = usual  # type: ignore[attr-defined]
    else:
        with transaction.atomic(using=connection.alias):
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
