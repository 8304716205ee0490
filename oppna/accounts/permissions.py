"""`check_x` raises Forbidden with a sentence, `can_x` answers yes or no. Both read the tables in `roles`."""

from __future__ import annotations

from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission

DENIED = "Du har inte behörighet till detta. Be den som ansvarar för er omgång eller logga in med rätt konto."
SECOND_FACTOR = "Din roll kräver inloggning i två steg. Lägg till en nyckel eller app under Konto och logga in igen."


class Forbidden(Exception):
    """Somebody may not do this. The sentence is for them."""

    def __init__(self, sentence: str = DENIED) -> None:
        super().__init__(sentence)
        self.sentence = sentence


def can(actor: Actor, permission: Permission, *, unit: str | None = None, part: str | None = None) -> bool:
    """Whether some role of the actor gives the permission, over the unit and the part if they are given.

    A link's rights are not asked for here but with the respondent it is for: see collect.permissions.
    """
    if actor.kind == "system":
        return True
    return any(
        (unit is None or held.covers(unit)) and (part is None or not held.parts or part in held.parts)
        for held in actor.holdings_with(permission)
    )


def check(actor: Actor, permission: Permission, *, unit: str | None = None, part: str | None = None) -> None:
    """Raises Forbidden unless `can`."""
    if not can(actor, permission, unit=unit, part=part):
        raise Forbidden(SECOND_FACTOR if actor.lacks_second_factor else DENIED)
