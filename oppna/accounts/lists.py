"""The lists an administrator sees."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet

from oppna.accounts.models import Organisation, User
from oppna.swedish import sort_key


def users(asked: dict[str, Any]) -> list[User]:
    """In Swedish order of their names; accounts that are closed come last."""
    found = User.objects.prefetch_related("memberships__organisation")
    if text := asked.get("search"):
        named = Q(name__icontains=text) | Q(email__icontains=text) | Q(memberships__organisation__name__icontains=text)
        found = found.filter(named)
    if role := asked.get("role"):
        found = found.filter(memberships__role=role)
    return sorted(found.distinct(), key=lambda user: (not user.is_active, sort_key(str(user))))


def organisations(asked: dict[str, Any]) -> QuerySet[Organisation]:
    """In Swedish order, with how many units they cover and how many roles they have."""
    found = Organisation.objects.annotate(
        units=Count("covers", distinct=True), people=Count("memberships__user", distinct=True)
    ).order_by("sort_key")
    if text := asked.get("search"):
        found = found.filter(Q(name__icontains=text) | Q(code__startswith=text))
    if kind := asked.get("kind"):
        found = found.filter(kind=kind)
    return found
