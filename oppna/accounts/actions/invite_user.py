"""A new account with its first role."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from oppna.accounts.actions.grant_membership import grant_membership
from oppna.accounts.actions.record import record
from oppna.accounts.actions.send_invitation import send_invitation
from oppna.accounts.actor import Actor
from oppna.accounts.models import Organisation, User
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission, Role
from oppna.errors import refuse


def invite_user(
    actor: Actor, email: str, name: str, role: Role, organisation: Organisation, parts: Iterable[str] = ()
) -> User:
    """The account is there even if the letter could not be sent: it is sent again, not made again."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    email = email.strip().lower()
    with transaction.atomic():
        if User.objects.filter(email=email).exists():
            raise refuse(f"{email} har redan ett konto. Ge det en roll på kontots sida.", code="KONTO_FINNS")
        user = User.objects.create_user(email, name=name.strip())
        record(actor, "invite_user", f"user:{user.pk}", email=email)
        grant_membership(actor, user, role, organisation, parts)
    send_invitation(actor, user)
    return user
