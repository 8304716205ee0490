"""`oppna explain` for an area: what the limit counted, and a free text that is answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main


def explained(capsys: pytest.CaptureFixture[str], *words: str) -> str:
    """What the command prints, on one line so that its line breaks do not matter."""
    assert main(["explain", *words]) == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.fixture
def scenarios(root: Path) -> Path:
    return root / "tests" / "scenarios" / "2017-vinr"


def test_the_limit_tells_what_it_counts(scenarios: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One of ten is missing and two are Ej aktuellt: three are nonresponse where the edition counts both."""
    folder = str(scenarios / "bortfall_ej_aktuellt_raknas")
    told = explained(capsys, "2017-vinr", "G9_2", "--in", folder, "--area", "Ett län")
    assert "Bortfallet (uppgift saknas eller ej aktuellt) är 3 av 10 (30,0 %), mer än 20 procent" in told


def test_exactly_the_limit_is_shown(scenarios: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(scenarios / "bortfall_ej_aktuellt_raknas")
    told = explained(capsys, "2017-vinr", "G9_1", "--in", folder, "--area", "Ett län")
    assert "är 2 av 10 (20,0 %), högst 20 procent; därför visas värdet." in told


def test_a_free_text_is_answered(scenarios: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(scenarios / "v1_annan_metod")
    told = explained(capsys, "2017-vinr", "V1", "--in", folder, "--area", "9003")
    assert "V1_5_vilken Vilken annan standardiserad bedömningsmetod använder ni? — besvarad med egna ord" in told
    told = explained(capsys, "2017-vinr", "V1", "--in", folder, "--area", "9004")
    assert "V1_5_vilken Vilken annan standardiserad bedömningsmetod använder ni? — obesvarad" in told


@pytest.mark.parametrize(
    ("words", "limit"),
    [
        (("2017-vinr", "G7_1"), "mer än 20 procent av objekten saknar uppgift eller har Ej aktuellt."),
        (("2018-bou", "G9"), "mer än 20 procent av objekten saknar uppgift."),
    ],
)
def test_the_rule_in_words_names_the_limit_of_its_edition(
    capsys: pytest.CaptureFixture[str], words: tuple[str, str], limit: str
) -> None:
    assert f"Gruppens värde visas inte om {limit}" in explained(capsys, *words)
