"""Answers written in one statement that looks at the version of each: the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from django.db import connection

from oppna.collect.form.merge import FIELDS
from oppna.collect.models import Answer


class Draft(msgspec.Struct, frozen=True):
    """A row to write: the whole answer as it will be, on top of `version` (0 = there is none yet)."""

    question: str
    before: dict[str, str]
    after: dict[str, str]
    version: int
    unchanged: bool

    @property
    def changed(self) -> Iterator[str]:
        return (field for field in FIELDS if self.before[field] != self.after[field])


_COLUMNS = ("respondent_id", "question", *FIELDS, "unchanged", "version", "by", "at")
_STATEMENT = """
INSERT INTO {table} ({columns}) VALUES {rows}
ON CONFLICT (respondent_id, question) DO UPDATE SET {updates}
WHERE {table}.version = excluded.version - 1
RETURNING question, version
"""


def upsert(respondent: int, drafts: Sequence[Draft], *, by: str, at: datetime) -> dict[str, int]:
    """Question → its new version, of those written. One whose version is no longer there is left as it is."""
    if not drafts:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(_statement(len(drafts)), list(_values(respondent, drafts, by, at)))
        return dict(cursor.fetchall())


def _statement(rows: int) -> str:
    quote = connection.ops.quote_name
    names = [quote(column) for column in _COLUMNS]
    row = "(" + ", ".join(["%s"] * len(names)) + ")"
    return _STATEMENT.format(
        table=quote(Answer._meta.db_table),
        columns=", ".join(names),
        rows=", ".join([row] * rows),
        updates=", ".join(f"{name} = excluded.{name}" for name in names[2:]),
    )


def _values(respondent: int, drafts: Sequence[Draft], by: str, at: datetime) -> Iterator[str | int | None]:
    moment = connection.ops.adapt_datetimefield_value(at)
    for draft in drafts:
        fields = (draft.after[field] for field in FIELDS)
        yield from (respondent, draft.question, *fields, draft.unchanged, draft.version + 1, by[:200], moment)
