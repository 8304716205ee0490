"""The difference between two releases, with its causes."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
import pytest

from oppna.model.answer import Answer
from oppna.model.area import Unit
from oppna.model.codes import Level, MeasureUnit, Status
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator
from oppna.model.release import Cell
from oppna.release.causes import Cause, CauseKind
from oppna.release.causes.answers import changed_answers
from oppna.release.causes.cause import some
from oppna.release.causes.questions import questions_behind
from oppna.release.content import Release
from oppna.release.diff import CellChange, diff, summary
from oppna.release.diff_text import CSV_COLUMNS, change_table, csv_rows, shown, summary_table
from tests.lib.releases import (
    ANSWERS,
    EDITION,
    FIGURES,
    HEAD,
    NO,
    QUESTIONNAIRE,
    UNITS,
    indicator,
    share,
    small_release,
    unit,
    with_figure,
)

A = small_release()
NBSP = "\u00a0"


def answered(unit: str, question: str, answer: str = "") -> tuple[Answer, ...]:
    """The answers with one exchanged, added or (empty) taken out."""
    rest = tuple(given for given in ANSWERS if (given.unit, given.question) != (unit, question))
    return (*rest, Answer(unit, question, answer)) if answer else rest


def defined(changed: Indicator) -> Edition:
    """The edition with this indicator in place of the one with its id."""
    indicators = tuple(changed if known.id == changed.id else known for known in EDITION.indicators)
    return msgspec.structs.replace(EDITION, indicators=indicators)


def only(changes: list[CellChange]) -> CellChange:
    (change,) = changes
    return change


def causes(b: Release) -> tuple[Cause, ...]:
    return only(diff(A, b)).causes


ABY_NO = with_figure("G2_1", "9001", NO)


def test_a_release_does_not_differ_from_itself() -> None:
    assert diff(A, small_release()) == []


def test_a_changed_answer_is_named_with_what_it_was_and_became() -> None:
    change = only(diff(A, small_release(figures=ABY_NO, answers=answered("9001", "G2a_1", "Nej"))))
    assert (change.indicator, change.level, change.area, change.label) == ("G2_1", Level.MUNICIPALITY, "9001", "Åby")
    assert change.before is not None
    assert change.after is not None
    assert (change.before.value, change.after.value) == ("Ja", "Nej")
    assert change.causes == (Cause(CauseKind.ANSWERS, "9001 G2a_1: Ja → Nej"),)


def test_an_answer_that_comes_or_goes_is_named() -> None:
    assert causes(small_release(figures=ABY_NO, answers=answered("9001", "G2a_1"))) == (
        Cause(CauseKind.ANSWERS, "9001 G2a_1: Ja → inget använt svar"),
    )
    ola = with_figure("G2_1", "9004", NO)
    assert causes(small_release(figures=ola, answers=answered("9004", "G2_1", "Nej"))) == (
        Cause(CauseKind.ANSWERS, "9004 G2_1: inget använt svar → Nej"),
    )


def test_no_answer_before_or_after_is_an_empty_text() -> None:
    b = small_release(answers=answered("9001", "G2_1"))
    assert changed_answers(A, b) == {"9001": {"G2_1": ("Ja", "")}}
    assert changed_answers(b, A) == {"9001": {"G2_1": ("", "Ja")}}


def test_a_group_changes_by_the_answers_of_its_own_units() -> None:
    figures = with_figure("G2_1", "Södra län", share(2, 3))
    b = small_release(figures=figures, answers=answered("9005-D01", "G2a_1", "Ja"))
    assert causes(b) == (Cause(CauseKind.ANSWERS, "9005-D01 G2a_1: Nej → Ja"),)
    other = small_release(figures=figures, answers=answered("9001", "G2a_1", "Nej"))
    assert causes(other) == (Cause(CauseKind.OTHER, "orsaken framgår inte av publiceringarna"),)


def test_answers_to_other_questions_are_no_cause() -> None:
    b = small_release(figures=ABY_NO, answers=answered("9001", "B1", "5"))
    assert [cause.kind for cause in causes(b)] == [CauseKind.OTHER]


def test_the_questions_behind_an_indicator_are_required_named_or_routing() -> None:
    assert questions_behind(EDITION, EDITION.indicator("G2_1")) == {"G2_1", "G2a_1"}
    assert questions_behind(EDITION, EDITION.indicator("B1b_minst1")) == {"B1", "B1b_2"}
    assert questions_behind(EDITION, EDITION.indicator("BBIC")) == set()
    by_its_rule = msgspec.structs.replace(EDITION.indicator("G2_1"), questions=())
    assert questions_behind(EDITION, by_its_rule) == {"G2_1", "G2a_1"}
    follow_up = msgspec.structs.replace(
        EDITION.indicator("G2_1"),
        questions=("G2a_1",),
        rule=msgspec.structs.replace(EDITION.indicator("G2_1").rule, yes="G2a_1 = 'Ja'", not_applicable=""),
    )
    assert questions_behind(EDITION, follow_up) == {"G2_1", "G2a_1"}


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [
        ("unit", MeasureUnit.SHARE, "fältet enhet är ändrat"),
        ("questions", ("G2_1",), "fältet frågor är ändrat"),
        ("nonresponse_limit", False, "fältet bortfallsgräns är ändrat"),
        ("levels", (Level.NATION,), "fältet nivåer är ändrat"),
        ("rule", EDITION.indicator("BBIC").rule, "fältet regel.slag är ändrat"),
        (
            "rule",
            msgspec.structs.replace(EDITION.indicator("G2_1").rule, yes="G2_1 = 'Ja'"),
            "fältet regel.ja är ändrat",
        ),
        (
            "rule",
            msgspec.structs.replace(EDITION.indicator("G2_1").rule, not_applicable=""),
            "fältet regel.ej_aktuellt är ändrat",
        ),
    ],
)
def test_a_changed_definition_is_named_by_its_field(field: str, value: object, named: str) -> None:
    changed = msgspec.structs.replace(EDITION.indicator("G2_1"), **{field: value})
    assert Cause(CauseKind.DEFINITION, named) in causes(small_release(figures=ABY_NO, edition=defined(changed)))


def test_words_about_an_indicator_are_no_cause() -> None:
    reworded = msgspec.structs.replace(EDITION.indicator("G2_1"), purpose="Något annat.", short_name="Annat")
    assert [cause.kind for cause in causes(small_release(figures=ABY_NO, edition=defined(reworded)))] == [
        CauseKind.OTHER
    ]


def test_another_nonresponse_rule_is_a_cause_where_it_applies() -> None:
    assert EDITION.head.nonresponse is not None
    rule = msgspec.structs.replace(EDITION.head.nonresponse, limit_percent=30)
    edition = msgspec.structs.replace(EDITION, head=msgspec.structs.replace(EDITION.head, nonresponse=rule))
    found = causes(small_release(figures=ABY_NO, edition=edition))
    assert found == (Cause(CauseKind.DEFINITION, "utgåvans bortfallsregel är ändrad"),)
    licence = small_release(figures=with_figure("BBIC", "9002", share(1, 1)), edition=edition)
    assert [cause.kind for cause in causes(licence)] == [CauseKind.OTHER]


def test_a_changed_question_is_a_cause_for_the_indicators_behind_it() -> None:
    questions = tuple(
        msgspec.structs.replace(question, asked_if="") if question.id == "G2a_1" else question
        for question in QUESTIONNAIRE.questions
    )
    edition = msgspec.structs.replace(
        EDITION, questionnaire=msgspec.structs.replace(QUESTIONNAIRE, questions=questions)
    )
    assert causes(small_release(figures=ABY_NO, edition=edition)) == (
        Cause(CauseKind.DEFINITION, "frågan G2a_1 är ändrad"),
    )
    fewer = msgspec.structs.replace(
        EDITION, questionnaire=msgspec.structs.replace(QUESTIONNAIRE, questions=QUESTIONNAIRE.questions[:1])
    )
    assert Cause(CauseKind.DEFINITION, "frågan G2a_1 är ändrad") in causes(small_release(figures=ABY_NO, edition=fewer))


def test_an_indicator_that_only_one_of_them_has_is_said_to_be_so() -> None:
    fewer = msgspec.structs.replace(EDITION, indicators=EDITION.indicators[1:])
    without = small_release(edition=fewer, figures={id: cells for id, cells in FIGURES.items() if id != "G2_1"})
    gone, came = diff(A, without), diff(without, A)
    assert len(gone) == len(came) == len(FIGURES["G2_1"])
    assert {change.causes for change in gone} == {
        (Cause(CauseKind.DEFINITION, "indikatorn finns bara i den gamla publiceringen"),)
    }
    assert {change.causes for change in came} == {
        (Cause(CauseKind.DEFINITION, "indikatorn finns bara i den nya publiceringen"),)
    }
    assert all(change.after is None for change in gone)
    assert all(change.before is None for change in came)
    assert summary(gone, A, without)[0].name == "Aktuell rutin för samordning"


def test_another_register_file_is_a_cause_for_its_indicators_alone() -> None:
    inputs = {**HEAD.inputs, "bbic.csv": "0" * 64}
    assert causes(small_release(figures=with_figure("BBIC", "9002", share(1, 1)), inputs=inputs)) == (
        Cause(CauseKind.REGISTER, "registerfilen bbic.csv är ändrad"),
    )
    assert [
        c.kind
        for c in causes(small_release(figures=with_figure("BM_bistand", "9003", Status.ILLOGICAL), inputs=inputs))
    ] == [CauseKind.OTHER]


def moved(code: str, **more: object) -> Iterable[Unit]:
    return tuple(msgspec.structs.replace(known, **more) if known.unit == code else known for known in UNITS)


def frame_causes(units: Iterable[Unit], county: str) -> list[str]:
    b = small_release(units=units, figures=with_figure("BBIC", county, share(0, 3)))
    (change,) = [change for change in diff(A, b) if (change.indicator, change.area) == ("BBIC", county)]
    assert {cause.kind for cause in change.causes} == {CauseKind.FRAME}
    return [cause.sentence for cause in change.causes]


def test_a_unit_that_moves_changes_the_group_it_leaves_and_the_one_it_comes_to() -> None:
    assert frame_causes(moved("9002", county="Norra län"), "Södra län") == ["flyttade härifrån: 9002"]
    assert frame_causes(moved("9002", county="Norra län"), "Norra län") == ["flyttade hit: 9002"]


def test_a_unit_that_is_added_or_removed_changes_its_groups() -> None:
    assert frame_causes((*UNITS, unit("9009", "Ny")), "Norra län") == ["nya i ramen: 9009"]
    a = small_release(units=(*UNITS, unit("9009", "Ny")))
    b = small_release(figures=with_figure("BBIC", "Norra län", share(0, 3)))
    assert only(diff(a, b)).causes == (Cause(CauseKind.FRAME, "inte kvar i ramen: 9009"),)


def test_the_answers_of_a_new_unit_are_no_cause_of_their_own() -> None:
    b = small_release(
        units=(*UNITS, unit("9009", "Ny")),
        answers=(*ANSWERS, Answer("9009", "G2_1", "Ja")),
        figures=with_figure("G2_1", "Riket", share(3, 5)),
    )
    assert causes(b) == (Cause(CauseKind.FRAME, "nya i ramen: 9009"),)


def test_an_area_that_only_the_old_one_has_still_has_its_name() -> None:
    units = tuple(known for known in UNITS if known.unit != "9002")
    figures = {id: {area: figure for area, figure in cells.items() if area != "9002"} for id, cells in FIGURES.items()}
    gone = diff(A, small_release(units=units, figures=figures))
    assert {(change.label, change.after) for change in gone} == {("Bergen", None)}
    assert len(gone) == 5


def test_an_area_is_called_what_the_new_one_calls_it() -> None:
    units = tuple(unit("9001", "Nya Åby") if known.unit == "9001" else known for known in UNITS)
    b = small_release(units=units, figures=with_figure("G2_1", "9001", NO))
    assert {change.label for change in diff(A, b)} == {"Nya Åby"}


def test_the_last_resort_is_the_program_or_the_document() -> None:
    assert causes(small_release(figures=ABY_NO, software="oppna 9")) == (
        Cause(CauseKind.OTHER, "beräknad med oppna 9 i stället för oppna 0"),
    )
    assert causes(small_release(figures=ABY_NO, origin="published")) == (
        Cause(CauseKind.OTHER, "den publicerade uppgiften är en annan"),
    )


def test_several_causes_stand_beside_each_other() -> None:
    changed = msgspec.structs.replace(EDITION.indicator("G2_1"), questions=("G2_1",))
    b = small_release(figures=ABY_NO, edition=defined(changed), answers=answered("9001", "G2a_1", "Nej"))
    assert [cause.kind for cause in causes(b)] == [CauseKind.DEFINITION, CauseKind.ANSWERS]


def test_long_lists_are_cut_to_three_and_a_count() -> None:
    assert some(["a", "b", "c"]) == "a; b; c"
    assert some(["a", "b", "c", "d", "e"]) == "a; b; c och 2 till"


def test_the_summary_counts_cells_and_causes_per_indicator() -> None:
    figures = with_figure("G2_1", "9001", NO)
    figures["G2_1"]["Riket"] = share(1, 4)
    figures["timmar"]["9001"] = Status.MISSING
    b = small_release(figures=figures, answers=answered("9001", "G2a_1", "Nej"))
    found = summary(diff(A, b), A, b)
    assert [(row.indicator, row.cells, row.causes) for row in found] == [
        ("G2_1", 2, {CauseKind.ANSWERS: 2}),
        ("timmar", 1, {CauseKind.OTHER: 1}),
    ]
    assert summary_table(found).splitlines() == [
        "indikator  ändrade  orsaker  namn",
        "G2_1       2        svar 2   Aktuell rutin för samordning",
        "timmar     1        annat 1  Timmar arbetsledning",
    ]


def cell(value: str, numerator: str = "", denominator: str = "", status: Status = Status.OK) -> Cell:
    return Cell(
        indicator="G2_1",
        level=Level.NATION,
        area="Riket",
        value=value,
        numerator=numerator,
        denominator=denominator,
        population="6",
        status=status,
    )


@pytest.mark.parametrize(
    ("shown_cell", "unit", "text"),
    [
        (None, MeasureUnit.SHARE, "–"),
        (cell("", status=Status.CONFIDENTIAL), MeasureUnit.SHARE, "x (sekretess)"),
        (cell("Ej aktuellt"), MeasureUnit.SHARE, "Ej aktuellt"),
        (cell("0.320000"), MeasureUnit.CATEGORY, f"32,0{NBSP}%"),
        (cell("0.850000", "3717.25", "4322.5"), MeasureUnit.SHARE, f"85,0{NBSP}% (3{NBSP}717,25 av 4{NBSP}322,5)"),
        (cell("2.7"), MeasureUnit.HOURS_PER_WEEK, "2,7"),
        (cell("1442"), MeasureUnit.COUNT, f"1{NBSP}442,0"),
    ],
)
def test_a_cell_is_shown_in_swedish(shown_cell: Cell | None, unit: MeasureUnit, text: str) -> None:
    assert shown(shown_cell, unit) == text


def test_the_table_lines_up_and_names_area_and_cause() -> None:
    figures = with_figure("G2_1", "9001", NO)
    figures["G2_1"]["Riket"] = share(1, 4)
    changes = diff(A, small_release(figures=figures, answers=answered("9001", "G2a_1", "Nej")))
    assert change_table(changes, {"G2_1": MeasureUnit.CATEGORY}).replace(NBSP, " ").splitlines() == [
        "indikator  område      före             efter            orsak",
        "G2_1       Riket       50,0 % (2 av 4)  25,0 % (1 av 4)  svar: 9001 G2a_1: Ja → Nej",
        "G2_1       Åby (9001)  Ja               Nej              svar: 9001 G2a_1: Ja → Nej",
    ]


def test_a_change_too_small_for_the_words_is_shown_in_full() -> None:
    figures = with_figure("timmar", "9003", (msgspec.json.decode("16"), 32, 2))
    table = change_table(diff(A, small_release(figures=figures)), {"timmar": MeasureUnit.HOURS_PER_WEEK})
    assert "16   1 ok" in table
    assert "16 32 2 1 ok" in table


def test_the_spreadsheet_has_every_field_of_both() -> None:
    changed = msgspec.structs.replace(EDITION.indicator("G2_1"), nonresponse_limit=False)
    b = small_release(
        figures=with_figure("G2_1", "9001", None), edition=defined(changed), answers=answered("9001", "G2_1", "Nej")
    )
    (row,) = csv_rows(diff(A, b))
    assert dict(zip(CSV_COLUMNS, row, strict=True)) == {
        "indicator": "G2_1",
        "level": "municipality",
        "area": "9001",
        "label": "Åby",
        "before_value": "Ja",
        "before_numerator": "1",
        "before_denominator": "1",
        "before_population": "1",
        "before_status": "ok",
        "after_value": "",
        "after_numerator": "",
        "after_denominator": "",
        "after_population": "",
        "after_status": "",
        "causes": "definition, svar",
        "explanation": "definition: fältet bortfallsgräns är ändrat; svar: 9001 G2_1: Ja → Nej",
    }


def test_an_indicator_with_no_rule_to_compute_has_no_questions_but_the_required() -> None:
    from oppna.model.indicator import PublishedOnly

    assert questions_behind(EDITION, indicator("X", rule=PublishedOnly(), questions=("B1",))) == {"B1"}
