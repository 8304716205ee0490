"""The file of contacts: what is taken, and what an import would change."""

from __future__ import annotations

import pytest

from oppna.collect.form.contacts_file import COLUMNS, Row, changes, read_contacts
from oppna.errors import Refused
from oppna.interchange.table import table_in

HEAD = "objekt;namn;e-post;delar\n"


def read(text: str) -> list[Row]:
    return read_contacts(table_in((HEAD + text).encode(), "kontakter.csv", COLUMNS), {"0114", "0115"}, ["G", "B", "V"])


def test_parts_may_be_written_in_several_ways_and_empty_is_all() -> None:
    rows = read("0114;Åsa;Asa@Vasby.SE;g, b\n0115;;reg@vallentuna.se;\n0115;;v@vallentuna.se; V \n")
    assert [row.parts for row in rows] == [("G", "B"), (), ("V",)]
    assert rows[0].email == "asa@vasby.se"


BAD = (
    "",
    "a",
    "a@b",
    "a b@c.se",
    "=a@b.se",
    "+a@b.se",
    "-a@b.se",
    "@b.se",
    "a@b.se\u200b",
    "ö@b.se",
    "x" * 200 + "@b.se",
)


@pytest.mark.parametrize("address", BAD)
def test_addresses_that_cannot_be_written_to(address: str) -> None:
    with pytest.raises(Refused, match="går inte att skriva till"):
        read(f"0114;A;{address};\n")


@pytest.mark.parametrize("name", ["=1+1", "+46", "-A", "@A"])
def test_names_that_are_formulas(name: str) -> None:
    with pytest.raises(Refused, match="formel"):
        read(f"0114;{name};a@b.se;\n")


def test_the_same_address_for_two_units_is_no_fault() -> None:
    assert len(read("0114;A;a@b.se;\n0115;A;a@b.se;\n")) == 2


def test_an_empty_file_is_no_order_to_remove_everybody() -> None:
    with pytest.raises(Refused, match="inga kontakter"):
        read("")


def test_what_would_change() -> None:
    kept, old, gone = Row("1", "a@b.se", "A"), Row("1", "c@d.se", "C"), Row("2", "e@f.se", "E")
    new = Row("2", "g@h.se", "G", ("B",))
    done = changes([kept, old, gone], [kept, Row("1", "c@d.se", "Ce"), new])
    assert (done.added, done.removed, done.kept) == ((new,), (gone,), 1)
    assert [after.name for _, after in done.changed] == ["Ce"]
    assert done
    assert not changes([kept], [kept])
