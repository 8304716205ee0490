"""The main menu: what the one who acts may open, as a table."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import is_valid_path

from oppna.accounts.actor import Actor
from oppna.accounts.permissions import can
from oppna.accounts.roles import Permission


@dataclass(frozen=True)
class Entry:
    """A line of the menu. `here`: the page that is shown lies under it."""

    text: str
    address: str
    here: bool = False


ENTRIES: tuple[tuple[str, str, frozenset[Permission]], ...] = (
    ("Omgångar", "/omgangar/", frozenset({Permission.SEE_RESPONSE, Permission.MANAGE_ROUNDS})),
    ("Konton", "/administration/", frozenset({Permission.MANAGE_ACCOUNTS})),
    ("Logg", "/logg/", frozenset({Permission.SEE_LOG})),
)
"""Text, address, and the permissions of which one is enough."""


def menu(actor: Actor, path: str) -> list[Entry]:
    """The lines for the actor on the page at `path`. Nobody and holders of links only need a way home."""
    if actor.kind == "nobody":
        return [_entry("Logga in", "/konto/login/", path)]
    if actor.kind != "user":
        return []
    allowed = [
        _entry(text, address, path)
        for text, address, enough in ENTRIES
        if any(can(actor, one) for one in enough) and is_valid_path(address)
    ]
    return [*allowed, _entry("Mitt konto", "/konto/", path)]


def _entry(text: str, address: str, path: str) -> Entry:
    return Entry(text, address, path.startswith(address))
