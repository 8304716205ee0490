"""Edition 2015: what its definitions must say, what it computes, and that its published figures still stand."""

from __future__ import annotations

import csv
import re
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.catalogue.frame import load_frame
from oppna.catalogue.load import load_edition
from oppna.model.codes import MeasureUnit
from oppna.model.edition import Edition
from oppna.model.indicator import CategoryRule, PublishedOnly, RatioRule, RegisterListRule, RegisterRatioRule
from oppna.model.placement import PlacementRule
from oppna.process.examples import value_of
from oppna.production import compute
from oppna.rules.compiling import compile_edition
from oppna.rules.statement import statement
from tests.lib.reference_2015.options import OPTIONS
from tests.lib.reference_2015.required import NUMBERS, REQUIRED

ID = "2015-bou"
PARTLY = {"socialjour", "plan_handlaggare", "plan_individuell", "plan_familjehem"}
PLACED = {"UTB_ak9", "UTB_ak9_sverige", "UTB_ak9_annat", "UTB_gy", "UTB_gy_sverige", "UTB_gy_annat"}


@pytest.fixture(scope="module")
def edition() -> Edition:
    return load_edition(ID)


def test_48_indicators_and_4_background_measures(edition: Edition) -> None:
    background = [indicator.id for indicator in edition.indicators if indicator.background]
    assert (len(edition.indicators), len(background)) == (52, 4)


def test_required_questions_are_those_of_the_contract(edition: Edition) -> None:
    survey = {i.id: i.questions for i in edition.indicators if isinstance(i.rule, CategoryRule | RatioRule)}
    assert survey == REQUIRED


def test_the_contract_itself(shared: Path, edition: Edition) -> None:
    with (shared / "contract" / "indicators.csv").open(encoding="utf-8", newline="") as file:
        rows = {row["indicator"]: row for row in csv.DictReader(file) if row["edition"] == ID}
    assert {i.id: i.short_name for i in edition.indicators} == {id: row["short_name"] for id, row in rows.items()}
    assert {i.id: i.reported_as for i in edition.indicators} == {id: row["reported_as"] for id, row in rows.items()}
    assert {i.id: i.part for i in edition.indicators} == {id: row["part"] for id, row in rows.items()}
    survey = (CategoryRule, RatioRule)
    assert all(
        " ".join(i.questions) == rows[i.id]["questions"] for i in edition.indicators if isinstance(i.rule, survey)
    )


def test_files_may_answer_what_the_method_says(edition: Edition) -> None:
    """The parents' follow-up takes the same four answers as the others; the order of options is the form's own."""
    for id, options in OPTIONS.items():
        assert set(edition.question(id).answers) == set(options), id
    for id in NUMBERS:
        question = edition.question(id)
        assert (question.kind, question.nonresponse_code) == ("tal", True), id


def test_partly_exists_on_four(edition: Edition) -> None:
    with_partly = {i.id for i in edition.indicators if isinstance(i.rule, CategoryRule) and i.rule.partly}
    assert with_partly == PARTLY


def test_no_category_leaves_the_denominator(edition: Edition) -> None:
    assert not [i.id for i in edition.indicators if isinstance(i.rule, CategoryRule) and i.rule.not_applicable]


def test_only_agreements_are_corrected(edition: Edition) -> None:
    corrected = {i.id for i in edition.indicators if isinstance(i.rule, CategoryRule) and i.rule.corrected}
    assert corrected == {f"samv_{party}" for party in "abcdefghijkl"}
    assert {question.last_year for question in edition.questionnaire.remembered} == corrected


def test_what_is_computed_and_what_waits(edition: Edition) -> None:
    waiting = {i.id for i in edition.indicators if isinstance(i.rule, PublishedOnly)}
    assert waiting == {"BM_familjehem", "BM_0_20", "BM_barn_per_handl"}
    assert {i.id for i in edition.indicators if isinstance(i.rule, PlacementRule)} == PLACED
    assert all(any("räknas inte här ännu" in remark for remark in edition.indicator(id).remarks) for id in waiting)
    assert isinstance(edition.indicator("BBIC").rule, RegisterListRule)
    assert isinstance(edition.indicator("BM_bistand").rule, RegisterRatioRule)


