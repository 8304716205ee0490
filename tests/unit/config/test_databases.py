"""DATABASE_URL as people write it."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from oppna.config.databases import database


def test_nothing_said_is_a_file_in_the_folder() -> None:
    found = database("", Path("sajt"))
    assert found["ENGINE"].endswith("sqlite3") and Path(found["NAME"]) == Path("sajt/oppna.sqlite3")


def test_sqlite_keeps_what_it_acknowledged_and_queues_its_writers() -> None:
    options = database("", Path())["OPTIONS"]
    assert options["transaction_mode"] == "IMMEDIATE"
    assert {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON"} <= set(
        options["init_command"].replace("; ", ";").split(";")
    )


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("sqlite:///here.db", "here.db"),
        ("sqlite:////var/lib/there.db", "/var/lib/there.db"),
        ("sqlite:///å%20b", "å b"),
    ],
)
def test_sqlite_by_address(url: str, name: str) -> None:
    assert database(url, Path())["NAME"] == name


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_postgresql_with_odd_letters(scheme: str) -> None:
    found = database(f"{scheme}://us%40er:p%2Fw%3A@db.example:5433/n%C3%A4mn", Path())
    assert found["ENGINE"].endswith("postgresql")
    wanted = {"NAME": "nämn", "USER": "us@er", "PASSWORD": "p/w:", "HOST": "db.example", "PORT": "5433"}
    assert {key: found[key] for key in wanted} == wanted


def test_postgresql_by_socket() -> None:
    found = database("postgresql://oppna@/oppna?host=%2Frun%2Fpostgresql", Path())
    assert (found["HOST"], found["PORT"], found["PASSWORD"]) == ("/run/postgresql", "", "")


def test_a_connection_is_looked_at_before_it_is_used_again() -> None:
    found = database("postgresql://oppna@/oppna", Path())
    assert found["CONN_HEALTH_CHECKS"] and found["CONN_MAX_AGE"] > 0


def test_the_server_keeps_the_plans_of_what_is_asked_often() -> None:
    options = database("postgresql://oppna@/oppna", Path())["OPTIONS"]
    assert options["server_side_binding"] and options["prepare_threshold"] is not None


def test_another_database_is_refused_in_a_sentence() -> None:
    with pytest.raises(ImproperlyConfigured, match="'mysql'; skriv postgresql://"):
        database("mysql://x/y", Path())
