"""A register with one row an event or a person: what its file holds, and how far each field points a person out."""

from __future__ import annotations

from typing import Literal

import msgspec

from oppna.model.questionnaire import Source

ColumnKind = Literal["personnummer", "kommun", "datum", "år", "årslista", "val", "text", "atc", "heltal"]


class Column(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "name": "namn",
        "kind": "typ",
        "meaning": "betyder",
        "personal": "personuppgift",
        "may_be_empty": "får_vara_tom",
        "values": "värden",
        "not_before": "tidigast",
        "least": "minst",
        "most": "högst",
    },
    forbid_unknown_fields=True,
):
    """A field of the file. `not_before` names a date column that must not be later than this one.

    `least` and `most`: the whole numbers a column of kind "heltal" may hold, both included.
    `personal`: "direkt" points a person out alone, "indirekt" together with other fields, "känslig" tells
    something that must not be spread.
    """

    name: str
    kind: ColumnKind
    meaning: str
    personal: Literal["direkt", "indirekt", "känslig"]
    may_be_empty: bool = False
    values: tuple[str, ...] = ()
    not_before: str = ""
    least: int = 0
    most: int = 0


class Register(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "name": "namn",
        "holder": "ansvarig",
        "holds": "innehåll",
        "source": "källa",
        "row": "en_rad_är",
        "once": "en_rad_per_person",
        "columns": "kolumner",
        "remarks": "anmärkningar",
    },
    forbid_unknown_fields=True,
):
    """A register: a file of `definitions/registers/`, named as its data files are (placements.csv, placements/ …)."""

    id: str
    name: str
    holder: str
    holds: str
    source: Source
    row: str
    once: bool
    columns: tuple[Column, ...]
    remarks: tuple[str, ...] = ()

    def column(self, kind: ColumnKind) -> str:
        """The name of the first column of a kind; LookupError if the register has none."""
        names = [column.name for column in self.columns if column.kind == kind]
        if not names:
            raise LookupError(kind)
        return names[0]

    def columns_of(self, kind: ColumnKind) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.kind == kind)
