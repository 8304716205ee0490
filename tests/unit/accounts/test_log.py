"""The log: filtered, paged, and as a file that runs nothing."""

from __future__ import annotations

import csv
from datetime import timedelta
from io import StringIO

import pytest
from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import SYSTEM, Actor
from oppna.accounts.models import Event
from oppna.accounts.roles import Role
from tests.lib.site_world import a_user

pytestmark = pytest.mark.django_db


def _event(action: str, name: str = "Anna", subject: str = "user:1", **detail: object) -> Event:
    with transaction.atomic():
        return record(Actor("user", "1", name), action, subject, **detail)


def test_an_event_belongs_to_the_transaction_of_its_deed(transactional_db: None) -> None:
    with pytest.raises(RuntimeError, match="outside"):
        record(SYSTEM, "clear_old", "site")


def test_an_event_is_never_changed_or_deleted() -> None:
    event = _event("log_in")
    event.actor_name = "någon annan"
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()


def test_the_filter_finds_what_it_is_asked_for() -> None:
    browser = a_user(Role.ADMINISTRATOR)
    _event("log_in", "Anna Ek")
    _event("log_in", "Bo Al", "user:2")
    _event("invite_user", "Anna Ek", "user:3")

    def shown(**asked: str) -> list[str]:
        return [event.subject for event in browser.get("/logg/", asked).context["page"].object_list]

    assert shown() == ["user:3", "user:2", "user:1"]
    assert shown(who="anna") == ["user:3", "user:1"]
    assert shown(action="log_in") == ["user:2", "user:1"]
    assert shown(subject="user:2") == ["user:2"]
    today = timezone.localdate()
    assert len(shown(start=str(today), end=str(today))) == 3
    assert shown(end=str(today - timedelta(days=1))) == []
    assert shown(start="inget datum") == []
    assert shown(action="finns-inte") == []


def test_the_log_is_paged() -> None:
    browser = a_user(Role.ADMINISTRATOR)
    for number in range(60):
        _event("log_in", f"Person {number}")
    first, second = (browser.get("/logg/", {"sida": page, "action": "log_in"}) for page in "12")
    assert (len(first.context["page"].object_list), len(second.context["page"].object_list)) == (50, 10)
    assert 'href="?action=log_in&amp;sida=2"' in first.content.decode()


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
def test_the_file_runs_no_formula(start: str) -> None:
    browser = a_user(Role.ADMINISTRATOR)
    _event("log_in", f"{start}HYPERLINK(1)")
    response = browser.post("/logg/logg.csv")
    text = response.content.decode("utf-8-sig")
    cells = [cell for row in csv.reader(StringIO(text, newline=""), delimiter=";") for cell in row]
    assert f"'{start}HYPERLINK(1)" in cells
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert Event.objects.filter(action="export_log").count() == 1


def test_names_in_the_log_cannot_write_html() -> None:
    browser = a_user(Role.ADMINISTRATOR)
    _event("log_in", "<script>alert(1)</script>", why="<b>fet</b>")
    shown = browser.get("/logg/").content.decode()
    assert "<script>alert" not in shown and "<b>fet" not in shown
    assert "&lt;script&gt;alert" in shown
