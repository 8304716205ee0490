"""What is read of accounts."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.utils.module_loading import import_string

from oppna.accounts.actor import NOBODY, Actor, Holding
from oppna.accounts.models import User
from oppna.accounts.roles import Kind, Role

LINK_ACTOR = "link_actor"
"""The session's name for the link that opened it (set by collect.actions.open_link)."""


def actor_of(request: HttpRequest) -> Actor:
    """The user who is logged in, else the link that opened the session, else nobody."""
    user = request.user
    if isinstance(user, User) and user.is_active:
        return actor_for(user, two_factors=_two_factors(request, user))
    if LINK_ACTOR in request.session:
        found: Actor = import_string(settings.OPPNA_LINK_ACTOR)(request.session[LINK_ACTOR])
        return found
    return NOBODY


def actor_for(user: User, *, two_factors: bool) -> Actor:
    """The user with the roles they hold today."""
    held = user.memberships.select_related("organisation").prefetch_related("organisation__covers")
    holdings = tuple(
        Holding(
            Role(one.role),
            one.organisation_id,
            Kind(one.organisation.kind),
            frozenset(covered.unit for covered in one.organisation.covers.all()),
            frozenset(one.parts),
        )
        for one in held
    )
    return Actor("user", str(user.pk), str(user), holdings, two_factors)


def _two_factors(request: HttpRequest, user: User) -> bool:
    """Whether this log-in was made with a second factor, or with a passkey, which is two in one."""
    from allauth.account.authentication import get_authentication_records

    records = get_authentication_records(request, user)
    return any(record.get("method") == "mfa" for record in records)
