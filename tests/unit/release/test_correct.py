"""A correction is a new version with one more line in the public log."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.errors import Problem, Refused
from oppna.release.correct import corrected
from oppna.release.read import read_release
from oppna.release.readme import readme
from oppna.release.store import store_of
from oppna.release.write import write_release
from tests.lib.releases import NO, small_release, with_figure

OLD = small_release()
CHANGED = with_figure("G2_1", "9001", NO)


def refusal(reason: str = "Ett fel.", **head: object) -> list[str]:
    return [problem.code for problem in refused(reason, **head)]


def refused(reason: str = "Ett fel.", **head: object) -> tuple[Problem, ...]:
    facts: dict[str, object] = {"version": "1.1", "date": "2018-09-03", "figures": CHANGED, **head}
    with pytest.raises(Refused) as raised:
        corrected(OLD, small_release(**facts), reason)  # type: ignore[arg-type]
    return tuple(raised.value.problems)


def test_the_log_says_what_was_replaced_when_by_whom_and_why() -> None:
    new = small_release(version="1.1", date="2018-09-03", approver="Ola By", figures=CHANGED)
    release, changes = corrected(OLD, new, " Åby rättade sitt svar. ")
    (entry,) = release.head.corrections
    assert (entry.version, entry.replaces, entry.date, entry.approver) == ("1.1", "1.0", "2018-09-03", "Ola By")
    assert (entry.reason, entry.cells_changed) == ("Åby rättade sitt svar.", 1)
    assert [change.area for change in changes] == ["9001"]
    assert release.cells == new.cells


def test_the_log_keeps_every_earlier_line() -> None:
    first, _ = corrected(OLD, small_release(version="1.1", date="2018-09-03", figures=CHANGED), "Först.")
    second, changes = corrected(first, small_release(version="1.2", date="2018-09-03"), "Sedan.")
    assert [entry.reason for entry in second.head.corrections] == ["Först.", "Sedan."]
    assert len(changes) == 1
    text = readme(second)
    assert text.index("**1.2**, 3 september 2018 (ersätter 1.1): Sedan. 1 ändrade resultat.") < text.index("**1.1**")


def test_a_text_can_be_corrected_although_no_cell_changes() -> None:
    import msgspec

    from tests.lib.releases import EDITION

    head = msgspec.structs.replace(EDITION.head, remarks=("En anmärkning.",))
    new = small_release(version="1.1", date="2018-06-20", edition=msgspec.structs.replace(EDITION, head=head))
    release, changes = corrected(OLD, new, "En text.")
    assert changes == []
    assert release.head.corrections[0].cells_changed == 0


@pytest.mark.parametrize("version", ["1.0", "0.9"])
def test_a_version_that_is_not_newer_is_refused(version: str) -> None:
    assert refusal(version=version) == ["VERSION"]


def test_a_date_before_the_one_corrected_is_refused() -> None:
    assert refusal(date="2018-06-19") == ["DATUM"]


def test_a_correction_of_nothing_is_refused() -> None:
    assert refusal(figures=with_figure("G2_1", "9001", ("Ja", 1, 1))) == ["INGET_ÄNDRAT"]


def test_a_correction_without_reason_is_refused() -> None:
    assert refusal(reason="  ") == ["SKÄL"]


def test_real_answers_are_not_corrected_with_made_up_ones() -> None:
    assert refusal(synthetic=False) == ["SYNTETISKT"]


def test_all_reasons_to_refuse_are_told_together() -> None:
    assert refusal(reason="", version="0.1", date="2017-01-01") == ["DATUM", "SKÄL", "VERSION"]


def test_every_reason_to_refuse_is_a_sentence_about_no_file() -> None:
    same = with_figure("G2_1", "9001", ("Ja", 1, 1))
    told = [*refused(reason="", version="0.1", date="2017-01-01", synthetic=False), *refused(figures=same)]
    assert {(problem.file, problem.row) for problem in told} == {("", 0)}
    assert sorted(problem.sentence for problem in told) == [
        "datumet 2017-01-01 är före 2018-06-20, då den version som rättas godkändes; ange ett senare.",
        "den ena har syntetiska svar men inte den andra; rätta med svar av samma slag.",
        "ingenting skiljer sig från den version som rättas; kontrollera indata.",
        "skälet till rättelsen saknas; ange det med --reason, det står i den öppna loggen.",
        "versionen 0.1 är inte nyare än 1.0; ange en högre.",
    ]


def test_the_new_version_stands_beside_the_old(tmp_path: Path) -> None:
    old = write_release(OLD, tmp_path)
    before = (old / "SHA256SUMS").read_bytes()
    release, _ = corrected(OLD, small_release(version="1.1", date="2018-09-03", figures=CHANGED), "Rättad.")
    new = write_release(release, store_of(old, OLD.head))
    assert new == tmp_path / "2018-liten" / "1.1"
    assert read_release(new).head.corrections == release.head.corrections
    assert (old / "SHA256SUMS").read_bytes() == before


def test_only_the_newest_version_is_corrected(tmp_path: Path) -> None:
    old = write_release(OLD, tmp_path)
    write_release(small_release(version="1.10"), tmp_path)
    with pytest.raises(Refused, match=r"rätta den senaste versionen, 1\.10") as raised:
        store_of(old, OLD.head)
    assert [(problem.file, problem.code) for problem in raised.value.problems] == [(str(old), "REDAN_RÄTTAD")]


def test_a_release_that_lies_outside_a_store_is_not_corrected(tmp_path: Path) -> None:
    moved = write_release(OLD, tmp_path).rename(tmp_path / "kopia")
    with pytest.raises(Refused, match=r"ligger inte som 2018-liten/1\.0 i ett förråd") as raised:
        store_of(moved, OLD.head)
    assert [(problem.file, problem.code) for problem in raised.value.problems] == [(str(moved), "INTE_I_FÖRRÅD")]