def test_no_limit_for_nonresponse(edition: Edition) -> None:
    assert edition.head.nonresponse is None
    assert not any(indicator.nonresponse_limit for indicator in edition.indicators)


def test_the_measures_and_their_units(edition: Edition) -> None:
    units = {i.id: i.unit for i in edition.indicators if isinstance(i.rule, RatioRule)}
    assert units == {
        "socionom_minst3": MeasureUnit.SHARE,
        "socionom_mer5": MeasureUnit.SHARE,
        "arbetsledning": MeasureUnit.HOURS_PER_WEEK,
    }


def test_nothing_is_left_unsaid_though_the_source_is_incomplete(edition: Edition) -> None:
    for i in edition.indicators:
        texts = (i.measure, i.purpose, i.target, i.data_source, i.error_sources, i.coverage, i.indicator_area)
        assert all(text.strip() for text in texts), i.id
        assert i.between_years, i.id
    assert edition.head.incomplete


def test_register_definitions_name_years_and_thresholds(edition: Edition) -> None:
    for id in PLACED:
        told = " ".join(edition.indicator(id).remarks)
        born = "1988–1996" if "ak9" in id else "1988–1993"
        assert re.search(rf"{born}.*1 juni.*15.*1 juni.*16", told), id
        assert "30 procent" in told and "tjugo" in told and "2012" in told, id


def test_the_frame_has_312_objects() -> None:
    units = load_frame(ID)
    stockholm = [unit for unit in units if unit.county == "Stockholms län"]
    assert (len(units), len(stockholm), sum(unit.is_district for unit in stockholm)) == (312, 39, 14)


@pytest.mark.parametrize(
    ("indicator", "answers", "expected"),
    [
        ("samv_h", {"samv_h": "Ej aktuellt"}, "Ja"),
        ("samv_a", {"samv_a": "Ja", "samv_a_uppf": "Ej aktuellt, har ingen"}, "ologisk uppgift"),
        ("samv_a", {"samv_a": "Ja", "samv_a_uppf": "Nej", "samv_a_forra": "Nej"}, "Ja"),
        ("samv_a", {"samv_a": "Ja", "samv_a_uppf": "Nej", "samv_a_forra": "Ej aktuellt"}, "Nej"),
        ("arbetsledning", {"ledn_timmar": "200", "handl": "10"}, "20"),
        ("plan_individuell", {"indiv": "Ja, inte samtliga", "indiv_uppf": "Nej"}, "Delvis"),
        ("plan_familjehem", {"famplan": "Ja", "famplan_handl": "Nej", "famplan_utb": "Nej"}, "Delvis"),
        ("bedomning_b", {"bedomning_b_1": "Ja", "bedomning_b_2": "Nej"}, "uppgift saknas"),
    ],
)
def test_values(edition: Edition, indicator: str, answers: dict[str, str], expected: str) -> None:
    assert value_of(edition, edition.indicator(indicator), answers, {}) == expected


