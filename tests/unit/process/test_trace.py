"""Why a cell has its value, told step by step: the exact words."""

from __future__ import annotations

from dataclasses import replace as with_

import pytest
from msgspec.structs import replace

from oppna.model.codes import Level, MeasureUnit
from oppna.process.ask import Asked
from oppna.process.trace import Step, UnknownArea, trace
from tests.lib.rounds import Round, district, hold, municipality, staff

UNITS = [
    *(municipality(f"000{n}") for n in range(1, 6)),
    district("S1", "0180"),
    district("S2", "0180"),
]
GIVEN = {
    "0001": {"G2_1": "Ja", "G2a_1": "Ja"},
    "0002": {"G2_1": "Nej", "G2a_1": "Ja"},
    "0003": {"G2_1": "Ja"},
    "0004": {"G2_1": "Ej aktuellt", "B12_1": "Ja", "B12a_1": "Ja", "B12b_1": "Nej, men beslut finns"},
    "0005": {"G2_1": "Nej"},
    "S1": {"G2_1": "Nej, behövs inte", **staff("10", "7", "1", "2", "3", "1", b2="2.125")},
    "S2": {"G2_1": "Nej", **staff("5.5", "6", "1.125", b2="1")},
}


@pytest.fixture(scope="module")
def held() -> Round:
    return hold(GIVEN, UNITS, bbic=["0001", "0180"], children=[("0001", "1", "3"), ("0002", "1", "8")])


def told(held: Round, indicator: str, area: str) -> dict[str, tuple[str, ...]]:
    steps = trace(held.results, held.edition, held.units, indicator, area)
    found = {step.heading: step.lines for step in steps}
    assert len(found) == len(steps) and all(isinstance(step, Step) for step in steps)
    return found


def name(held: Round, question: str) -> str:
    wording = held.edition.question(question)
    return f"{question} {wording.wording}" + (f" … {wording.item}" if wording.item else "")


def test_a_yes(held: Round) -> None:
    assert list(told(held, "G2_1", "0001").items()) == [
        (
            "Frågor och svar",
            (f"{name(held, 'G2_1')} — svar: Ja", f"{name(held, 'G2a_1')} — svar: Ja"),
        ),
        ("Krav på svar", ("Alla frågor som ställts och krävs är besvarade.",)),
        (
            "Villkor",
            (
                "Ej aktuellt om G2_1 är ”Ej aktuellt”: stämmer inte.",
                "Ja om G2_1 är ”Ja” och G2a_1 är ”Ja” eller ”Ej aktuellt”, eller G2_1 är ”Nej, behövs inte”: stämmer.",
                "annars Nej.",
            ),
        ),
        ("Värde", ("Ja",)),
    ]


def test_questions_are_told_in_their_own_words(held: Round) -> None:
    (first, _) = told(held, "G2_1", "0001")["Frågor och svar"]
    assert first.startswith("G2_1 Har ni den 1 februari 2018") and " … Ekonomiskt bistånd — svar: Ja" in first
    (only,) = told(held, "G1", "0001")["Frågor och svar"]
    assert only.endswith("året runt? — obesvarad")


def test_an_answer_to_a_question_not_asked(held: Round) -> None:
    steps = told(held, "G2_1", "0002")
    assert steps["Frågor och svar"][1] == (
        f"{name(held, 'G2a_1')} — ställs inte, eftersom den kräver att G2_1 är ”Ja”. "
        "Svaret som ändå lämnats räknas inte."
    )
    assert steps["Värde"] == ("Nej",)
    assert told(held, "G2_1", "0005")["Frågor och svar"][1] == (
        f"{name(held, 'G2a_1')} — ställs inte, eftersom den kräver att G2_1 är ”Ja”."
    )


def test_each_unit_is_told_its_own_answers(held: Round) -> None:
    assert told(held, "G2_1", "0002")["Frågor och svar"][0] == f"{name(held, 'G2_1')} — svar: Nej"
    assert told(held, "B1b_mer5", "0001")["Frågor och svar"][0] == f"{name(held, 'B1')} — obesvarad"
    assert told(held, "B1b_mer5", "S1")["Frågor och svar"][0] == f"{name(held, 'B1')} — svar: 10"


def test_where_nobody_strayed_no_stray_is_told() -> None:
    held = hold({"0001": {"G2_1": "Nej"}})
    assert told(held, "G2_1", "0001")["Frågor och svar"][1].endswith("kräver att G2_1 är ”Ja”.")


def test_a_negative_number_has_a_minus_sign() -> None:
    held = hold({"0001": staff("-1.5", "0")})
    assert told(held, "B1b_mer5", "0001")["Frågor och svar"][0].endswith(" — svar: −1,5")


