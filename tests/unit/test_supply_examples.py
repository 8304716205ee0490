"""A worked example of concurrent supply runs the SQL of the nation, and an example that is wrong is told."""

from __future__ import annotations

import msgspec
import pytest

from oppna.catalogue.load import load_edition
from oppna.catalogue.registers import registers
from oppna.engines.duckdb import DuckDB
from oppna.errors import Refused
from oppna.model.indicator import Indicator
from oppna.model.placement import PlacementRule
from oppna.registers.examples import outcome

YEAR = "2014-06-01 366"


def health() -> tuple[Indicator, PlacementRule]:
    indicator = load_edition("2015-halsa").indicator("HALSA_psykofarmaka")
    assert isinstance(indicator.rule, PlacementRule)
    return indicator, indicator.rule


def worked(example: dict[str, str], **fields: object) -> str:
    rule = msgspec.structs.replace(health()[1], **fields)
    with DuckDB() as engine:
        return outcome(rule, registers()["prescriptions"], example, engine)


@pytest.mark.parametrize(
    ("example", "expected"),
    [
        ({}, "Nej"),
        ({"N06BA04": YEAR}, "Nej"),
        ({"N06BA04": YEAR, "N05CH01": YEAR}, "Ja"),
        ({"N06BA04": YEAR, "N05CH01": "2014-06-01 179"}, "Nej"),
        ({"N06BA04": YEAR, "N05CH01": "2014-06-01 90,2014-08-30 90"}, "Ja"),
        ({"N06BA04": YEAR, "N05CH01": "2014-06-01"}, "Nej"),
    ],
)
def test_what_comes_out(example: dict[str, str], expected: str) -> None:
    assert worked(example) == expected


def test_the_rule_decides() -> None:
    rule = health()[1]
    one = {"N06BA04": "2014-06-01"}
    assert worked(one, result=msgspec.structs.replace(rule.result, drugs=1, days=30)) == "Ja"
    assert worked(one, result=msgspec.structs.replace(rule.result, drugs=1, days=31)) == "Nej"
    alike = {"N06AB06": YEAR, "N06AX11": YEAR}
    assert worked(alike, result=msgspec.structs.replace(rule.result, letters=5)) == "Ja"
    assert worked(alike, result=msgspec.structs.replace(rule.result, letters=4)) == "Nej"


@pytest.mark.parametrize(
    ("example", "says"),
    [
        ({"N06BA": YEAR}, "”N06BA” är ingen ATC-kod med sju tecken."),
        ({"N06BA04": "2014-02-30 90"}, "”2014-02-30 90” är inget uttag; skriv dag och antal dagar, 2014-08-01 90."),
        ({"N06BA04": "2014-06-01 90 dagar"}, "”2014-06-01 90 dagar” är inget uttag"),
        ({"N06BA04": "2014-06-01 90,"}, "”” är inget uttag"),
    ],
)
def test_an_example_that_cannot_be_read(example: dict[str, str], says: str) -> None:
    with pytest.raises(Refused) as refusal:
        worked(example)
    (problem,) = refusal.value.problems
    assert problem.sentence.startswith(says)
