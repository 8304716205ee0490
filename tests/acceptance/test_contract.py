"""The reference requires what the contract says, word for word: its table was typed, so it is checked."""

import csv
from pathlib import Path

from tests.lib.reference.required import REGISTER, REQUIRED


def test_required_questions(shared: Path) -> None:
    with (shared / "contract" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        contract = {row["indicator"]: row for row in csv.DictReader(file) if row["edition"] == "2018-bou"}
    survey = {indicator: tuple(row["questions"].split()) for indicator, row in contract.items() if row["part"] != "R"}
    assert survey == REQUIRED
    assert {indicator for indicator, row in contract.items() if row["part"] == "R"} == set(REGISTER)
