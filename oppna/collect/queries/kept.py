"""Questions to the database that every page turn asks: Django writes their SQL once, not each time.

Writing it costs ten times what asking does. What comes back is the same model instances as from the queryset.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from threading import local
from typing import Any, Generic, TypeVar

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Model, QuerySet
from django.db.models.query import get_related_populators

Row = TypeVar("Row", bound=Model)
Value = int | str

LARGEST = 2**63
"""No id is larger. An address may hold such a number all the same; the database would not take it for a number."""


class Kept(Generic[Row]):
    """A queryset as a function of the values it is filtered by, in the order in which its SQL holds them."""

    def __init__(self, asked: Callable[..., QuerySet[Row]]) -> None:
        self._asked = asked
        self._own = local()

    def __call__(self, *values: Value) -> list[Row]:
        """The rows."""
        if any(isinstance(value, int) and abs(value) >= LARGEST for value in values):
            return []
        return self._written(values).rows(values)

    def _written(self, values: Sequence[Value]) -> _Written[Row]:
        """The SQL for so many values. Each thread has its own, as it has its own connection."""
        connection = connections[DEFAULT_DB_ALIAS]
        if getattr(self._own, "connection", None) is not connection:
            self._own.connection, self._own.by_length = connection, {}
        found: _Written[Row] | None = self._own.by_length.get(len(values))
        if found is None:
            found = self._own.by_length[len(values)] = _Written(self._asked(*values), values)
        return found


class _Written(Generic[Row]):
    """A queryset's SQL, and how a row of the answer becomes an instance with what is related to it."""

    def __init__(self, queryset: QuerySet[Row], values: Sequence[Value]) -> None:
        self.compiler: Any = queryset.query.get_compiler(DEFAULT_DB_ALIAS)
        self.sql, held = self.compiler.as_sql()
        if tuple(held) != tuple(values):
            raise TypeError(f"the SQL holds {held}, not {values}: {self.sql}")
        select, about = self.compiler.select, self.compiler.klass_info
        self.converters = self.compiler.get_converters([column for column, _, _ in select])
        self.model: type[Row] = about["model"]
        self.own = slice(about["select_fields"][0], about["select_fields"][-1] + 1)
        self.names = [column.target.attname for column, _, _ in select[self.own]]
        # The stubs describe a later Django, where it also takes a fetch mode.
        self.related: Sequence[Any] = get_related_populators(about, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]

    def rows(self, values: Sequence[Value]) -> list[Row]:
        with self.compiler.connection.cursor() as cursor:
            cursor.execute(self.sql, tuple(values))
            found = cursor.fetchall()
        return [self._instance(row) for row in self._converted(found)]

    def _converted(self, found: list[tuple[Any, ...]]) -> Any:
        return self.compiler.apply_converters(found, self.converters) if self.converters else found

    def _instance(self, row: Sequence[Any]) -> Row:
        made = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[self.own])
        for each in self.related:
            each.populate(row, made)
        return made
