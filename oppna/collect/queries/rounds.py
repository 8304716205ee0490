"""Rounds: which there are for somebody, and their dates."""

from __future__ import annotations

from django.db.models import QuerySet
from django.http import Http404

from oppna.accounts.actor import Actor
from oppna.accounts.permissions import DENIED, SECOND_FACTOR, Forbidden, can
from oppna.accounts.roles import Kind, Permission
from oppna.collect.form.round_dates import Dates
from oppna.collect.models import Round
from oppna.collect.permissions import respondents_for


def rounds_for(actor: Actor) -> QuerySet[Round]:
    """The rounds whose response the actor may see: the authority all, others those in which they have a unit."""
    if can(actor, Permission.MANAGE_ROUNDS) or _national(actor):
        return Round.objects.all()
    if actor.kind == "link":
        return Round.objects.none()
    mine = respondents_for(actor, Permission.SEE_RESPONSE)
    return Round.objects.filter(pk__in=mine.order_by().values("round"))


def _national(actor: Actor) -> bool:
    return any(held.kind is Kind.AUTHORITY for held in actor.holdings_with(Permission.SEE_RESPONSE))


def round_for(actor: Actor, id: int) -> Round:
    """The round, if the actor may see its response. Nobody learns from the answer whether there is such a round."""
    found = rounds_for(actor).filter(pk=id).first()
    if found is not None:
        return found
    if any(True for _ in actor.holdings_with(Permission.SEE_RESPONSE)):
        raise Http404("Omgången finns inte.")
    raise Forbidden(SECOND_FACTOR if actor.lacks_second_factor else DENIED)


def dates_of(round: Round) -> Dates:
    """The dates of a round."""
    return Dates(
        round.opens,
        round.closes,
        tuple(round.reminders.values_list("on", flat=True)),
        round.reopens,
        round.closes_again,
    )
