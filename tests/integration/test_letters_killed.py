"""The sender is killed with -9 in the middle of a batch: everybody gets one letter, and one is shown to a person."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as site
from django.db import connection
from django.utils import timezone

from oppna.accounts.actor import SYSTEM
from oppna.collect.actions.plan_letters import plan_letters
from oppna.collect.actions.queue_letters import queue_letters
from oppna.collect.models import Letter, LetterKind, LetterState
from oppna.collect.queries.letters import uncertain_letters
from tests.lib.mail_server import Post, mail_server
from tests.lib.site_world import a_round, a_user

pytestmark = pytest.mark.django_db(transaction=True)

LETTERS = 24


class Slow(Post):
    """Takes its time with every letter, so that there is a middle."""

    async def handle_DATA(self, server, session, envelope):  # type: ignore[no-untyped-def]
        import asyncio

        await asyncio.sleep(0.03)
        return await super().handle_DATA(server, session, envelope)


@contextmanager
def shared(folder: Path) -> Iterator[str]:
    """The test database as another process finds it: SQLite in memory is laid in a file meanwhile."""
    given = connection.settings_dict
    if connection.vendor != "sqlite":
        yield f"postgresql://{given['USER']}:{given['PASSWORD']}@:{given['PORT']}/{given['NAME']}?host={given['HOST']}"
        return
    path = folder / "between.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        connection.connection.backup(file)
    yield f"sqlite:///{path}"
    with closing(sqlite3.connect(path)) as file:
        file.backup(connection.connection)


def sender(post: Post, root: Path, url: str) -> subprocess.Popen[bytes]:
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "OPPNA_MAIL_URL": f"smtp://127.0.0.1:{post.port}",
        "OPPNA_SECURE": "0",
        "OPPNA_DATA": str(site.DATA),
        "DJANGO_SETTINGS_MODULE": "oppna.config.settings",
    }
    return subprocess.Popen([sys.executable, "manage.py", "send_letters"], cwd=root, env=environment)


@pytest.mark.parametrize("after", [1, 9, 20])
def test_everybody_gets_exactly_one(root: Path, tmp_path: Path, after: int) -> None:
    round = a_round(units=LETTERS)
    plan_letters(SYSTEM, round, LetterKind.INVITATION)
    ids = list(Letter.objects.values_list("pk", flat=True))
    queue_letters(SYSTEM, round, LetterKind.INVITATION, "", ids)
    with shared(tmp_path) as url, mail_server(Slow()) as post:
        first = sender(post, root, url)
        deadline = time.monotonic() + 60
        while len(post.taken) < after and time.monotonic() < deadline:
            time.sleep(0.002)
        os.kill(first.pid, signal.SIGKILL)
        first.wait()
        assert 0 < len(post.taken) < LETTERS, "it was killed in the middle"
        assert sender(post, root, url).wait(60) == 0
    hanging = list(Letter.objects.filter(state=LetterState.SENDING))
    assert len(hanging) <= 1, "one letter at a time is on its way"
    to = post.to
    assert len(to) == len(set(to)), "nobody got two"
    assert {letter.to for letter in Letter.objects.all()} - set(to) <= {letter.to for letter in hanging}
    assert not uncertain_letters(round), "it may still be on its way"
    Letter.objects.filter(state=LetterState.SENDING).update(claimed_at=timezone.now() - timedelta(minutes=6))
    assert [letter.pk for letter in uncertain_letters(round)] == [letter.pk for letter in hanging]
    page = a_user("administrator").get(f"/omgangar/{round.pk}/brev/").content.decode()
    assert ("Kanske skickade" in page) == bool(hanging)


def test_two_senders_at_once_send_each_letter_once(root: Path, tmp_path: Path) -> None:
    round = a_round(units=LETTERS)
    plan_letters(SYSTEM, round, LetterKind.INVITATION)
    queue_letters(SYSTEM, round, LetterKind.INVITATION, "", list(Letter.objects.values_list("pk", flat=True)))
    with shared(tmp_path) as url, mail_server(Slow()) as post:
        both = [sender(post, root, url) for _ in range(2)]
        assert [one.wait(120) for one in both] == [0, 0]
    assert sorted(post.to) == sorted(Letter.objects.values_list("to", flat=True))
    assert set(Letter.objects.values_list("state", flat=True)) == {LetterState.SENT}
