"""LÄS MIG.md."""

from __future__ import annotations

import msgspec

from oppna.model.codes import STATUS_TEXT
from oppna.model.release import CorrectionEntry
from oppna.release.files import SUMMED
from oppna.release.readme import readme
from tests.lib.releases import small_release


def test_made_up_answers_are_called_so_at_the_top() -> None:
    assert readme(small_release()).splitlines()[2].startswith("**SYNTETISKA SVAR")
    assert "SYNTETISK" not in readme(small_release(synthetic=False))


def test_it_says_who_approved_what_when_and_how_it_was_made() -> None:
    text = readme(small_release())
    assert text.startswith("# Liten utgåva 2018, version 1.0\n")
    assert "2018-liten godkändes den 20 juni 2018 av Karin Ek." in text
    assert "beräknade ur svar och register med oppna 0." in text
    assert "60 resultat för 5 indikatorer och bakgrundsmått i 14 områden" in text
    assert "## Rättelser\n\nInga.\n" in text


def test_figures_taken_over_name_the_document_and_that_there_are_no_answers() -> None:
    text = readme(small_release(origin="published", citation="En rapport (2015)"))
    assert "hämtade ur En rapport (2015). Svaren bakom dem finns inte här; answers.parquet är tom." in text


def test_it_names_every_file_and_every_reason_for_a_missing_value() -> None:
    text = readme(small_release())
    for name in (*SUMMED, "SHA256SUMS"):
        assert name == "LÄS MIG.md" or f"`{name}`" in text
    for status, words in STATUS_TEXT.items():
        assert f"- `{status.value}`: {words}\n" in text


def test_its_chapters_stand_in_order_and_it_ends_with_how_to_check_it() -> None:
    paragraphs = readme(small_release(synthetic=False)).removesuffix("\n").split("\n\n")
    assert paragraphs[1].startswith("Publiceringen av "), "nothing stands between the title and who approved it"
    chapters = [paragraph for paragraph in paragraphs if paragraph.startswith("## ")]
    assert chapters == ["## Filer", "## När ett värde saknas", "## Rättelser", "## Är mappen orörd?"]
    assert paragraphs[-1] == (
        "`oppna verify` på mappen, eller `sha256sum --check SHA256SUMS` i den, visar om någon fil har ändrats. "
        "En publicering ändras aldrig; en rättelse blir en ny version."
    )


def test_every_correction_has_a_line_of_its_own() -> None:
    entry = CorrectionEntry(
        version="1.1", replaces="1.0", date="2018-09-03", approver="Ola By", reason="Ett fel.", cells_changed=2
    )
    later = msgspec.structs.replace(entry, version="1.2", replaces="1.1")
    text = readme(small_release(corrections=(entry, later)))
    told = "3 september 2018 (ersätter {}): Ett fel. 2 ändrade resultat. Godkänd av Ola By.\n"
    assert f"- **1.2**, {told.format('1.1')}- **1.1**, {told.format('1.0')}" in text
