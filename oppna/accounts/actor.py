"""Who is acting: a user with roles, the holder of a link, or the system itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from oppna.accounts.roles import ROLE_PERMISSIONS, TWO_FACTORS, Kind, Permission, Role


@dataclass(frozen=True)
class Holding:
    """A role held: in an organisation of a kind, over its units. `parts` empty = all."""

    role: Role
    organisation: int
    kind: Kind
    units: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()

    def covers(self, unit: str) -> bool:
        """The authority covers every unit."""
        return self.kind is Kind.AUTHORITY or unit in self.units


@dataclass(frozen=True)
class Actor:
    """`kind`: "user", "link", "system" or "nobody". `two_factors`: this log-in was made with two.

    A link acts for one respondent (`respondent`) and its parts (`parts`, empty = all), nothing else.
    """

    kind: str
    id: str = ""
    name: str = ""
    holdings: tuple[Holding, ...] = field(default=())
    two_factors: bool = False
    respondent: int | None = None
    parts: frozenset[str] = frozenset()
    permissions: frozenset[Permission] = frozenset()

    def effective(self) -> Iterable[Holding]:
        """The roles that count now: those that need two factors only with two factors."""
        return (held for held in self.holdings if self.two_factors or held.role not in TWO_FACTORS)

    def holdings_with(self, permission: Permission) -> tuple[Holding, ...]:
        """The roles that give the permission."""
        return tuple(held for held in self.effective() if permission in ROLE_PERMISSIONS[held.role])

    @property
    def lacks_second_factor(self) -> bool:
        """Some role waits for a second factor."""
        return not self.two_factors and any(held.role in TWO_FACTORS for held in self.holdings)


NOBODY = Actor("nobody")
SYSTEM = Actor("system", name="Öppna")
