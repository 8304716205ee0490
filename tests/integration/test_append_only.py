"""The log, the edits and the receipts only grow: the database itself refuses everything else, however it is asked."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.apps import apps
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import SYSTEM
from oppna.accounts.append_only import guarded, lifted
from oppna.accounts.models import Event
from oppna.collect.models import Edit, PartResponse, Respondent, Submission
from tests.lib.site_world import a_round

pytestmark = pytest.mark.django_db

ONLY_GROW = [Event, Edit, Submission]
BY_FORCE = [
    "UPDATE {table} SET id = id",
    "DELETE FROM {table}",
    "DELETE FROM {table} WHERE id = (SELECT max(id) FROM {table})",
    "INSERT INTO {table} SELECT * FROM {table} WHERE true ON CONFLICT (id) DO UPDATE SET id = excluded.id",
]
ITS_OWN_WORD = {
    "sqlite": "INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
    "postgresql": "TRUNCATE {table} CASCADE",
}


def _event(respondent: Respondent) -> None:
    record(SYSTEM, "try", "round:1")


def _edit(respondent: Respondent) -> None:
    now = timezone.now()
    Edit.objects.create(
        respondent=respondent, question="G1", field="value", after="Ja", version=1, phase="form", at=now
    )


def _submission(respondent: Respondent) -> None:
    part = PartResponse.objects.filter(respondent=respondent).first()
    Submission.objects.create(part_response=part, number="1", at=timezone.now(), by="A", answers={}, digest="0")


WRITERS: dict[str, Callable[[Respondent], None]] = {
    "accounts_event": _event,
    "collect_edit": _edit,
    "collect_submission": _submission,
}


@pytest.fixture
def filled(db: None) -> None:
    """A row in each of the tables."""
    respondent = a_round(units=1).respondents.get()
    with transaction.atomic():
        for write in WRITERS.values():
            write(respondent)
    connection.check_constraints()  # what waits to be checked would itself stand in the way of TRUNCATE


@pytest.mark.parametrize("table", WRITERS)
@pytest.mark.parametrize("force", [*range(len(BY_FORCE)), "its own word"])
def test_the_database_refuses(filled: None, table: str, force: int | str) -> None:
    statement = BY_FORCE[force] if isinstance(force, int) else ITS_OWN_WORD[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {table}")
        before = cursor.fetchall()
        with pytest.raises(DatabaseError, match="ändras eller tas bort"), transaction.atomic():
            cursor.execute(statement.format(table=table))
        cursor.execute(f"SELECT * FROM {table}")
        assert cursor.fetchall() == before != []


def test_querysets_are_refused_too(filled: None) -> None:
    for model in ONLY_GROW:
        with pytest.raises(DatabaseError), transaction.atomic():
            model._base_manager.all().delete()
        with pytest.raises(DatabaseError), transaction.atomic():
            model._base_manager.update(id=7)


def test_a_respondent_with_edits_stays(filled: None) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        Respondent.objects.all().delete()


def test_every_model_that_says_so_is_guarded(db: None) -> None:
    """A migration that makes a table anew on SQLite loses its triggers; this notices."""
    saying = {
        model._meta.db_table
        for model in apps.get_models()
        if "never changed" in " ".join((model.__doc__ or "").split()).lower()
    }
    assert saying == set(guarded(connection)) == set(WRITERS)


def test_lifted_for_a_restore_and_back_again(filled: None) -> None:
    with transaction.atomic():
        with lifted(connection):
            assert guarded(connection) == []
            Event._base_manager.all().delete()
        assert guarded(connection) == sorted(WRITERS)
    with pytest.raises(DatabaseError), transaction.atomic():
        Edit._base_manager.all().delete()
