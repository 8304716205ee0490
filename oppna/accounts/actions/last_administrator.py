"""The rule that somebody can always let others in."""

from __future__ import annotations

from oppna.accounts.models import Membership, User
from oppna.accounts.roles import Role
from oppna.errors import refuse


def refuse_to_lose_the_last(user: User) -> None:
    """Refused if nobody but `user` administers. Locks the roles, so that two cannot remove each other at once."""
    holders = Membership.objects.select_for_update().filter(role=Role.ADMINISTRATOR.value, user__is_active=True)
    active = {held.user_id for held in holders}
    if active == {user.pk}:
        raise refuse(
            f"{user} är den enda administratören. Gör någon annan till administratör först.", code="SISTA_ADMINISTRATOR"
        )
