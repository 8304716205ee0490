"""What counts as treated with several drugs at once, for long: edition data, and the register it is sought in."""

from __future__ import annotations

import msgspec


class ConcurrentSupply(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    tag_field="slag",
    tag="samtidiga läkemedel",
    rename={
        "groups": "grupper",
        "letters": "samma_läkemedel_tecken",
        "drugs": "minst_läkemedel",
        "days": "minst_dagar",
        "days_if_empty": "dagar_om_tomt",
    },
    forbid_unknown_fields=True,
):
    """A person has the result when at least `drugs` drugs are in supply at once on at least `days` days of the window.

    `groups`: beginnings of ATC codes; other drugs do not count. Codes that agree in their first `letters` letters are
    the same drug: 7 = the same substance. A supply lasts from its day as many days as it says, `days_if_empty` when it
    does not say. The days of a drug are a set: overlapping supplies of it are neither two drugs nor longer. The days
    with several drugs need not follow upon each other.
    """

    register: str
    groups: tuple[str, ...]
    letters: int
    drugs: int
    days: int
    days_if_empty: int