def test_a_missing_value(held: Round) -> None:
    steps = told(held, "G2_1", "0003")
    assert steps["Frågor och svar"][1] == f"{name(held, 'G2a_1')} — obesvarad"
    assert steps["Krav på svar"] == (
        "Ställs och krävs men är obesvarat: G2a_1. Därför saknas uppgiften vad än resten säger.",
    )
    assert steps["Villkor"][1].endswith(": går inte att avgöra.")
    assert steps["Värde"] == ("uppgift saknas",)
    everything = told(held, "B12_1_kon", "0001")["Krav på svar"]
    assert everything[0].startswith("Ställs och krävs men är obesvarat: B12_1. ")
    assert "B1, B1a, B1b_1" in told(held, "B1b_mer5", "0001")["Krav på svar"][0]


def test_partly_and_not_applicable(held: Round) -> None:
    steps = told(held, "B12_1_kon_anvant", "0004")
    assert [line.partition(" om ")[0] for line in steps["Villkor"]] == ["Ej aktuellt", "Ja", "Delvis", "annars Nej."]
    assert steps["Villkor"][2].endswith(": stämmer.")
    assert steps["Värde"] == ("Delvis",)
    assert told(held, "G2_1", "0004")["Värde"] == ("Ej aktuellt",)


def test_an_illogical_measure(held: Round) -> None:
    steps = told(held, "B1b_mer5", "S2")
    assert steps["Frågor och svar"][2].endswith("Mindre än 1 år — svar: 1,125")
    conditions = steps["Villkor"]
    decided = [line.partition(" om ")[0] for line in conditions[:3]]
    assert decided == ["uppgift saknas", "ologisk uppgift", "Ej aktuellt"]
    assert [line.rpartition(": ")[2] for line in conditions[:3]] == ["stämmer inte.", "stämmer.", "stämmer inte."]
    assert conditions[3] == "täljare: det minsta av (B1b_4) och (B1); nämnare: B1."
    assert steps["Värde"] == ("ologisk uppgift",)


def test_a_measure_with_a_value(held: Round) -> None:
    steps = told(held, "BM_konsult", "S1")
    assert [line.partition(" ")[0] for line in steps["Frågor och svar"]] == ["B1", "B2", "B1a"]
    assert steps["Värde"] == ("2,125 / 12,125 = 17,5\u00a0%",)


def test_a_group_with_a_value(held: Round) -> None:
    assert list(told(held, "G2_1", "0180").items()) == [
        (
            "Objekten",
            (
                "2 objekt i gruppen.",
                "2 har ett värde.",
                "1 Ja, 0 Delvis, 1 Nej.",
                "0 ej aktuellt, 0 saknar uppgift, 0 ologiska; de räknas inte i andelen.",
            ),
        ),
        ("Bortfallsgräns", ("Bortfallet är 0 av 2 (0,0\u00a0%), högst 20 procent; därför visas värdet.",)),
        ("Värde", ("1 / 2 = 50,0\u00a0%",)),
    ]
    assert told(held, "G2_1", "Riket")["Objekten"][1:] == (
        "5 har ett värde.",
        "2 Ja, 0 Delvis, 3 Nej.",
        "1 ej aktuellt, 1 saknar uppgift, 0 ologiska; de räknas inte i andelen.",
    )
    assert told(held, "G2_1", "Norra län")["Bortfallsgräns"] == (
        "Bortfallet är 1 av 7 (14,3\u00a0%), högst 20 procent; därför visas värdet.",
    )


def test_a_group_that_is_hidden(held: Round) -> None:
    steps = told(held, "B12_1_kon", "Riket")
    assert steps["Bortfallsgräns"] == (
        "Bortfallet är 6 av 7 (85,7\u00a0%), mer än 20 procent; därför visas inte värdet.",
    )
    assert steps["Värde"] == ("visas inte, för stort bortfall",)


def test_a_group_of_a_measure(held: Round) -> None:
    assert list(told(held, "B1b_minst1", "0180").items()) == [
        (
            "Objekten",
            (
                "2 objekt i gruppen.",
                "1 har ett värde.",
                "0 ej aktuellt, 0 saknar uppgift, 1 ologiska; de räknas inte i andelen.",
            ),
        ),
        ("Bortfallsgräns", ("Bortfallet är 0 av 2 (0,0\u00a0%), högst 20 procent; därför visas värdet.",)),
        ("Summor", ("Summan av täljarna 6, summan av nämnarna 10.",)),
        ("Värde", ("6 / 10 = 60,0\u00a0%",)),
    ]
    assert "Summor" not in told(held, "B1b_minst1", "0001") and "Summor" not in told(held, "G2_1", "Riket")
    nobody = hold({"0001": {}}, [municipality("0001"), municipality("0002", "Södra län")])
    assert "Summor" not in told(nobody, "B1b_minst1", "Riket")


