"""Two administrators who close each other's accounts at the same moment: one of them remains."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from oppna.accounts.actions.deactivate_user import deactivate_user
from oppna.accounts.models import User
from oppna.accounts.queries import actor_for
from oppna.accounts.roles import Role
from oppna.errors import Refused
from tests.lib.site_world import a_person


@pytest.mark.django_db(transaction=True)
def test_two_cannot_close_each_other() -> None:
    for _ in range(5):
        User.objects.update(is_active=False)
        pair = [a_person(Role.ADMINISTRATOR), a_person(Role.ADMINISTRATOR)]
        together = Barrier(2)

        def close(by: User, other: User, together: Barrier = together) -> bool:
            try:
                together.wait(10)
                deactivate_user(actor_for(by, two_factors=True), other)
            except Refused:
                return False
            finally:
                connections.close_all()
            return True

        with ThreadPoolExecutor(2) as pool:
            done = [*pool.map(close, pair, reversed(pair))]
        assert sorted(done) == [False, True]
        assert User.objects.filter(is_active=True).count() == 1
