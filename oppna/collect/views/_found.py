"""What an address names, or a page that says it is not there: to one who may not see it, just as to a stranger."""

from __future__ import annotations

from django.http import Http404

from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.models import Respondent, Round
from oppna.collect.permissions import respondents_for


def round_of(id: int) -> Round:
    """The round."""
    found = Round.objects.filter(pk=id).first()
    if found is None:
        raise Http404
    return found


def respondent_of(actor: Actor, permission: Permission, id: int, round: int | None = None) -> Respondent:
    """A respondent in the actor's scope; to others it does not exist."""
    scope = respondents_for(actor, permission).select_related("round")
    found = scope.filter(pk=id, **({} if round is None else {"round": round})).first()
    if found is None:
        raise Http404
    return found
