"""The quality figures: response by part, and how the objects fell out on each indicator."""

from __future__ import annotations

from oppna.model.answer import Finding
from oppna.model.release import IndicatorQuality, ResponseFigure
from oppna.process.quality import quality
from tests.lib.rounds import hold, municipality, staff


def test_response_by_part() -> None:
    held = hold(
        {
            "0001": {"G1": "Ja", "B3": "Ja"},
            "0002": {"G1b": "Vardagar", "G2a_1": "Ja", "B1": "3"},
            "0003": {"G10": "Nej"},
            "0004": {},
            "0005": {"V6_1": "Ja"},
            "0006": {},
            "0007": {},
            "0008": {"B1": "999"},
        }
    )
    figures = quality(held.results, held.edition, ())
    assert figures.objects == 8
    assert [(figure.part, figure.answered) for figure in figures.response] == [("G", 2), ("B", 3), ("V", 1)]
    assert figures.response[1] == ResponseFigure(
        part="B", name=held.edition.questionnaire.parts[1].name, objects=8, answered=3, percent=38
    )
    assert [figure.percent for figure in figures.response] == [25, 38, 13]


def test_everybody_answered() -> None:
    held = hold({"0001": {"G1": "Ja"}, "0002": {"G10": "Nej"}})
    assert [figure.percent for figure in quality(held.results, held.edition, ()).response] == [100, 0, 0]


def test_how_the_objects_fell_out() -> None:
    held = hold(
        {
            "0001": staff("10", "7", "1", "2", "3", "1"),
            "0002": staff("5.5", "6"),
            "0003": staff("0", "0"),
            "0004": staff("999", "6"),
            "0005": {"B1": "999"},
            "0006": {"B1": "3"},
            "0007": {},
        }
    )
    figures = {figure.indicator: figure for figure in quality(held.results, held.edition, ()).indicators}
    assert figures["B1b_minst1"] == IndicatorQuality(
        indicator="B1b_minst1",
        with_value=1,
        not_applicable=1,
        missing=2,
        cannot_answer=2,
        illogical=1,
        suppressed_groups=2,
    )
    assert figures["G1"] == IndicatorQuality(
        indicator="G1", with_value=0, not_applicable=0, missing=7, cannot_answer=0, illogical=0, suppressed_groups=2
    )


def test_the_counts_of_every_indicator_sum_to_the_objects() -> None:
    held = hold(
        {"0001": staff("1", "2"), "0002": {"G2_1": "Ej aktuellt"}, "0003": {"G2_1": "Nej"}},
        bbic=["0001"],
        children=[("0001", "1", "2")],
    )
    figures = quality(held.results, held.edition, ()).indicators
    assert len(figures) == 51
    for figure in figures:
        parts = (figure.with_value, figure.not_applicable, figure.missing, figure.cannot_answer, figure.illogical)
        assert sum(parts) == 3, figure


def test_999_is_told_apart_only_where_it_is_what_makes_the_measure_missing() -> None:
    held = hold({"0001": staff("10", "999"), "0002": staff("3", "1", "1")})
    figures = {figure.indicator: figure for figure in quality(held.results, held.edition, ()).indicators}
    assert (figures["B1b_mer5"].cannot_answer, figures["B1b_mer5"].missing) == (1, 0)
    assert (figures["BM_konsult"].cannot_answer, figures["BM_konsult"].with_value) == (0, 2)


def test_groups_are_not_hidden_where_the_limit_does_not_apply() -> None:
    held = hold({}, [municipality("0001"), municipality("0002", "Södra län")], bbic=["0001"], children=[])
    figures = {figure.indicator: figure for figure in quality(held.results, held.edition, ()).indicators}
    assert figures["G1"].suppressed_groups == 3
    assert (figures["BM_bistand"].missing, figures["BM_bistand"].suppressed_groups) == (2, 0)
    assert figures["BBIC"].suppressed_groups == 0


def test_indicators_that_were_not_computed_have_no_figures() -> None:
    held = hold({"0001": {"G1": "Ja"}})
    told = [figure.indicator for figure in quality(held.results, held.edition, ()).indicators]
    assert told == list(held.results.derived) and "BBIC" not in told


def test_findings_by_code() -> None:
    held = hold({"0001": {"G1": "Ja"}})
    findings = [Finding("", "", "", code, "") for code in ("OLOGISK", "EJ_STÄLLD", "OLOGISK")]
    figures = quality(held.results, held.edition, findings)
    assert list(figures.findings.items()) == [("EJ_STÄLLD", 1), ("OLOGISK", 2)]
