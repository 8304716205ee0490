"""Confirm a soft check: the answers are right as they stand. Other answers, and the confirmation has lapsed."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import Forbidden
from oppna.accounts.roles import Permission
from oppna.collect.form.given import Impossible, text_of
from oppna.collect.models import Confirmation, Respondent
from oppna.collect.permissions import can_respondent
from oppna.collect.queries.sheet import sheet_of
from oppna.errors import refuse


def confirm_check(actor: Actor, respondent: Respondent, check: str, *, seen: str, comment: str = "") -> Confirmation:
    """`seen`: the digest of the answers the person had before them. Raises Refused when they have changed since."""
    written = text_of(comment)
    if isinstance(written, Impossible):
        raise refuse(written.sentence, code="KOMMENTAR")
    with transaction.atomic():
        sheet = sheet_of(respondent)
        found = next((one for one in sheet.standing.findings if one.check == check), None)
        parts = {sheet.form.part_of(id) for id in found.questions} if found else set()
        if not any(can_respondent(actor, Permission.ANSWER, respondent, part) for part in parts or [None]):
            raise Forbidden
        if found is None or found.digest != seen:
            raise refuse("Svaren har ändrats sedan sidan visades. Se efter igen om de stämmer.", code="ÄNDRAT")
        if found.hard:
            raise refuse(f"{found.code} kan inte bekräftas, bara rättas.", code="HÅRD")
        closed = [sheet.closed_because(id) for id in found.questions]
        if all(closed):
            raise refuse(closed[0], code="STÄNGT")
        kept, _ = Confirmation.objects.update_or_create(
            respondent=respondent,
            check_id=check,
            defaults={"digest": seen, "comment": written, "by": actor.name[:200], "at": timezone.now()},
        )
        record(actor, "confirm_check", f"respondent:{respondent.pk}", check=check)
    return kept