def test_registers(held: Round) -> None:
    assert told(held, "BBIC", "S1") == {
        "Register": ("Objektet finns på listan i bbic.csv, självt eller genom sin stad. Inga enkätsvar ingår.",),
        "Värde": ("Ja",),
    }
    assert told(held, "BBIC", "0002") == {
        "Register": ("Objektet finns inte på listan i bbic.csv. Inga enkätsvar ingår.",),
        "Värde": ("Nej",),
    }
    assert told(held, "BM_bistand", "0001") == {
        "Register": ("I children.csv: longterm är 1, children är 3. Inga enkätsvar ingår.",),
        "Värde": ("1 / 3 = 33,3\u00a0%",),
    }
    assert told(held, "BM_bistand", "0003") == {
        "Register": ("I children.csv finns ingen uppgift om objektet. Inga enkätsvar ingår.",),
        "Värde": ("uppgift saknas",),
    }
    assert told(held, "BM_bistand", "0002")["Register"] == (
        "I children.csv: longterm är 1, children är 8. Inga enkätsvar ingår.",
    )
    one_of_two = hold({}, UNITS[:2], bbic=["0002"], children=[("0001", "1", "3")])
    assert "finns inte på listan" in told(one_of_two, "BBIC", "0001")["Register"][0]
    assert "finns på listan" in told(one_of_two, "BBIC", "0002")["Register"][0]
    group = told(held, "BM_bistand", "Riket")
    assert group["Bortfallsgräns"] == ("Gränsen för bortfall gäller inte detta mått.",)
    assert group["Summor"] == ("Summan av täljarna 2, summan av nämnarna 11.",)


def test_without_a_limit_in_the_edition(held: Round) -> None:
    free = with_(held, results=with_(held.results, limit=None))
    assert told(free, "G2_1", "Riket")["Bortfallsgräns"] == ("Gränsen för bortfall gäller inte detta mått.",)


def test_what_counts_as_nonresponse_is_what_is_told(held: Round) -> None:
    limit = held.results.limit
    assert limit is not None
    wide = with_(held, results=with_(held.results, limit=replace(limit, counts=("missing", "Ej aktuellt"))))
    assert told(wide, "G2_1", "Riket")["Bortfallsgräns"] == (
        "Bortfallet (uppgift saknas eller ej aktuellt) är 2 av 7 (28,6\u00a0%), mer än 20 procent; "
        "därför visas inte värdet.",
    )


def test_an_answer_in_ones_own_words(held: Round) -> None:
    """No rule of 2018 looks at a text; those of other editions do."""
    results = held.results
    answers = with_(results.asked.answers, choices={**results.asked.answers.choices, "G1": {}}, texts={"G1": 0b00101})
    asked = Asked(answers, results.asked.asked, results.asked.ignored, answers)
    changed = with_(held, results=with_(results, asked=asked))
    assert told(changed, "G1", "0001")["Frågor och svar"][0].endswith(" — besvarad med egna ord")
    assert told(changed, "G1", "0002")["Frågor och svar"][0].endswith(" — obesvarad")
    assert told(changed, "G1", "0003")["Frågor och svar"][0].endswith(" — besvarad med egna ord")


def test_a_measure_that_is_no_share_is_told_as_a_number(held: Round) -> None:
    edition = replace(
        held.edition,
        indicators=tuple(
            replace(each, unit=MeasureUnit.HOURS_PER_WEEK) if each.id == "BM_konsult" else each
            for each in held.edition.indicators
        ),
    )
    assert told(with_(held, edition=edition), "BM_konsult", "S1")["Värde"] == ("2,125 / 12,125 = 0,2",)


def test_a_unit_whose_code_is_a_groups_name() -> None:
    """An SKR group called 0001: the area that answers is the one that is explained."""
    units = [municipality("0001", skr="0001"), municipality("0002", skr="0001")]
    held = hold({"0001": {"G1": "Ja"}, "0002": {"G1": "Nej"}}, units)
    steps = trace(held.results, held.edition, held.units, "G1", "0001")
    assert [step.heading for step in steps] == ["Frågor och svar", "Krav på svar", "Villkor", "Värde"]
    assert steps[-1].lines == ("Ja",)


def test_an_area_that_is_not_there(held: Round) -> None:
    with pytest.raises(UnknownArea, match="Månen"):
        trace(held.results, held.edition, held.units, "G1", "Månen")


def test_two_levels_whose_areas_bear_the_same_name() -> None:
    """Then the level says which is meant; without it the first group."""
    units = [municipality("0001", skr="1", group="2"), municipality("0002", skr="2")]
    units.append(municipality("0003", skr="2", group="1"))
    held = hold({"0001": {"G1": "Ja"}, "0002": {"G1": "Nej"}, "0003": {"G1": "Nej"}}, units)
    values = {
        level: trace(held.results, held.edition, held.units, "G1", "2", level)[-1].lines
        for level in (Level.POPULATION_GROUP, Level.SKR_GROUP, None)
    }
    assert values[Level.POPULATION_GROUP] == values[None] == ("1 / 1 = 100,0\u00a0%",)
    assert values[Level.SKR_GROUP] == ("0 / 2 = 0,0\u00a0%",)
    with pytest.raises(UnknownArea):
        trace(held.results, held.edition, held.units, "G1", "2", Level.COUNTY)


def test_what_was_not_computed_has_no_cell_to_trace() -> None:
    """No register file was given, so the indicator that rests on it has no results."""
    held = hold({"0001": {"G1": "Ja"}}, [municipality("0001")])
    with pytest.raises(UnknownArea):
        trace(held.results, held.edition, held.units, "BBIC", "0001")
