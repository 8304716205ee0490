"""Make the contacts of a round those of a file, and remember what they were."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec
from django.db import transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.actions._step import locked
from oppna.collect.form.contacts_file import Changes, Row, changes
from oppna.collect.models import Contact, ContactImport, Link, LinkPurpose, Round
from oppna.collect.queries.contacts import contact_rows
from oppna.errors import refuse

OTHER = "kontakterna har ändrats sedan förhandsvisningen gjordes; läs in filen igen."


def import_contacts(actor: Actor, round: Round, rows: Sequence[Row], *, seen: str) -> Changes:
    """`seen`: the fingerprint of the contacts the preview was made against; if they are others now, it is refused."""
    check(actor, Permission.MANAGE_ROUNDS)
    with transaction.atomic():
        locked(round)
        before = contact_rows(round)
        if fingerprint(before) != seen:
            raise refuse(OTHER, code="KONTAKTER_ÄNDRADE")
        done = changes(before, rows)
        ContactImport.objects.update_or_create(
            round=round,
            defaults={"before": msgspec.to_builtins(before), "at": timezone.now(), "by": actor.name[:200]},
        )
        _apply(round, done)
        counts = {"added": len(done.added), "changed": len(done.changed), "removed": len(done.removed)}
        record(actor, "import_contacts", f"round:{round.pk}", **counts)
    return done


def fingerprint(rows: Sequence[Row]) -> str:
    """Tells whether the contacts are the same."""
    return hashlib.sha256(msgspec.json.encode(sorted(rows))).hexdigest()


def _apply(round: Round, done: Changes) -> None:
    """A contact that is taken away keeps its row: its links die with it and come back if it does."""
    respondents = dict(round.respondents.values_list("unit", "pk"))
    for row in done.removed:
        found = Contact.objects.filter(respondent=respondents[row.unit], email=row.email)
        found.update(removed_at=timezone.now())
    for row in (*done.added, *(after for _, after in done.changed)):
        values = {"name": row.name, "parts": list(row.parts), "removed_at": None}
        contact, made = Contact.objects.update_or_create(
            respondent_id=respondents[row.unit], email=row.email, defaults=values
        )
        if not made:
            Link.objects.filter(contact=contact, purpose=LinkPurpose.ANSWER).update(parts=list(row.parts))
