"""`oppna changes`: the log of two editions, and the table between areas."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.catalogue.change_log import log_texts
from tests.lib.mini_edition import EDITION, LOG


def told(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["changes", *arguments]) == 0
    return capsys.readouterr().out


def test_the_log_is_the_one_that_lies_with_the_definitions(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert told(capsys, "2030-mini", EDITION) == (home / LOG).read_text("utf-8")


def test_real_editions_in_groups_with_reasons_and_citations(capsys: pytest.CaptureFixture[str]) -> None:
    log = told(capsys, "2015-bou", "2018-bou")
    headings = [line for line in log.splitlines() if line.startswith("## ")]
    assert headings == ["## Påverkade", "## Ej jämförbara", "## Framgår inte", "## Tillkomna", "## Borttagna"]
    assert "- `socialjour` → `G1` Socialjour med socionomer" in log
    assert "Samlad plan betyder inte samma sak: 2015 skulle planen vara upprättad" in log
    assert "[000:471]\n\n- `plan_handlaggare` → `G8` Aktuell samlad plan" in log


def test_an_edition_that_is_only_spoken_of_is_told_in_the_sources_words(capsys: pytest.CaptureFixture[str]) -> None:
    log = told(capsys, "2017-bou", "2018-bou")
    assert "Utgåvan 2017-bou har inga definitioner här." in log
    assert "- Tillgång till juridiskt stöd (E10 i 2017 års enkät)." in log
    assert "[004:521-524]\n\n- `G8` Aktuell samlad plan" in log


def test_between_areas(capsys: pytest.CaptureFixture[str]) -> None:
    log = told(capsys, "2017-bou", "2018-bou", "--areas")
    assert "## Mellan områden 2017" in log and "## Mellan områden 2018" in log
    assert "| Genomfört en brukarstyrd brukarrevision |  | x | x |  |  |  |  |  | [004:409] |" in log
    assert "- Hemlöshet är ett nytt område i tabellen." in log
    assert "- Använt IBIC (Individens behov i centrum) vid alla utredningar finns inte i tabellen 2017." in log
    assert "bara 2017" not in log and "finns inte i tabellen 2018" not in log


def test_a_round_without_a_table_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert "Omgången 2015 har ingen tabell över områden." in told(capsys, "2015-bou", "2018-bou", "--areas")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["2018-bou"], "Ange två utgåvor, den äldre först"),
        (["2018-bou", "2015-bou"], "2018-bou är inte äldre än 2015-bou. Ange den äldre utgåvan först."),
        (["2018-bou", "2018-bou"], "är inte äldre än"),
        (["1999-bou", "2018-bou"], "utgåvan 1999-bou finns inte. Välj bland 2015-bou"),
        (["2015-bou", "1999-bou"], "utgåvan 1999-bou finns inte"),
    ],
)
def test_editions_that_cannot_be_compared(
    capsys: pytest.CaptureFixture[str], arguments: list[str], sentence: str
) -> None:
    assert main(["changes", *arguments]) == 2
    assert sentence in capsys.readouterr().err


def test_nothing_is_written_when_every_log_is_current(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (home / LOG).stat().st_mtime_ns
    assert told(capsys, "--write") == "1 ändringsloggar är aktuella, 0 skrevs om.\n"
    assert (home / LOG).stat().st_mtime_ns == before
    assert list(log_texts()) == [LOG]
