"""Undo the last import of contacts. Undoing twice brings it back."""

from __future__ import annotations

import msgspec

from oppna.accounts.actor import Actor
from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.collect.actions.import_contacts import fingerprint, import_contacts
from oppna.collect.form.contacts_file import Changes, Row
from oppna.collect.models import ContactImport, Round
from oppna.collect.queries.contacts import contact_rows
from oppna.errors import refuse


def undo_contacts(actor: Actor, round: Round) -> Changes:
    """The contacts as they were before the last import."""
    check(actor, Permission.MANAGE_ROUNDS)
    last = ContactImport.objects.filter(round=round).first()
    if last is None:
        raise refuse("inga kontakter har lästs in, så det finns inget att ångra.", code="INGET_ATT_ÅNGRA")
    rows = msgspec.convert(last.before, list[Row])
    return import_contacts(actor, round, rows, seen=fingerprint(contact_rows(round)))
