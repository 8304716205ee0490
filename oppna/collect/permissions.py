"""Who may do what with a respondent: roles over its unit, or a link made for it."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from oppna.accounts.actor import Actor
from oppna.accounts.permissions import DENIED, SECOND_FACTOR, Forbidden, can
from oppna.accounts.roles import Kind, Permission
from oppna.collect.models import Respondent


def can_respondent(actor: Actor, permission: Permission, respondent: Respondent, part: str | None = None) -> bool:
    """Whether the actor has the permission over this respondent and, if given, this part of it."""
    if actor.kind == "link":
        return (
            actor.respondent == respondent.pk
            and permission in actor.permissions
            and (part is None or not actor.parts or part in actor.parts)
        )
    return can(actor, permission, unit=respondent.unit, part=part)


def check_respondent(actor: Actor, permission: Permission, respondent: Respondent, part: str | None = None) -> None:
    """Raises Forbidden unless `can_respondent`."""
    if not can_respondent(actor, permission, respondent, part):
        raise Forbidden(SECOND_FACTOR if actor.lacks_second_factor else DENIED)


def respondents_for(actor: Actor, permission: Permission) -> QuerySet[Respondent]:
    """The scope rule: every respondent over which the actor has the permission. All lists start here."""
    if actor.kind == "system":
        return Respondent.objects.all()
    if actor.kind == "link":
        mine = Q(pk=actor.respondent) if permission in actor.permissions else Q(pk__in=[])
        return Respondent.objects.filter(mine)
    held = actor.holdings_with(permission)
    if any(one.kind is Kind.AUTHORITY for one in held):
        return Respondent.objects.all()
    return Respondent.objects.filter(unit__in={unit for one in held for unit in one.units})