UNITS = """\
unit,name,kind,municipality,county,population,skr_group
0114,Ett,municipality,0114,Stockholms län,1,
0115,Två,municipality,0115,Stockholms län,1,
"""
AGREEMENTS = """\
unit,question,answer
0114,samv_j,Ja
0114,samv_j_uppf,Nej
0115,samv_j,Nej
0115,samv_j_uppf,"Ej aktuellt, har ingen"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "units.csv").write_text(UNITS, "utf-8")
    (tmp_path / "answers.csv").write_text(AGREEMENTS, "utf-8")
    (tmp_path / "previous.csv").write_text("unit,question,answer\n0114,samv_j,Nej\n0115,samv_j,Nej\n", "utf-8")
    return tmp_path


def test_a_correction_is_a_finding_with_its_reason(folder: Path) -> None:
    """And har ingen, where there is none to follow up, is no finding at all."""
    (found,) = compute(ID, folder).findings
    assert (found.unit, found.indicator, found.code) == ("0114", "samv_j", "RÄTTAD")
    assert found.sentence == (
        "Resultatet är rättat till Ja, eftersom samv_j är ”Ja” och samv_j_uppf är ”Nej” och samv_j_forra är ”Nej”; "
        "samv_j_forra är svaret på samv_j året innan."
    )


def test_the_part_is_answered_by_this_years_answers_only(folder: Path) -> None:
    (folder / "answers.csv").write_text("unit,question,answer\n0114,samv_j,Ja\n", "utf-8")
    assert [figure.answered for figure in compute(ID, folder).quality.response] == [1]


def test_explain_tells_of_the_correction(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", ID, "samv_j", "--area", "0114", "--in", str(folder)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "Resultatet är rättat till Ja om samv_j är ”Ja”" in told
    assert "samv_j_forra är ”Nej”: stämmer." in told
    assert told.endswith("Värde Ja")


def test_hours_are_not_called_a_share(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", ID, "arbetsledning"]) == 0
    assert "Värdet är ledn_timmar delat med handl." in " ".join(capsys.readouterr().out.split())


def test_the_input_folder_has_room_for_last_year(tmp_path: Path) -> None:
    assert main(["new-input", ID, "--to", str(tmp_path / "in")]) == 0
    assert (tmp_path / "in" / "previous.csv").read_text("utf-8") == "unit,question,answer\n"
    assert "Svaren från året innan" in (tmp_path / "in" / "LÄS MIG.txt").read_text("utf-8")
    assert main(["compute", ID, "--in", str(tmp_path / "in"), "--out", str(tmp_path / "results.csv")]) == 0


def test_a_computed_release_and_its_workbook(folder: Path, tmp_path: Path) -> None:
    store = tmp_path / "store"
    stated = ["--version", "1.0", "--date", "2015-05-01", "--approved-by", "Prov"]
    assert main(["release", ID, "--in", str(folder), "--store", str(store), *stated]) == 0
    assert main(["verify", str(store / ID / "1.0")]) == 0
    assert main(["publish", str(store / ID / "1.0"), "--workbook", str(tmp_path / "2015.xlsx")]) == 0


@pytest.mark.parametrize("indicator", ["samv_a", "samv_h"])
def test_the_same_rule_as_sql(edition: Edition, indicator: str) -> None:
    duckdb = pytest.importorskip("duckdb")
    rules = compile_edition(edition)
    compiled = next(each for each in rules.indicators if each.id == indicator)
    columns = [indicator, f"{indicator}_uppf", f"{indicator}_forra"]
    outcomes = {"uppgift saknas": "missing", "ologisk uppgift": "illogical"}
    sql = statement(compiled, rules.routing, columns)
    for example in edition.indicator(indicator).examples:
        table = ", ".join(["'1' AS unit", *(f"CAST(? AS VARCHAR) AS {column}" for column in columns)])
        connection = duckdb.connect()
        answers = [example.answers.get(column) for column in columns]
        connection.execute(f"CREATE TEMP TABLE answers AS SELECT {table}", answers)
        (outcome,) = connection.execute(f"SELECT outcome FROM ({sql})").fetchone()
        assert outcome == outcomes.get(example.expected, example.expected), example.name


def test_nothing_in_process_names_an_edition(root: Path) -> None:
    """What differs between editions is data."""
    names = re.compile(r"\b20\d\d\b|\bsamv_|\bvinr\b|\bbou\b")
    for path in sorted((root / "oppna" / "process").glob("*.py")):
        assert not names.search(path.read_text("utf-8")), path.name
