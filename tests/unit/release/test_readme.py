"""LÄS MIG.md."""

from __future__ import annotations

from oppna.model.codes import STATUS_TEXT
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
