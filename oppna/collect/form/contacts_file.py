"""The file of contacts: unit, name, e-mail and parts → rows to import, with every fault at once."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from oppna.errors import Problem, Refused, quoted
from oppna.interchange.formulas import is_formula
from oppna.interchange.table import Table

COLUMNS = ("objekt", "namn", "e-post", "delar")
_ADDRESS = re.compile(
    r"[A-Za-z0-9!#$%&'*/?^_`{|}~][A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]*@(?:[A-Za-z0-9-]+\.)+[A-Za-z0-9-]{2,}"
)
_LONGEST = 200


@dataclass(frozen=True, order=True)
class Row:
    """A contact as the file has it. `parts` empty = all parts."""

    unit: str
    email: str
    name: str
    parts: tuple[str, ...] = ()


def read_contacts(table: Table, units: Collection[str], parts: Sequence[str]) -> list[Row]:
    """The contacts of the file, in its order. Raises Refused with everything that is wrong with it."""
    problems = list(table.problems)
    found: dict[tuple[str, str], int] = {}
    rows = []
    for number, fields in table:
        row = _row(*(field.strip() for field in fields))
        faults = list(_faults(row, fields[2].strip(), units, parts))
        before = found.setdefault((row.unit, row.email), number)
        if before != number:
            faults.append(f"{row.email} står redan på rad {before} för {row.unit}; behåll en av raderna.")
        problems += [Problem(table.file, number, "KONTAKT", fault) for fault in faults]
        rows.append(row)
    if not rows and not problems:
        problems.append(Problem(table.file, 0, "KONTAKT", "filen har inga kontakter; fyll på med en kontakt per rad."))
    if problems:
        raise Refused(problems)
    return rows


def _row(unit: str, name: str, email: str, parts: str) -> Row:
    return Row(
        unit,
        email.lower(),
        name,
        tuple(dict.fromkeys(re.split(r"[\s,;+]+", parts.upper().strip(" ,;+")))) if parts else (),
    )


def _faults(row: Row, written: str, units: Collection[str], parts: Sequence[str]) -> Iterator[str]:
    if row.unit not in units:
        yield f"objektet {quoted(row.unit)} finns inte i omgångens ram; skriv kommunens eller stadsdelens kod."
    if len(row.email) > _LONGEST or not _ADDRESS.fullmatch(row.email):
        yield f"e-postadressen {quoted(written)} går inte att skriva till; kontrollera stavningen."
    if is_formula(row.name):
        yield f"namnet {quoted(row.name)} börjar som en formel; ta bort det första tecknet."
    if len(row.name) > _LONGEST or any(not letter.isprintable() for letter in row.name):
        yield "namnet är för långt eller har osynliga tecken; skriv högst 200 vanliga tecken."
    for part in row.parts:
        if part not in parts:
            yield f"delen {quoted(part)} finns inte; delarna är {', '.join(parts)}. Lämna tomt för alla."


@dataclass(frozen=True)
class Changes:
    """What an import would do."""

    added: tuple[Row, ...]
    changed: tuple[tuple[Row, Row], ...]  # as it is, as it becomes
    removed: tuple[Row, ...]
    kept: int

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed)


def changes(now: Sequence[Row], then: Sequence[Row]) -> Changes:
    """From the contacts there are to those of the file. A contact is known by its unit and its address."""
    old = {(row.unit, row.email): row for row in now}
    new = {(row.unit, row.email): row for row in then}
    both = [(old[key], new[key]) for key in new if key in old]
    return Changes(
        tuple(new[key] for key in new if key not in old),
        tuple((before, after) for before, after in both if before != after),
        tuple(old[key] for key in old if key not in new),
        sum(before == after for before, after in both),
    )
