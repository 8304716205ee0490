"""Every objection is answered for every kind of figure, with what is computed or plainly not."""

from __future__ import annotations

import re
from functools import cache

import msgspec
import pytest

from oppna.disseminate.fair.case import Case, case_of
from oppna.disseminate.fair.facts import Kind
from oppna.disseminate.fair.figure import Figure, figure_of
from oppna.disseminate.fair.objections import OBJECTIONS
from oppna.disseminate.fair.record import CANNOT, Answered
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import STATUS_TEXT, Level, Status
from oppna.release.content import Release
from oppna.release.head import Statement
from oppna.release.published import published_file, release_of_published
from tests.lib.releases import UNITS, small_release

STATED = Statement(version="1.0", date="2015-04-22", approver="Karin Ek")
NO_VALUE = re.compile(r"\b(None|nan|inf)\b|\{|\}|<")


def _public(*releases: Release) -> Public:
    return Public(releases, {one.head.edition: (one,) for one in releases}, "prov")


@cache
def _small() -> Public:
    return _public(small_release())


@cache
def _published() -> Public:
    return _public(release_of_published(STATED, "2015-bou", published_file("2015-bou")))


def _case(public: Public, indicator: str, level: Level, area: str) -> Case:
    case = case_of(public, public.releases[0].head.edition, indicator, (level, area))
    assert case is not None
    return case


