"""Two administrators who close each other's accounts at the same moment: one of them remains."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connections

import oppna.accounts.actions.deactivate_user as deactivate
from oppna.accounts.actions.last_administrator import refuse_to_lose_the_last
from oppna.accounts.actor import Actor
from oppna.accounts.models import User
from oppna.accounts.queries import actor_for
from oppna.accounts.roles import Role
from oppna.errors import Refused
from tests.lib.site_world import a_person


def _close(by: Actor, other: User) -> bool:
    try:
        deactivate.deactivate_user(by, other)
    except Refused:
        return False
    finally:
        connections.close_all()
    return True


@pytest.mark.django_db(transaction=True)
def test_two_cannot_close_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each waits, after it has looked, until the other has looked too: which the lock must not allow."""
    both_looked = Barrier(2)

    def slow(user: User) -> None:
        refuse_to_lose_the_last(user)
        with suppress(BrokenBarrierError):
            both_looked.wait(0.5)

    monkeypatch.setattr(deactivate, "refuse_to_lose_the_last", slow)
    pair = [a_person(Role.ADMINISTRATOR), a_person(Role.ADMINISTRATOR)]
    actors = [actor_for(one, two_factors=True) for one in pair]
    with ThreadPoolExecutor(2) as pool:
        done = [*pool.map(_close, actors, reversed(pair))]
    assert sorted(done) == [False, True]
    assert User.objects.filter(is_active=True).count() == 1
