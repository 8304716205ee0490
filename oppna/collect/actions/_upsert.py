"""Answers written in one statement that looks at the version of each: the same on SQLite and PostgreSQL."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

import msgspec
from django.db import connection

from oppna.collect.actions._given import insert_given
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
_ON_CONFLICT = """
ON CONFLICT (respondent_id, question) DO UPDATE SET {updates}
WHERE {table}.version = excluded.version - 1
RETURNING question, version
"""


def upsert(respondent: int, drafts: Sequence[Draft], *, by: str, at: datetime) -> dict[str, int]:
    """Question → its new version, of those written. One whose version is no longer there is left as it is."""
    if not drafts:
        return {}
    statement, values = insert_given(Answer, _COLUMNS, list(_rows(respondent, drafts, by, at)))
    with connection.cursor() as cursor:
        cursor.execute(statement + _on_conflict(), values)
        return dict(cursor.fetchall())


def _on_conflict() -> str:
    quote = connection.ops.quote_name
    updates = ", ".join(f"{name} = excluded.{name}" for name in map(quote, _COLUMNS[2:]))
    return _ON_CONFLICT.format(table=quote(Answer._meta.db_table), updates=updates)


def _rows(respondent: int, drafts: Sequence[Draft], by: str, at: datetime) -> Iterator[tuple[str | int | None, ...]]:
    moment = connection.ops.adapt_datetimefield_value(at)
    for draft in drafts:
        fields = (draft.after[field] for field in FIELDS)
        yield (respondent, draft.question, *fields, draft.unchanged, draft.version + 1, by[:200], moment)
