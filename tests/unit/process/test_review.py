"""What review has to say: answers to questions not asked, 999, and measures that do not add up."""

from __future__ import annotations

from msgspec.structs import replace

from oppna.model.answer import Finding
from oppna.model.edition import Edition
from oppna.process.group import groups_of
from oppna.process.results import run
from oppna.process.review import review
from oppna.rules.compiled import CompiledCategory
from oppna.rules.parse import parse_condition
from tests.lib.rounds import Round, hold, staff


def found(held: Round) -> list[Finding]:
    return list(review(held.results, held.edition, held.units))


def test_nothing_to_say() -> None:
    assert found(hold({"0001": {"G1": "Ja", "G2_1": "Ja", "G2a_1": "Nej"} | staff("3", "1", "1")})) == []


def test_answers_to_questions_not_asked() -> None:
    held = hold({"0001": {"G2_1": "Nej", "G2a_1": "Ja"}, "0002": {"B14a_1": "Ja", "B13": "Ja", "B14_1": "Nej"}})
    assert found(held) == [
        Finding("0001", "", "G2a_1", "EJ_STÄLLD", "G2a_1 ställs bara om G2_1 är ”Ja”; svaret räknas inte."),
        Finding("0002", "", "B14a_1", "EJ_STÄLLD", "B14a_1 ställs bara om B14_1 är ”Ja”; svaret räknas inte."),
    ]


def test_the_code_999_however_it_is_written() -> None:
    held = hold(
        {
            "0001": staff("999", "999.00"),
            "0002": {"B1": "99.9"},
            "0003": {"B1": "9990"},
            "0004": {"B1b_5": "999,0"},
        }
    )
    cannot = [(finding.unit, finding.question) for finding in found(held) if finding.code == "KAN_EJ_SVARA"]
    assert cannot == [("0001", "B1"), ("0001", "B1a"), ("0004", "B1b_5")]
    assert found(held)[0] == Finding(
        "0001", "", "B1", "KAN_EJ_SVARA", "B1 är besvarad med 999, kan inte lämna uppgift."
    )


def test_illogical_measures_name_what_does_not_fit() -> None:
    held = hold({"0001": staff("1", "2", "2"), "0002": staff("3", "1", "0.5", b2="-1")})
    illogical = [finding for finding in found(held) if finding.code == "OLOGISK"]
    assert [(finding.unit, finding.indicator) for finding in illogical] == [
        ("0001", "B1b_minst1"),
        ("0002", "B1b_minst1"),
        ("0001", "B1b_minst3"),
        ("0002", "B1b_minst3"),
        ("0001", "B1b_mer5"),
        ("0002", "B1b_mer5"),
        ("0001", "BM_konsult"),
        ("0002", "BM_konsult"),
    ]
    sentences = {(finding.unit, finding.indicator): finding.sentence for finding in illogical}
    assert sentences["0001", "B1b_mer5"] == ("Uppgifterna går inte ihop: B1a är större än B1. Måttet redovisas inte.")
    assert sentences["0002", "B1b_mer5"] == (
        "Uppgifterna går inte ihop: skillnaden |B1b_1 + B1b_2 + B1b_3 + B1b_4 + B1b_5 − B1a| är större än 0,03. "
        "Måttet redovisas inte."
    )
    assert sentences["0001", "BM_konsult"] == (
        "Uppgifterna går inte ihop: B1a är skilt från 999 och B1a är större än B1. Måttet redovisas inte."
    )
    assert sentences["0002", "BM_konsult"] == ("Uppgifterna går inte ihop: B2 är mindre än 0. Måttet redovisas inte.")


def test_several_reasons_are_told_together() -> None:
    held = hold({"0001": staff("1", "2", "-1")})
    (sentence,) = {finding.sentence for finding in found(held) if finding.indicator == "B1b_mer5"}
    assert sentence.startswith("Uppgifterna går inte ihop: B1b_1 är mindre än 0; B1a är större än B1; skillnaden |")


def test_an_illogical_category_with_a_single_reason() -> None:
    held = hold({"0001": {"G1": "Ja", "G10": "Nej"}, "0002": {"G1": "Ja", "G10": "Ja"}})
    rule = CompiledCategory(yes=parse_condition("G1 = 'Ja'"), illogical=parse_condition("G1 = 'Ja' AND G10 = 'Nej'"))
    compiled = replace(
        held.results.compiled,
        indicators=tuple(
            replace(each, rule=rule) if each.id == "G1" else each for each in held.results.compiled.indicators
        ),
    )
    results = run(compiled, held.integrated.planes, held.registers.planes, groups_of(held.units), None)
    assert list(review(results, held.edition, held.units)) == [
        Finding(
            "0001",
            "G1",
            "",
            "OLOGISK",
            "Uppgifterna går inte ihop: G1 är ”Ja” och G10 är ”Nej”. Måttet redovisas inte.",
        )
    ]


def changed(held: Round, rule: CompiledCategory, edition: Edition) -> list[Finding]:
    """What review says when G1 has this rule."""
    indicators = [replace(each, rule=rule) if each.id == "G1" else each for each in held.results.compiled.indicators]
    compiled = replace(held.results.compiled, indicators=tuple(indicators))
    results = run(compiled, held.integrated.planes, held.registers.planes, groups_of(held.units), None)
    return list(review(results, edition, held.units))


def test_a_correction_says_by_what() -> None:
    held = hold({"0001": {"G1": "Nej", "G10": "Ja"}, "0002": {"G1": "Ja", "G10": "Ja"}, "0003": {"G1": "Nej"}})
    rule = CompiledCategory(yes=parse_condition("G1 = 'Ja'"), corrected=parse_condition("G10 = 'Ja'"))
    told = "Resultatet är rättat till Ja, eftersom G10 är ”Ja”"
    assert changed(held, rule, held.edition) == [Finding("0001", "G1", "", "RÄTTAD", f"{told}.")]
    form = held.edition.questionnaire
    questions = tuple(replace(each, last_year="G9") if each.id == "G10" else each for each in form.questions)
    remembering = replace(held.edition, questionnaire=replace(form, questions=questions))
    assert changed(held, rule, remembering) == [
        Finding("0001", "G1", "", "RÄTTAD", f"{told}; G10 är svaret på G9 året innan.")
    ]


def test_an_answer_that_says_not_concerned_is_no_stray() -> None:
    held = hold({"0001": {"G2_1": "Nej", "G2a_1": "Ej aktuellt"}, "0002": {"G2_1": "Nej", "G2a_1": "Ja"}})
    form = held.edition.questionnaire
    question = held.edition.question("G2a_1")
    options = tuple(replace(each, not_concerned=each.answer == "Ej aktuellt") for each in question.options)
    questions = tuple(replace(each, options=options) if each.id == "G2a_1" else each for each in form.questions)
    edition = replace(held.edition, questionnaire=replace(form, questions=questions))
    assert [finding.unit for finding in review(held.results, edition, held.units)] == ["0002"]
    assert [finding.unit for finding in found(held)] == ["0001", "0002"]


def test_without_a_survey_there_is_nothing_to_review() -> None:
    held = hold({"0001": staff("1", "2")})
    results = run(
        held.results.compiled, held.integrated.planes, held.registers.planes, held.results.groups, None, survey=False
    )
    assert [finding.code for finding in review(results, held.edition, held.units)] == []
