"""What is chosen stands in the address and is read again as it was; nonsense is told, never an error."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.disseminate.comparison.adding import added, match
from oppna.disseminate.comparison.choices import Choices, read
from oppna.disseminate.comparison.matrix import matrix
from oppna.disseminate.comparison.subject import key_of
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shelf.shelf import Shelf
from oppna.model.codes import Category
from tests.lib.public_world import CHILDREN, VIOLENCE


@pytest.fixture(scope="module")
def public(public_store: Path) -> Public:
    return Shelf(public_store).at(datetime(2026, 1, 1, tzinfo=UTC))


def chosen(public: Public, **asked: str) -> Choices:
    return read(public, {name: [text] for name, text in asked.items()})


def again(public: Public, choices: Choices) -> Choices:
    return read(public, parse_qs(urlsplit(choices.path).query))


@given(data=st.data())
def test_an_address_leads_back_to_what_was_chosen(public: Public, data: st.DataObject) -> None:
    release = public.by_edition[data.draw(st.sampled_from(sorted(public.by_edition)))]
    keys = data.draw(st.lists(st.sampled_from([key_of(area) for area in release.areas]), max_size=6))
    ids = data.draw(st.lists(st.sampled_from([one.id for one in release.edition.indicators]), max_size=6))
    flags = {name: data.draw(st.sampled_from(["", "1"])) for name in ("vand", "skiljer", "ar")}
    asked = {"omgang": release.head.edition, "enheter": ",".join(keys), "indikatorer": ",".join(ids), **flags}
    choices = chosen(public, **asked)
    assert not choices.problems
    assert again(public, choices) == choices
    assert [subject.key for subject in choices.subjects] == list(dict.fromkeys(keys))
    matrix(public, choices)


@given(
    asked=st.dictionaries(
        st.sampled_from(
            ["omgang", "enheter", "grupper", "egna", "indikatorer", "omrade", "sortera", "ordning", "diagram", "vand"]
        ),
        st.lists(st.text(max_size=60), max_size=3),
    )
)
def test_whatever_stands_in_an_address_there_is_a_table(public: Public, asked: dict[str, list[str]]) -> None:
    choices = read(public, asked)
    matrix(public, choices)
    assert all(len(problem) < 200 for problem in choices.problems)


def test_each_thing_not_understood_is_told(public: Public) -> None:
    choices = chosen(public, omgang="1999-bou", enheter="0184,0000", indikatorer="G1,XX", egna="Vi:0180,0184")
    assert choices.problems == (
        f"Omgången ”1999-bou” finns inte; här visas {public.releases[0].head.edition_name}.",
        "Området ”0000” finns inte i Öppna jämförelser 2018, social barn- och ungdomsvård och visas inte.",
        "”0180” är ingen kommun eller stadsdel som svarar och räknas inte i Vi.",
        "Indikatorn ”XX” finns inte i Öppna jämförelser 2018, social barn- och ungdomsvård och visas inte.",
    )
    assert [one.key for one in choices.subjects] == ["0184", "egen:Vi"]


def test_a_group_of_ones_own_is_saved_in_the_address(public: Public) -> None:
    choices = added(chosen(public, enheter="0184,0127"), {"ny_grupp": ["Vi: två; här"]})
    own = again(public, choices).subjects[-1]
    assert (own.label, own.members) == ("Vi två här", ("0184", "0127"))


@pytest.mark.parametrize(
    ("typed", "code"),
    [("Solna", "0184"), ("solna ", "0184"), ("0184", "0184"), ("upplands väsby", "0114"), ("Upplands-Vasby", "0114")],
)
def test_what_is_typed_is_found(public: Public, typed: str, code: str) -> None:
    area = match(public.by_edition[CHILDREN], typed.strip())
    assert area is not None
    assert area.area == code


def test_a_beginning_that_several_share_is_not_guessed(public: Public) -> None:
    outcome = added(chosen(public), {"lagg_till": ["S"]})
    assert not outcome.subjects
    assert outcome.problems == ("Hittar inget område som heter ”S” i omgången; pröva kommunens namn eller kod.",)


def test_all_of_a_county_are_those_that_answer_there(public: Public) -> None:
    outcome = added(chosen(public), {"alla_i": ["lan:stockholms-lan"]})
    assert len(outcome.subjects) == 39
    assert "0180" not in [one.key for one in outcome.subjects]


def test_a_table_is_sorted_only_when_asked(public: Public) -> None:
    given_order = matrix(public, chosen(public, enheter="0184,riket"))
    assert given_order.sorted_by is None
    by_nation = matrix(public, chosen(public, enheter="0184,riket", sortera="riket"))
    order = [row.boxes[1].order for row in by_nation.rows]
    assert order == sorted(order, reverse=True)
    assert {row.heading.key for row in by_nation.rows} == {row.heading.key for row in given_order.rows}


def test_turned_the_same_cells_stand_in_the_table(public: Public) -> None:
    upright = matrix(public, chosen(public, enheter="0184,riket,lan:skane-lan"))
    turned = matrix(public, chosen(public, enheter="0184,riket,lan:skane-lan", vand="1"))
    assert [[box.shown for box in row.boxes] for row in turned.rows] == [
        [row.boxes[column].shown for row in upright.rows] for column in range(3)
    ]


def test_only_rows_that_differ(public: Public) -> None:
    table = matrix(public, chosen(public, enheter="0184,0127", skiljer="1"))
    assert table.left_out
    assert all(row.boxes[0].shown != row.boxes[1].shown for row in table.rows)


def test_years_stand_under_each_other_and_breaks_are_told(public: Public) -> None:
    table = matrix(public, chosen(public, omgang=CHILDREN, enheter="riket", indikatorer="G1", ar="1"))
    assert [row.heading.note for row in table.rows] == ["G1 · 2018", "G1 · 2017"]
    then = public.by_edition[VIOLENCE].cell("G1", *_nation(public))
    assert table.rows[1].boxes[0].cell == then
    everything = matrix(public, chosen(public, enheter="riket", ar="1"))
    assert any(row.broken for row in everything.rows) or all("2018" in row.heading.note for row in everything.rows)


def test_words_have_an_order_only_for_sorting(public: Public) -> None:
    table = matrix(public, chosen(public, enheter="0184", sortera="0184"))
    words = [row.boxes[0].cell.value for row in table.rows if row.boxes[0].cell is not None]
    yes, no = words.index(Category.YES.value), words.index(Category.NO.value)
    assert yes < no


def _nation(public: Public) -> tuple[object, str]:
    area = public.releases[0].areas[0]
    return area.level, area.area
