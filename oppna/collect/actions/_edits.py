"""The log of edits, written in one statement beside the answers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.db import connection

from oppna.accounts.actor import Actor
from oppna.collect.actions._given import insert_given
from oppna.collect.actions._upsert import Draft
from oppna.collect.models import Edit

_OF_DRAFT = ("question", "field", "before", "after", "version")
_OF_ALL = ("respondent_id", "phase", "why", "by_kind", "by_id", "by", "at")


def record_edits(
    actor: Actor, respondent: int, drafts: Iterable[Draft], now: datetime, *, phase: str, why: str
) -> None:
    """Every field that changed, with who changed it."""
    at = connection.ops.adapt_datetimefield_value(now)
    common = (respondent, phase, why, actor.kind, actor.id, actor.name[:200], at)
    rows = [(*row, *common) for draft in drafts for row in _changes(draft)]
    if rows:
        with connection.cursor() as cursor:
            cursor.execute(*insert_given(Edit, (*_OF_DRAFT, *_OF_ALL), rows))


def _changes(draft: Draft) -> Iterator[tuple[str, str, str, str, int]]:
    for field in draft.changed:
        yield draft.question, field, draft.before[field], draft.after[field], draft.version + 1
