"""The first administrator, made by whoever runs the server."""

from __future__ import annotations

from django.db import transaction

from oppna.accounts.actions.record import record
from oppna.accounts.actor import SYSTEM
from oppna.accounts.models import Membership, Organisation, User
from oppna.accounts.roles import Kind, Role
from oppna.swedish import stored_sort_key


def make_administrator(email: str, authority: str) -> User:
    """An administrator of the authority, which is made if there is none. Asked again it changes nothing."""
    with transaction.atomic():
        organisation = Organisation.objects.filter(kind=Kind.AUTHORITY.value).first() or Organisation.objects.create(
            kind=Kind.AUTHORITY.value, name=authority, sort_key=stored_sort_key(authority)
        )
        email = email.strip().lower()
        user = User.objects.filter(email=email).first() or User.objects.create_user(email)
        _, made = Membership.objects.get_or_create(user=user, organisation=organisation, role=Role.ADMINISTRATOR.value)
        if made:
            record(
                SYSTEM,
                "grant_membership",
                f"user:{user.pk}",
                role=Role.ADMINISTRATOR.value,
                organisation=organisation.pk,
            )
    return user
