"""The main menu: what the one who acts may open, as a table."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import is_valid_path

from oppna.accounts.actor import Actor
from oppna.accounts.permissions import can
from oppna.accounts.roles import Permission
from oppna.disseminate.addresses import AREA_LIST, CORRECTIONS, INDICATOR_LIST, LEVEL_PATH, OPEN_DATA, RELEASES


@dataclass(frozen=True)
class Entry:
    """A line of the menu. `here`: the page that is shown lies under it."""

    text: str
    address: str
    here: bool = False


PUBLIC: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Sök", "/sok/", ()),
    ("Kommuner", AREA_LIST, tuple(f"/{level}/" for level in LEVEL_PATH.values())),
    ("Indikatorer", INDICATOR_LIST, ("/siffra/",)),
    ("Jämför", "/jamfor/", ()),
    ("Publiceringar", RELEASES, (CORRECTIONS,)),
    ("Öppna data", OPEN_DATA, ("/data/",)),
)
"""What everybody may open, what they look for first, and what else lies under it."""

WHILE_ANSWERING = "/svara/"
"""Whoever fills in the form has no use for other ways on."""

ENTRIES: tuple[tuple[str, str, frozenset[Permission]], ...] = (
    ("Omgångar", "/omgangar/", frozenset({Permission.SEE_RESPONSE, Permission.MANAGE_ROUNDS})),
    ("Konton", "/administration/", frozenset({Permission.MANAGE_ACCOUNTS})),
    ("Logg", "/logg/", frozenset({Permission.SEE_LOG})),
)
"""Text, address, and the permissions of which one is enough."""


def public_menu(path: str) -> list[Entry]:
    """The lines everybody sees, on every page but those of the form."""
    if path.startswith(WHILE_ANSWERING):
        return []
    return [
        Entry(text, address, path.startswith((address, *under)))
        for text, address, under in PUBLIC
        if is_valid_path(address)
    ]


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