def _all_texts(figure: Figure) -> list[str]:
    """Every text of the record, wherever it stands."""
    found: list[str] = []

    def gather(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            for each in value.values():
                gather(each)
        elif isinstance(value, list):
            for each in value:
                gather(each)

    gather(msgspec.to_builtins(figure))
    return found


@pytest.mark.parametrize("public", [_small, _published], ids=["computed", "published"])
def test_all_ten_are_answered_for_every_cell(public: object) -> None:
    now: Public = public()  # type: ignore[operator]
    release = now.releases[0]
    for cell in release.cells:
        case = case_of(now, release.head.edition, cell.indicator, (cell.level, cell.area))
        assert case is not None
        figure = figure_of(case)
        assert [one.id for one in figure.objections] == [one.id for one in OBJECTIONS]
        for answer in figure.objections:
            assert answer.lines and all(line.strip() for line in answer.lines)
            assert (answer.lines[0] == CANNOT) == (not answer.answered)
            assert answer.answered or len(answer.lines) > 1, "why not is said"
            assert answer.facts or not any("nedan" in line for line in answer.lines), "nothing is promised that lacks"
            assert not [fact for fact in answer.facts if fact.text.endswith("–")], "a dash is no fact"
            assert not [line for line in answer.lines if " 1 objekt" in line or " 1 uppgiftslämnare" in line]
        assert not [text for text in _all_texts(figure) if NO_VALUE.search(text)]
        assert msgspec.json.decode(msgspec.json.encode(figure), type=Figure) == figure


def _answers(public: Public, indicator: str, level: Level, area: str) -> dict[str, Answered]:
    return {one.id: one for one in figure_of(_case(public, indicator, level, area)).objections}


def _facts(answer: Answered) -> dict[str, str]:
    return {fact.name: fact.text for fact in answer.facts}


def test_an_answer_of_a_unit_is_no_matter_of_chance() -> None:
    told = _answers(_small(), "G2_1", Level.MUNICIPALITY, "9001")
    assert not told["slump"].answered and "inget urval" in told["slump"].lines[1]
    assert told["ratt"].lines[0].startswith("Värdet är räknat om ur publiceringens egna svar")


def test_who_sent_it_in_is_a_role_and_never_a_person() -> None:
    told = _answers(_small(), "G2_1", Level.MUNICIPALITY, "9001")["vem"]
    assert told.lines == (
        "Ingen har skickat in något: svaren är påhittade. I en verklig omgång gäller det som står nedan.",
    )
    facts = _facts(told)
    assert (
        facts["Insändare"] == "Åby har själv lämnat svaren, i rollen uppgiftslämnare för enkätens del G (Gemensam del)."
    )
    assert "inga namn" in facts["Person"]
    moved = [one if one.unit == "9001" else msgspec.structs.replace(one, county="Södra län") for one in UNITS]
    alone = _answers(_public(small_release(units=moved)), "G2_1", Level.COUNTY, "Norra län")
    assert _facts(alone["vem"])["Insändare"].startswith("Gruppens enda uppgiftslämnare har lämnat svaren")
    assert alone["bortfall"].lines[0] in (
        "Gruppens enda objekt saknar uppgift.",
        "Gruppens enda objekt har svarat på allt som krävs här.",
    )
    group = _answers(_small(), "G2_1", Level.COUNTY, "Södra län")["vem"]
    assert (
        _facts(group)["Insändare"] == "Gruppens 3 uppgiftslämnare svarar var för sig, på enkätens del G (Gemensam del)."
    )
    register = _answers(_small(), "BBIC", Level.MUNICIPALITY, "9001")["vem"]
    assert _facts(register)["Insändare"] == "Ingen har svarat: uppgiften är hämtad ur ett register."


@pytest.mark.parametrize("public", [_small, _published], ids=["computed", "published"])
def test_no_approvers_name_stands_on_a_figure(public: object) -> None:
    now: Public = public()  # type: ignore[operator]
    for cell in now.releases[0].cells[::7]:
        case = case_of(now, now.releases[0].head.edition, cell.indicator, (cell.level, cell.area))
        assert case is not None and not [text for text in _all_texts(figure_of(case)) if "Karin" in text]


def test_a_hidden_share_gets_no_bounds_and_no_counts() -> None:
    told = _answers(_small(), "G2_1", Level.COUNTY, "Norra län")
    assert _facts(told["bortfall"])["Om alla svarat"].startswith("Värdet visas inte, och då räknas inga gränser")
    assert not told["slump"].answered


def test_the_way_to_a_hidden_share_does_not_give_it_back() -> None:
    """Norra län has one Ja of one with a value; the counts would say what the limit hides."""
    figure = figure_of(_case(_small(), "G2_1", Level.COUNTY, "Norra län"))
    assert {step.heading for step in figure.chain}.isdisjoint({"Objekten", "Summor"})
    texts = [line for step in figure.chain if step.heading != "Ord som frågorna definierar" for line in step.lines]
    assert not [text for text in texts if re.search(r"\d+ (Ja|Delvis|Nej)", text)]
    assert any("skulle säga det som är dolt" in text for text in texts)


def test_what_was_shown_once_and_is_hidden_now_is_not_read_off_the_version_before() -> None:
    now = small_release(version="1.1")
    place = ("G2_1", Level.COUNTY, "Norra län")
    cells = tuple(
        msgspec.structs.replace(cell, value="1.000000", numerator="1", denominator="1", status=Status.OK)
        if (cell.indicator, cell.level, cell.area) == place
        else cell
        for cell in now.cells
    )
    before = msgspec.structs.replace(small_release(), cells=cells)
    public = Public((now,), {now.head.edition: (before, now)}, "prov")
    first, last = figure_of(_case(public, *place)).versions
    assert first.text == "visas inte längre" and last.changed


def test_what_is_confidential_is_said_to_be_and_nothing_more() -> None:
    case = _case(_published(), "UTB_ak9", Level.MUNICIPALITY, "0125")
    figure = figure_of(case)
    assert figure.text == STATUS_TEXT[Status.CONFIDENTIAL]
    assert (figure.value, figure.numerator, figure.denominator, figure.population) == ("", "", "", "")
    assert figure.sureness.interval is None and figure.sureness.bounds is None
    suppression = next(step for step in figure.chain if step.heading == "Bortfall och sekretess")
    assert suppression.lines[-1] == "Här: x (sekretess)." and "1–3 personer" in suppression.lines[0]


def test_a_share_of_persons_without_counts_is_told_so() -> None:
    case = _case(_published(), "UTB_ak9", Level.MUNICIPALITY, "0123")
    assert case.kind is Kind.UNCOUNTED
    assert "Antalen bakom andelen är inte offentliga" in case.sure.sentence


def test_twins_are_told_with_distance_and_each_measures_part() -> None:
    answer = _answers(_small(), "G2_1", Level.MUNICIPALITY, "9001")["speciella"]
    assert answer.answered and answer.table is not None
    assert answer.table.rows[0][0] == "Åby" and answer.table.columns[:2] == ("Område", "Avstånd")
    assert all(len(row) == len(answer.table.columns) for row in answer.table.rows)


def test_a_group_has_no_twins_and_says_so() -> None:
    answer = _answers(_small(), "G2_1", Level.COUNTY, "Södra län")["speciella"]
    assert not answer.answered and answer.lines[1].startswith("Tvillingar letas bara åt kommuner")
    assert _answers(_small(), "G2_1", Level.NATION, "Riket")["speciella"].lines[1] == "Riket har ingen like."


def test_what_kinds_of_municipalities_a_group_is_made_of() -> None:
    """Södra län: Bergen is C6, the two districts A1. A1 has 1 of 2; C6 is hidden, so nothing can be expected of it."""
    facts = _facts(_answers(_small(), "G2_1", Level.COUNTY, "Södra län")["landsbygd"])
    assert facts == {"Kommungrupper i området": "A1: 2, C6: 1"}
    facts = _facts(_answers(_small(), "BBIC", Level.COUNTY, "Södra län")["landsbygd"])
    assert facts["Samma blandning i landet"] == (
        "Hade vart och ett av objekten svarat som sin kommungrupp i landet vore andelen 75\u00a0%; den är 67\u00a0%."
    )


def test_education_and_health_are_not_collected() -> None:
    for id in ("utbildning", "halsa"):
        answer = _answers(_small(), "G2_1", Level.MUNICIPALITY, "9001")[id]
        assert not answer.answered
        assert _facts(answer) == {"Långvarigt bistånd": "Åby 3,0\u00a0%; riket 2,5\u00a0%"}


def test_a_background_measure_of_education_would_answer() -> None:
    release = small_release()
    named = tuple(
        msgspec.structs.replace(one, short_name="Låg utbildning") if one.background else one
        for one in release.edition.indicators
    )
    edition = msgspec.structs.replace(release.edition, indicators=named)
    now = _public(msgspec.structs.replace(release, edition=edition))
    answer = _answers(now, "G2_1", Level.MUNICIPALITY, "9001")["utbildning"]
    assert answer.answered and set(_facts(answer)) == {"Låg utbildning"}
    assert not _answers(now, "G2_1", Level.MUNICIPALITY, "9001")["halsa"].answered


def test_a_figure_that_is_run_anew_and_comes_out_otherwise_is_told_loudly() -> None:
    release = small_release()
    wrong = tuple(
        msgspec.structs.replace(cell, value="Nej", numerator="0")
        if (cell.indicator, cell.area) == ("G2_1", "9001")
        else cell
        for cell in release.cells
    )
    figure = figure_of(
        _case(_public(msgspec.structs.replace(release, cells=wrong)), "G2_1", Level.MUNICIPALITY, "9001")
    )
    assert figure.recomputed is False
    assert figure.objections[0].lines[0].startswith("FEL: omräknat ur publiceringens egna svar blir värdet Ja")


def test_a_figure_nobody_has_is_no_case() -> None:
    assert case_of(_small(), "2018-liten", "G2_1", (Level.COUNTY, "Mellersta län")) is None
    assert case_of(_small(), "2031-liten", "G2_1", (Level.NATION, "Riket")) is None
