"""PX, the file of PxWeb and PC-Axis (AXIS-VERSION 2013): texts in Swedish, UTF-8, symbols where there is no number.

The symbols follow Statistics Sweden's use: one dot for what cannot occur, two for what is not available; the rest ours.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

from oppna.disseminate.products.dataset.coding import CELL_TEXT, CellStatus
from oppna.disseminate.products.dataset.content import Dataset, Datum, Facts, Variable
from oppna.disseminate.products.dataset.of_release import GROUPS, UNITS, dataset
from oppna.disseminate.products.put import put
from oppna.release.content import Release

MEDIA_TYPE = "text/x-pcaxis"
_LONGEST = 200
"""A text is cut into pieces of at most this many letters; the format allows 256 in a line."""
SYMBOL: dict[CellStatus, str] = {status: "." * (at + 1) for at, status in enumerate(CELL_TEXT)}
"""What stands in the data where a cell has no number."""


def write(release: Release, target: Path) -> None:
    """The table of those who answer."""
    put(encoded(dataset(release, UNITS)), target)


def write_groups(release: Release, target: Path) -> None:
    """The table of the groups."""
    put(encoded(dataset(release, GROUPS)), target)


def encoded(table: Dataset) -> bytes:
    """The table as bytes."""
    return "\n".join((*_keywords(table), "DATA=", *_rows(table))).encode() + b";\n"


def _keywords(table: Dataset) -> Iterator[str]:
    facts, variables = table.facts, table.variables
    yield 'CHARSET="ANSI";'
    yield 'AXIS-VERSION="2013";'
    yield 'CODEPAGE="utf-8";'
    yield 'LANGUAGE="sv";'
    yield f'CREATION-DATE="{_moment(facts)}";'
    yield f"DECIMALS={max(item.decimals for one in variables for item in one.items)};"
    yield f"SHOWDECIMALS={max(item.decimals for one in variables for item in one.items)};"
    yield _line("MATRIX", table.id)
    yield _line("SUBJECT-CODE", "OJ")
    yield _line("SUBJECT-AREA", facts.service_area)
    yield "COPYRIGHT=NO;"
    yield "AGGREGALLOWED=NO;"
    yield _line("TITLE", table.title)
    yield _line("CONTENTS", table.title.rpartition(":")[0])
    yield _line("UNITS", "enligt indikatorn")
    yield _listed("STUB", (one.label for one in variables[:2]))
    yield _listed("HEADING", (one.label for one in variables[2:]))
    yield from (_line("CONTVARIABLE", one.label) for one in variables if one.role == "metric")
    yield from (_listed(_of("VALUES", one), (item.label for item in one.items)) for one in variables)
    yield from (_timeval(one) for one in variables if one.role == "time")
    yield from (_listed(_of("CODES", one), (item.code for item in one.items)) for one in variables)
    yield from (_line(_of("VARIABLE-TYPE", one), _TYPE[one.role]) for one in variables if one.role in _TYPE)
    yield from _of_contents(table)
    yield _line("SOURCE", facts.source)
    yield _line("CONTACT", facts.contact)
    yield from (f'DATASYMBOL{len(symbol)}="{CELL_TEXT[status]}";' for status, symbol in SYMBOL.items())
    first = "NOTEX" if facts.synthetic else "NOTE"
    yield from (_line(first if at == 0 else "NOTE", note) for at, note in enumerate(_notes(facts)))
    yield from _value_notes(variables)


_TYPE = {"geo": "G", "time": "T", "metric": "C"}


def _notes(facts: Facts) -> Iterator[str]:
    yield from facts.notes
    if facts.licence:
        yield f"Licens: {facts.licence[0]}, {facts.licence[1]}"


def _of_contents(table: Dataset) -> Iterator[str]:
    """What the format wants to be told of each content by itself."""
    for variable in table.variables:
        if variable.role != "metric":
            continue
        for item in variable.items:
            yield _line(f'UNITS("{_plain(item.label)}")', item.unit)
            yield _line(f'CONTACT("{_plain(item.label)}")', table.facts.contact)
            yield f'LAST-UPDATED("{_plain(item.label)}")="{_moment(table.facts)}";'
            yield f'PRECISION("{_plain(variable.label)}","{_plain(item.label)}")={item.decimals};'


def _value_notes(variables: Iterable[Variable]) -> Iterator[str]:
    for variable in variables:
        if variable.role == "":
            for item in variable.items:
                yield _line(f'VALUENOTE("{_plain(variable.label)}","{_plain(item.label)}")', item.note)


def _rows(table: Dataset) -> Iterator[str]:
    """A line for each combination of the stub, as wide as the heading."""
    width = len(table.variables[2].items) * len(table.variables[3].items)
    data = table.data()
    while row := tuple(islice(data, width)):
        yield " ".join(map(_field, row)) + " "


def _field(datum: Datum) -> str:
    return datum.number if datum.status is CellStatus.OK else f'"{SYMBOL[datum.status]}"'


def _moment(facts: Facts) -> str:
    """The date of the version: no clock goes into a file."""
    return f"{facts.updated.replace('-', '')} 00:00"


def _timeval(variable: Variable) -> str:
    years = ",".join(f'"{item.code}"' for item in variable.items)
    return f"{_of('TIMEVAL', variable)}=TLIST(A1),{years};"


def _of(keyword: str, variable: Variable) -> str:
    return f'{keyword}("{_plain(variable.label)}")'


def _listed(keyword: str, texts: Iterable[str]) -> str:
    return f"{keyword}=" + ",\n".join(f'"{_plain(text)}"' for text in texts) + ";"


def _line(keyword: str, text: str) -> str:
    plain = _plain(text)
    pieces = [plain[at : at + _LONGEST] for at in range(0, len(plain), _LONGEST)] or [""]
    return f"{keyword}=" + "\n".join(f'"{piece}"' for piece in pieces) + ";"


def _plain(text: str) -> str:
    """A text may not hold the sign that ends it; # begins a new line."""
    return " ".join(text.replace('"', "'").replace("#", "nr ").split())
