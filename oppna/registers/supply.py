"""The SQL of concurrent supply: which persons have several drugs at once on enough days of their window.

Days are whole numbers (unix_date), so that both engines count them alike. No day is ever written out: each supply is
cut down to the days its drug did not already have, and a sweep over the first and the last of what is left tells how
many drugs there are between any two of them.
"""

from __future__ import annotations

from datetime import date, timedelta

from oppna.model.register import Register
from oppna.model.supply import ConcurrentSupply
from oppna.registers.plan import Stay
from oppna.registers.statements import windows


def supplies(stay: Stay, supply: ConcurrentSupply, register: Register) -> str:
    """The supplies of the rule's drugs that reach into the window of their person, cut to it; `drug` '' = no code.

    The wide limits of all windows together come first: they need no look at the year of birth.
    """
    person, atc, day, days = (f"c_{register.column(kind)}" for kind in ("personnummer", "atc", "datum", "heltal"))
    lasts = f"COALESCE({days}, {supply.days_if_empty})"
    longest = max(register.columns_of("heltal")[0].most, supply.days_if_empty)
    first = date.fromisoformat(f"{stay.years[0] + stay.window.opens.age:04d}-{stay.window.opens.day}")
    last = f"{stay.years[-1] + stay.window.closes.age:04d}-{stay.window.closes.day}"
    return (
        f"SELECT {person} AS person, {atc} AS code, substr({atc}, 1, {supply.letters}) AS drug, "
        f"{day} AS dispensed, {days} AS days, greatest(unix_date({day}), unix_date(opens)) AS starts, "
        f"least(unix_date({day}) + {lasts} - 1, unix_date(closes)) AS ends "
        f"FROM {register.id} JOIN ({windows(stay)}) AS windows ON birth = substr({person}, 1, 4) "
        f"WHERE {day} BETWEEN DATE '{first - timedelta(longest - 1)}' AND DATE '{last}' "
        f"AND ({atc} = '' OR {_in_groups(atc, supply)}) "
        f"AND {day} <= closes AND unix_date({day}) + {lasts} - 1 >= unix_date(opens)"
    )


def _in_groups(atc: str, supply: ConcurrentSupply) -> str:
    """Whether a code begins as one of the groups does."""
    by_length: dict[int, list[str]] = {}
    for group in supply.groups:
        by_length.setdefault(len(group), []).append(f"'{group}'")
    return "(" + " OR ".join(f"substr({atc}, 1, {n}) IN ({', '.join(own)})" for n, own in by_length.items()) + ")"


def several(name: str, supply: ConcurrentSupply) -> str:
    """The persons with enough different drugs at any time of the window. The others need not be sorted."""
    return f"SELECT person FROM {name} WHERE drug <> '' GROUP BY person HAVING count(DISTINCT drug) >= {supply.drugs}"


def concurrent(name: str, several_name: str, supply: ConcurrentSupply) -> str:
    """The persons with enough days of several drugs at once, in the form of `statements.results`."""
    earlier = (
        "SELECT person, starts, ends, max(ends) OVER (PARTITION BY person, drug ORDER BY starts, ends "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS so_far "
        f"FROM {name} WHERE drug <> '' AND person IN (SELECT person FROM {several_name})"
    )
    fresh = (
        "SELECT person, CASE WHEN so_far >= starts THEN so_far + 1 ELSE starts END AS starts, ends "
        f"FROM ({earlier}) AS earlier WHERE so_far IS NULL OR ends > so_far"
    )
    changes = (
        "SELECT person, change, CASE WHEN change = 1 THEN starts ELSE ends + 1 END AS at_day "
        f"FROM ({fresh}) AS fresh CROSS JOIN (SELECT 1 AS change UNION ALL SELECT -1 AS change) AS both_ends"
    )
    days = f"SELECT person, at_day, sum(change) AS change FROM ({changes}) AS changes GROUP BY person, at_day"
    swept = (
        "SELECT person, sum(change) OVER (PARTITION BY person ORDER BY at_day) AS at_once, "
        f"lead(at_day) OVER (PARTITION BY person ORDER BY at_day) - at_day AS lasted FROM ({days}) AS days"
    )
    return (
        f"SELECT person, 1 AS eligible FROM ({swept}) AS swept WHERE at_once >= {supply.drugs} "
        f"GROUP BY person HAVING sum(lasted) >= {supply.days}"
    )
