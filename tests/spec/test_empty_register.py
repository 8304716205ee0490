"""An empty register list is taken at its word, with a warning: it is rarely what somebody means."""

from __future__ import annotations

from pathlib import Path

from oppna.production import compute

UNITS = "unit,name,kind,municipality,county,population,skr_group\n0114,A,municipality,0114,X,1,A1\n"


def test_everybody_is_no_and_a_sentence_says_why(tmp_path: Path) -> None:
    (tmp_path / "units.csv").write_text(UNITS, "utf-8")
    (tmp_path / "bbic.csv").write_text("unit\n", "utf-8")
    computed = compute("2018-bou", tmp_path)
    assert "REGISTER_TOMT" in {warning.code for warning in computed.warnings}
    assert [c.value for c in computed.cells() if c.area == "0114" and c.indicator == "BBIC"] == ["Nej"]
