"""`oppna new-edition`: a copy in a new year, or a sentence on why not and nothing written."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.catalogue.load import load_edition
from tests.lib.mini_edition import EDITION, HEAD, change

NEW = "2033-mini"


def files(home: Path) -> set[str]:
    return {path.relative_to(home).as_posix() for path in home.rglob("*")}


def test_dates_are_moved_and_the_rest_is_carried(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-edition", EDITION, NEW]) == 0
    assert main(["check"]) == 0
    out = capsys.readouterr().out
    assert f"Skrev 7 filer i {home / 'editions' / NEW}." in out
    assert "frame-2033.csv, en kopia av den gamla ramen" in out
    old, new = load_edition(EDITION), load_edition(NEW)
    assert (new.id, new.head.year, new.head.measurement_day) == (NEW, 2033, "2033-02-01")
    assert new.head.dates and new.head.dates.reminders == ("2033-02-15",)
    assert [one.period.start for one in new.indicators] == ["2033-01-01"] * 4
    assert [one.rule for one in new.indicators] == [one.rule for one in old.indicators]
    assert new.questionnaire == old.questionnaire and new.printed_groups == old.printed_groups


def test_what_is_not_known_yet_is_not_claimed(home: Path) -> None:
    assert main(["new-edition", EDITION, NEW]) == 0
    new = load_edition(NEW)
    assert (new.head.response, new.head.unusable) == ((), ())
    assert new.head.incomplete.startswith(f"En kopia av {EDITION} med datumen flyttade till 2033, ännu inte granskad.")
    assert new.head.changes and new.head.changes.since == EDITION
    said = {(said.with_, said.verdict, said.reason) for one in new.indicators for said in one.between_years}
    assert said == {(EDITION, "framgår inte", "Oförändrad kopia, ej granskad.")}
    assert {one.coverage for one in new.indicators} == {"Framgår när omgången 2033 är genomförd."}


def test_comments_stay(home: Path) -> None:
    change(home, HEAD, "ordning:", "# efter arbetsboken\nordning:")
    assert main(["new-edition", EDITION, NEW]) == 0
    assert "# efter arbetsboken\nordning: [plan" in (home / HEAD.replace(EDITION, NEW)).read_text("utf-8")


def test_the_new_years_own_frame_is_left_alone(home: Path) -> None:
    frame = home / "areas" / "frame-2033.csv"
    frame.write_text((home / "areas" / "frame-2031.csv").read_text("utf-8").replace("Norr", "Nord"), "utf-8")
    before = frame.read_bytes()
    assert main(["new-edition", EDITION, NEW]) == 0
    assert frame.read_bytes() == before


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (EDITION, EDITION, "2031-mini är inte nyare än 2031-mini. Välj ett senare år."),
        (EDITION, "2029-mini", "2029-mini är inte nyare än 2031-mini"),
        (EDITION, "2033-maxi", "är inget id för ett nytt år av 2031-mini. Skriv årtalet, bindestreck och mini."),
        (EDITION, "nästa", "är inget id för ett nytt år"),
        (EDITION, "../2033-mini", "är inget id för ett nytt år"),
        ("1999-mini", NEW, "utgåvan 1999-mini finns inte"),
    ],
)
def test_refused(home: Path, capsys: pytest.CaptureFixture[str], old: str, new: str, sentence: str) -> None:
    before = files(home)
    assert main(["new-edition", old, new]) == 2
    assert sentence in capsys.readouterr().err
    assert files(home) == before


def test_an_edition_that_is_there_is_never_written_over(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new-edition", EDITION, NEW]) == 0
    change(home, HEAD.replace(EDITION, NEW), "namn: Liten utgåva", "namn: Min egen")
    assert main(["new-edition", EDITION, NEW]) == 2
    assert "utgåvan finns redan. Ändra i den, eller välj ett annat id." in capsys.readouterr().err
    assert load_edition(NEW).head.name == "Min egen"


def test_an_edition_with_faults_is_not_copied(home: Path) -> None:
    change(home, HEAD, "ordning: [plan,", "ordning: [")
    before = files(home)
    assert main(["new-edition", EDITION, NEW]) == 2
    assert files(home) == before
