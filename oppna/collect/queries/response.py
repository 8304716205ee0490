"""How many have answered: by part, county and day, within what the actor may see."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet
from django.utils import timezone

from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.catalogue.prepared import prepare
from oppna.collect.models import PartResponse, Respondent, Round
from oppna.collect.permissions import respondents_for
from oppna.collect.states import ANSWERED, PartState
from oppna.model.questionnaire import Part


@dataclass(frozen=True)
class Standing:
    """A respondent and the states of its parts."""

    respondent: Respondent
    parts: dict[str, PartState]

    def answered(self, part: str) -> bool:
        """Whether the part has been sent."""
        return self.parts[part] in ANSWERED


@dataclass(frozen=True)
class PartCount:
    """A part: how many have sent it, begun it, not begun it; and how many were sent on each day."""

    part: Part
    size: int
    answered: int
    begun: int
    on: dict[date, int]

    @property
    def left(self) -> int:
        """Those who have not sent it."""
        return self.size - self.answered


@dataclass(frozen=True)
class Response:
    """The response of a round as an actor sees it. `all`: that is the whole round."""

    parts: tuple[PartCount, ...]
    counties: dict[str, dict[str, int]]  # county → part → sent; "" → respondents
    size: int
    all: bool


def in_sight(actor: Actor, round: Round) -> QuerySet[Respondent]:
    """The respondents whose response the actor may see."""
    return respondents_for(actor, Permission.SEE_RESPONSE).filter(round=round)


def standings(actor: Actor, round: Round) -> list[Standing]:
    """In Swedish order, with the states of all parts in the order of the questionnaire."""
    order = [part.id for part in parts_of(round)]
    found = in_sight(actor, round).prefetch_related("parts")
    return [Standing(one, _states(one.parts.all(), order)) for one in found]


def _states(rows: Iterable[PartResponse], order: list[str]) -> dict[str, PartState]:
    states = {row.part: PartState(row.state) for row in rows}
    return {part: states[part] for part in order if part in states}


def parts_of(round: Round) -> tuple[Part, ...]:
    """The parts of the round's questionnaire."""
    return prepare(round.edition).edition.questionnaire.parts


def response(actor: Actor, round: Round) -> Response:
    """Counted in one pass over the parts of those in sight."""
    mine = in_sight(actor, round)
    size = mine.count()
    rows = PartResponse.objects.filter(respondent__in=mine.order_by()).values_list(
        "part", "state", "submitted_at", "respondent__county"
    )
    on: dict[str, Counter[date]] = {part.id: Counter() for part in parts_of(round)}
    states: Counter[tuple[str, str]] = Counter()
    counties: dict[str, Counter[str]] = {}
    for part, state, at, county in rows:
        sent = state in ANSWERED
        states[part, "sent" if sent else state] += 1
        if sent and at:
            on[part][timezone.localtime(at).date()] += 1
        counties.setdefault(county, Counter())[part] += sent
    for county in mine.order_by().values_list("county", flat=True):
        counties[county][""] += 1
    counts = tuple(
        PartCount(part, size, states[part.id, "sent"], states[part.id, PartState.BEGUN.value], dict(on[part.id]))
        for part in parts_of(round)
    )
    return Response(
        counts, {name: dict(count) for name, count in counties.items()}, size, size == round.respondents.count()
    )
