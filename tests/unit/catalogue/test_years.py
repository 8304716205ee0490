"""Dates in texts are moved; laws, editions and citations stay."""

from __future__ import annotations

import pytest

from oppna.catalogue.years import beside, moved


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("den 1 februari 2018", "den 1 februari 2020"),
        ("1 februari 2017–31 januari 2018 (12 månader)", "1 februari 2019–31 januari 2020 (12 månader)"),
        ("den 1 feb 2018", "den 1 feb 2020"),
        ("den 1\n  februari 2018", "den 1\n  februari 2020"),
        ("den 1 februari\n  2018?", "den 1 februari\n  2020?"),
        ('mätdag: "2018-02-01"', 'mätdag: "2020-02-01"'),
        ("den 2016-02-29", "den 2018-02-28"),
        ("enkät till kommuner 2018, del G", "enkät till kommuner 2020, del G"),
        ("# Enkäten 2018: delar", "# Enkäten 2020: delar"),
        ("sedan 2007, gjordes om 2016", "sedan 2007, gjordes om 2016"),
        ("SOSFS 2011:9 och HSLF-FS 2018:24", "SOSFS 2011:9 och HSLF-FS 2018:24"),
        ("jämför 2018-bou [001:2018-2025]", "jämför 2018-bou [001:2018-2025]"),
        ("12018 och 2018.5", "12018 och 2018.5"),
    ],
)
def test_moved(text: str, expected: str) -> None:
    assert moved(text, 2, frozenset({2018})) == expected


def test_a_date_is_moved_once_even_onto_a_year_that_stands_alone() -> None:
    assert moved("1 mars 2016, 2016 och 2018", 2, frozenset({2016, 2018})) == "1 mars 2018, 2018 och 2020"


def test_two_years_wordings_are_alike_beside_each_other() -> None:
    one, other = "Har ni den 1 februari 2017 (2016 års plan)?", "Har ni den 1 februari 2018 (2017 års plan)?"
    assert beside(one, 2017) == beside(other, 2018)
    assert beside(one, 2017) != beside(other.replace("1 februari", "1 mars"), 2018)
