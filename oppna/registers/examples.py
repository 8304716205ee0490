"""A worked example of concurrent supply: the supplies of one imagined person, run through the SQL of the nation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from oppna.engines.tables import Tables
from oppna.errors import Problem, Refused, quoted
from oppna.model.codes import Category
from oppna.model.placement import PlacementRule
from oppna.model.register import Register
from oppna.model.supply import ConcurrentSupply
from oppna.registers.counting import find_concurrent, supplied
from oppna.registers.plan import plan

_SUPPLY = re.compile(r"(\d{4}-\d{2}-\d{2})(?: (\d{1,3}))?")
_CODE = re.compile(r"[A-Z][0-9]{2}[A-Z]{2}[0-9]{2}")
_EXAMPLE = "exempel"


def outcome(rule: PlacementRule, register: Register, example: Mapping[str, str], engine: Tables) -> str:
    """Whether a person of the last year of birth has the result: Ja or Nej.

    `example`: ATC code → the days of supply, "2014-08-01 90, 2014-10-30" (without days = not known). Refused when a
    supply is not written so.
    """
    assert isinstance(rule.result, ConcurrentSupply)
    (stay,) = plan({_EXAMPLE: rule}).stays
    engine.view(register.id, _rows(rule.born.last, register, example))
    find_concurrent(engine, stay, rule.result, register)
    ((having,),) = engine.rows(f"SELECT count(*) FROM {supplied(stay, rule.result)}")
    return Category.YES if having else Category.NO


def _rows(birth: int, register: Register, example: Mapping[str, str]) -> str:
    """The example as the rows of a register. Only dates and numbers that have been read as such become SQL."""
    person, atc, day, days = (f"c_{register.column(kind)}" for kind in ("personnummer", "atc", "datum", "heltal"))
    rows = [
        f"SELECT '{birth:04d}{_EXAMPLE}' AS {person}, '{code}' AS {atc}, DATE '{first}' AS {day}, "
        f"CAST({lasts} AS INTEGER) AS {days}"
        for code, text in example.items()
        for first, lasts in _supplies(code, text)
    ]
    nobody = f"SELECT '' AS {person}, '' AS {atc}, DATE '{birth:04d}-01-01' AS {day}, CAST(1 AS INTEGER) AS {days}"
    return " UNION ALL ".join([nobody, *rows])


def _supplies(code: str, text: str) -> Iterator[tuple[date, str]]:
    if not _CODE.fullmatch(code):
        raise Refused([_fault(f"{quoted(code)} är ingen ATC-kod med sju tecken")])
    for part in text.split(","):
        found = _SUPPLY.fullmatch(part.strip())
        try:
            first = date.fromisoformat(found[1]) if found else None
        except ValueError:
            first = None
        if found is None or first is None:
            raise Refused([_fault(f"{quoted(part.strip())} är inget uttag; skriv dag och antal dagar, 2014-08-01 90")])
        yield first, found[2] or "NULL"


def _fault(sentence: str) -> Problem:
    return Problem(_EXAMPLE, 0, "EXEMPEL_FEL", sentence + ".")
