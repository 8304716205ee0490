"""The close for good, by two persons: one proposes, another confirms."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.models import Closing, Reopening, Round
from oppna.collect.states import ROUND_STEPS, ROUND_WORDS, RoundState
from oppna.errors import refuse


def propose_close(actor: Actor, round: Round, note: str = "") -> Closing:
    """Everything is reviewed, says the first."""
    check(actor, Permission.CLOSE_ROUND)
    with transaction.atomic():
        standing = _closable(round)
        if standing.closings.filter(confirmed_at=None, withdrawn_at=None).exists():
            raise refuse("Ett avslut är redan föreslaget; en annan person bekräftar det.", code="FÖRESLAGET")
        closing = Closing.objects.create(
            round=standing, proposed_by_id=int(actor.id), proposed_at=timezone.now(), note=note.strip()
        )
        record(actor, "propose_close", f"round:{round.pk}")
    return closing


def confirm_close(actor: Actor, closing: Closing) -> None:
    """The second agrees, and nothing can be changed any more. Answers still open are closed as they stand."""
    check(actor, Permission.CLOSE_ROUND)
    with transaction.atomic():
        round = _closable(closing.round)
        standing = _proposed(closing)
        if standing.proposed_by_id == int(actor.id):
            raise refuse("Den som föreslog avslutet kan inte också bekräfta det; be en kollega.", code="FYRA_ÖGON")
        now = timezone.now()
        standing.confirmed_by_id, standing.confirmed_at = int(actor.id), now
        standing.save(update_fields=["confirmed_by", "confirmed_at"])
        Reopening.objects.filter(respondent__round=round, closed_at=None).update(closed_at=now)
        round.state = RoundState.FINISHED.value
        round.save(update_fields=["state"])
        record(actor, "confirm_close", f"round:{round.pk}", proposed_by=standing.proposed_by_id)


def withdraw_close(actor: Actor, closing: Closing) -> None:
    """Not yet, says anybody who may close."""
    check(actor, Permission.CLOSE_ROUND)
    with transaction.atomic():
        standing = _proposed(closing)
        standing.withdrawn_at = timezone.now()
        standing.save(update_fields=["withdrawn_at"])
        record(actor, "withdraw_close", f"round:{closing.round_id}")


def _closable(round: Round) -> Round:
    standing = Round.objects.select_for_update().get(pk=round.pk)
    if RoundState.FINISHED not in ROUND_STEPS[RoundState(standing.state)]:
        words = ROUND_WORDS[RoundState(standing.state)]
        raise refuse(f"Omgången är {words}; den kan avslutas först när den är stängd för svar.", code="LÄGE")
    return standing


def _proposed(closing: Closing) -> Closing:
    standing = Closing.objects.select_for_update().get(pk=closing.pk)
    if standing.confirmed_at or standing.withdrawn_at:
        raise refuse("Förslaget gäller inte längre; ladda om sidan.", code="INGET_FÖRSLAG")
    return standing
