"""The colleagues a respondent has let in: for which parts, until when, and what they have answered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.db.models import Count, Max
from django.utils import timezone

from oppna.collect.models import Edit, Link, LinkPurpose
from oppna.collect.presenters.when import moment
from oppna.collect.queries.sheet import Sheet
from oppna.swedish import counted


class Colleague(msgspec.Struct, frozen=True):
    """`answered` says how many questions and when last."""

    link: int
    name: str
    parts: str
    answered: str
    until: str
    active: bool


def colleagues(sheet: Sheet) -> tuple[Colleague, ...]:
    """The latest first."""
    edits = Edit.objects.filter(respondent=sheet.respondent, by_kind="link").values("by_id")
    told = {row["by_id"]: row for row in edits.annotate(many=Count("question", distinct=True), last=Max("at"))}
    links = Link.objects.filter(respondent=sheet.respondent, purpose=LinkPurpose.DELEGATE).order_by("-pk")
    return tuple(_colleague(sheet, link, told.get(str(link.pk))) for link in links)


def _colleague(sheet: Sheet, link: Link, told: Mapping[str, Any] | None) -> Colleague:
    answered = "inga svar än"
    if told:
        answered = f"{counted(told['many'], 'fråga', 'frågor')}, senast {moment(told['last'])}"
    return Colleague(
        link=link.pk,
        name=link.holder,
        parts=", ".join(sheet.form.parts[part].name for part in link.parts if part in sheet.form.parts),
        answered=answered,
        until=moment(link.expires_at),
        active=link.revoked_at is None and link.expires_at > timezone.now(),
    )
