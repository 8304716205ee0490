"""For somebody who lost telephone, key and recovery codes: they start over with their password."""

from __future__ import annotations

from allauth.mfa.models import Authenticator
from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.models import User
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.errors import refuse


def remove_second_factors(actor: Actor, user: User) -> None:
    """Never one's own: whoever found an open session must not get rid of what protects it."""
    check(actor, Permission.MANAGE_ACCOUNTS)
    if actor.id == str(user.pk):
        raise refuse("Be en annan administratör ta bort ditt andra steg.", code="EGET_KONTO")
    with transaction.atomic():
        removed, _ = Authenticator.objects.filter(user=user).delete()
        record(actor, "remove_second_factors", f"user:{user.pk}", removed=removed)
