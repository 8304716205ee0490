"""What a backup holds: every table of ours but those that are made again or hold log-ins."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.recorder import MigrationRecorder

FORMAT = "oppna-backup 1"
LEFT_OUT = frozenset({"sessions.session", "contenttypes.contenttype", "auth.permission"})
"""Whoever was logged in logs in again; the other two are made by `migrate`."""


def tables() -> list[type[models.Model]]:
    """The models of the backup, tables between two of them included, in order of name."""
    kept = [model for model in apps.get_models(include_auto_created=True) if model._meta.label_lower not in LEFT_OUT]
    return sorted(kept, key=lambda model: model._meta.db_table)


def fields(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """What is kept of a row: its columns."""
    return list(model._meta.concrete_fields)


def rows(model: type[models.Model]) -> Iterator[tuple[Any, ...]]:
    """Every row, in the order of the key, a few at a time."""
    names = [field.attname for field in fields(model)]
    return iter(model._base_manager.order_by("pk").values_list(*names).iterator(chunk_size=2000))


def migrations(connection: BaseDatabaseWrapper) -> list[str]:
    """The shape of the database: what has been done to it."""
    return sorted(f"{app}.{name}" for app, name in MigrationRecorder(connection).applied_migrations())
