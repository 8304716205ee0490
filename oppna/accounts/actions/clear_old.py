"""Clears what has been kept long enough, as the table of personal data says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.apps import apps
from django.db import transaction
from django.db.models import CharField, Model, QuerySet, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import SYSTEM
from oppna.accounts.personal_data import FIELDS, LIBRARY_ROWS, PLACEHOLDER, Kept

NOBODYS = "@borttagen.invalid"


def clear_old() -> dict[str, int]:
    """How many rows were cleared, by table and field. Append-only tables are never touched: none has an age."""
    with transaction.atomic():
        done = {f"{field.model}.{field.name}": _clear(field.model, field.name, field.kept) for field in FIELDS}
        done |= {rows.model: _old(rows.model, rows.kept).delete()[0] for rows in LIBRARY_ROWS}
        cleared = {what: count for what, count in done.items() if count}
        if cleared:
            record(SYSTEM, "clear_old", "site", **cleared)
    return cleared


def _clear(model: str, name: str, kept: Kept | None) -> int:
    if kept is None or not kept.age:
        return 0
    old = _old(model, kept)
    if kept.to is PLACEHOLDER:
        nobody = Concat(Cast("pk", CharField()), Value(NOBODYS), output_field=CharField())
        return old.exclude(**{f"{name}__endswith": NOBODYS}).update(**{name: nobody})
    untouched = old.exclude(**{f"{name}__isnull": True} if kept.to is None else {name: kept.to})
    return untouched.update(**{name: kept.to})


def _old(model: str, kept: Kept) -> QuerySet[Any]:
    """The rows whose moment lies that long ago; a moment that has not come is no moment."""
    table: type[Model] = apps.get_model(model)
    return table._default_manager.filter(**{f"{kept.age}__lt": timezone.now() - timedelta(days=kept.days)})
