"""Made-up answers: calibrated for every seed, the same every time, and with a truth that is known.

Everything is counted from the truth and the answers themselves; the process is not asked.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from oppna.__main__ import main
from oppna.catalogue.frame import load_frame
from oppna.catalogue.load import load_edition
from oppna.errors import Refused
from oppna.model.codes import Status
from oppna.synth.blocks import dealt
from oppna.synth.chance import shared_out
from oppna.synth.plan import Filling, Outcome, Plan, Target, load_plan
from oppna.synth.response import silent_units
from oppna.synth.review import refuse_faulty
from oppna.synth.synthesis import Synthesis, synthesise
from oppna.synth.targets import published_shares, share
from oppna.synth.write import write

EDITION = "2018-bou"
SEEDS = (0, 1, 2, 2018, 987654321)
FIVE_POINTS = Fraction(5, 100)
FRAME = load_frame(EDITION)


@pytest.fixture(scope="module", params=SEEDS)
def made(request: pytest.FixtureRequest) -> Synthesis:
    return synthesise(EDITION, request.param)


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(EDITION)


def answers_of(made: Synthesis) -> dict[str, dict[str, str]]:
    answers: dict[str, dict[str, str]] = defaultdict(dict)
    for row in made.answers:
        answers[row.unit][row.question] = row.answer
    return answers


def silent_on(made: Synthesis, part: str) -> set[str]:
    """The units without a single answer in the part."""
    parts = {question.id: question.part for question in made.edition.questionnaire.questions}
    heard = {row.unit for row in made.answers if parts.get(row.question) == part}
    return {unit for unit, _ in made.truth} - heard


def yes_share(made: Synthesis, indicator: str) -> Fraction:
    counts = Counter(cell.value for (_, i), cell in made.truth.items() if i == indicator and cell.status is Status.OK)
    return Fraction(counts["Ja"], counts["Ja"] + counts["Delvis"] + counts["Nej"])


def pooled(made: Synthesis, indicator: str, questions: tuple[str, ...], of: tuple[str, ...]) -> Fraction:
    """Sum over sum of the units whose truth is a number, from what they wrote."""
    answers = answers_of(made)
    units = [u for (u, i), c in made.truth.items() if i == indicator and c.status is Status.OK and c.value[0].isdigit()]
    return sum(Fraction(answers[u][q]) for u in units for q in questions) / sum(
        Fraction(answers[u][q]) for u in units for q in of
    )


def test_as_many_answer_each_part_as_published(made: Synthesis) -> None:
    published = {row.part: row.answered for row in made.edition.head.response if row.part}
    assert {part: 312 - len(silent_on(made, part)) for part in "GBV"} == published == {"G": 296, "B": 286, "V": 287}
    assert silent_on(made, "G") <= silent_on(made, "B") & silent_on(made, "V")


def test_as_many_answers_cannot_be_used_as_published(made: Synthesis) -> None:
    silent = silent_on(made, "B")
    for row in made.edition.head.unusable:
        for indicator in row.indicators:
            statuses = [c.status for (u, i), c in made.truth.items() if i == indicator and u not in silent]
            counts = Counter(statuses)
            assert (counts[Status.MISSING], counts[Status.ILLOGICAL]) == (row.cannot_answer, row.illogical)


def test_shares_in_words_lie_within_five_points_of_the_published(made: Synthesis, plan: Plan) -> None:
    published = published_shares(plan.likeness)
    targets = {block.indicators[0]: block.target for block in plan.blocks}
    targets[plan.registers.licence.indicator] = plan.registers.licence.target
    assert sum(bool(target.like) for target in targets.values()) == 30
    for indicator, target in targets.items():
        assert abs(yes_share(made, indicator) - share(target, published)) < FIVE_POINTS, indicator


def test_pooled_shares_lie_within_five_points_of_the_published(made: Synthesis, plan: Plan) -> None:
    published = published_shares(plan.likeness)
    for measure, first in ((plan.staff.least_one, 1), (plan.staff.least_three, 2), (plan.staff.over_five, 3)):
        reached = pooled(made, measure.indicator, plan.staff.experience[first:4], (plan.staff.staff,))
        assert abs(reached - share(measure.target, published)) < FIVE_POINTS
    longterm = sum(row.longterm for row in made.children)
    reached = Fraction(longterm, sum(row.children for row in made.children))
    assert abs(reached - share(plan.registers.children.target, published)) < Fraction(1, 1000)


def test_numbers_that_are_right_add_up(made: Synthesis, plan: Plan) -> None:
    answers = answers_of(made)
    for (unit, indicator), cell in made.truth.items():
        if indicator == "B1b_minst1" and cell.status is Status.OK:
            parts = sum(Fraction(answers[unit][question]) for question in plan.staff.experience)
            assert abs(parts - Fraction(answers[unit]["B1a"])) <= Fraction(3, 100)
            assert Fraction(answers[unit]["B1a"]) <= Fraction(answers[unit]["B1"])


def test_numbers_that_are_wrong_are_wrong(made: Synthesis, plan: Plan) -> None:
    answers = answers_of(made)
    wrong = [u for (u, i), c in made.truth.items() if i == "B1b_minst1" and c.status is Status.ILLOGICAL]
    too_many = [u for u in wrong if Fraction(answers[u]["B1a"]) > Fraction(answers[u]["B1"])]
    off = [
        unit
        for unit in wrong
        if abs(sum(Fraction(answers[unit][q]) for q in plan.staff.experience) - Fraction(answers[unit]["B1a"]))
        > Fraction(3, 100)
    ]
    assert (len(wrong), len(too_many), len(off), set(off) & set(too_many)) == (39, 27, 12, set())


def test_one_county_is_above_the_limit_one_exactly_at_it_and_the_rest_are_not_above(made: Synthesis) -> None:
    county = {unit.unit: unit.county for unit in FRAME}
    sizes = Counter(county.values())
    for part, above, at in (("G", 0, 0), ("B", 1, 1), ("V", 0, 0)):
        silent = Counter(county[unit] for unit in silent_on(made, part))
        over = [name for name, number in silent.items() if 100 * number > 20 * sizes[name]]
        exactly = [name for name, number in silent.items() if 100 * number == 20 * sizes[name]]
        assert above <= len(over) <= 1
        assert len(exactly) >= at


def test_small_municipalities_are_somewhat_lower_and_answers_hang_together(made: Synthesis) -> None:
    group = {unit.unit: unit.population_group for unit in FRAME}
    values: dict[str, list[int]] = defaultdict(list)
    for (unit, _), cell in made.truth.items():
        if cell.value in ("Ja", "Nej", "Delvis"):
            values[unit].append(cell.value == "Ja")
    mean = {unit: Fraction(sum(cells), len(cells)) for unit, cells in values.items() if len(cells) > 40}

    def over(groups: str) -> Fraction:
        units = [unit for unit in mean if group[unit] in groups]
        return sum(mean[unit] for unit in units) / len(units)

    assert Fraction(1, 100) < over("45") - over("1") < Fraction(30, 100)
    centre = sum(mean.values()) / len(mean)
    spread = sum((value - centre) ** 2 for value in mean.values()) / len(mean)
    independent = centre * (1 - centre) / 45
    assert spread > 2 * independent


def test_the_truth_covers_every_unit_and_indicator_once(made: Synthesis) -> None:
    units = {unit.unit for unit in FRAME}
    indicators = {indicator.id for indicator in made.edition.indicators}
    assert set(made.truth) == {(unit, indicator) for unit in units for indicator in indicators}
    assert (len(units), len(indicators)) == (312, 51)


def test_the_oddities_of_real_files_are_there(made: Synthesis) -> None:
    answers = answers_of(made)
    assert sum("E1" in given for given in answers.values()) == 6
    assert answers["0180"] == {"G1": "Ja"}
    assert sum(given.get("G2_3") == "Nej" and "G2a_3" in given for given in answers.values()) == 4
    assert Counter(row.answer == "999" for row in made.answers)[True] == 8 * 7 + 4 * 5 + 1


def test_no_unit_answers_a_question_twice(made: Synthesis) -> None:
    assert max(Counter((row.unit, row.question) for row in made.answers).values()) == 1


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def run(folder: Path, seed: int, hash_seed: str, root: Path) -> dict[str, bytes]:
    command = [sys.executable, "-m", "oppna", "synth", EDITION, "--seed", str(seed), "--to", str(folder)]
    subprocess.run(command, check=True, cwd=root, env=os.environ | {"PYTHONHASHSEED": hash_seed}, capture_output=True)
    return files(folder)


def test_the_same_seed_gives_the_same_bytes_in_another_process(tmp_path: Path, root: Path) -> None:
    first = run(tmp_path / "a", 5, "1", root)
    assert run(tmp_path / "b", 5, "2", root) == first
    assert run(tmp_path / "c", 6, "1", root)["answers.csv"] != first["answers.csv"]
    assert set(first) == {
        "SYNTETISKA_SVAR.txt",
        "answers.csv",
        "bbic.csv",
        "children.csv",
        "truth.csv",
        "units.csv",
    }
    assert first["SYNTETISKA_SVAR.txt"].decode().startswith("SYNTETISKA SVAR\n")


def test_an_earlier_made_up_folder_is_replaced(tmp_path: Path, plan: Plan) -> None:
    folder = tmp_path / "svar"
    for seed in (1, 2):
        write(synthesise(EDITION, seed), plan.registers, folder)
    assert "Frö:    2" in (folder / "SYNTETISKA_SVAR.txt").read_text("utf-8")
    assert list(tmp_path.iterdir()) == [folder]


def test_made_up_answers_never_land_among_others(tmp_path: Path, plan: Plan) -> None:
    (tmp_path / "answers.csv").write_text("unit,question,answer\n", "utf-8")
    with pytest.raises(Refused, match="annat än syntetiska svar"):
        write(synthesise(EDITION, 1), plan.registers, tmp_path)
    assert files(tmp_path) == {"answers.csv": b"unit,question,answer\n"}


def test_an_edition_without_a_plan_is_refused() -> None:
    with pytest.raises(Refused, match="ingen plan för syntetiska svar"):
        synthesise("2019-bou", 1)


def _no_such_question(plan: Plan) -> Plan:
    block = msgspec.structs.replace(plan.blocks[0], outcomes=(Outcome(gives=("Ja",), answers={"G99": "Ja"}),))
    return msgspec.structs.replace(plan, blocks=(block, *plan.blocks[1:]))


def _no_such_answer(plan: Plan) -> Plan:
    block = msgspec.structs.replace(plan.blocks[0], outcomes=(Outcome(gives=("Ja",), answers={"G1": "Jo"}),))
    return msgspec.structs.replace(plan, blocks=(block, *plan.blocks[1:]))


def _undecided(plan: Plan) -> Plan:
    return msgspec.structs.replace(plan, blocks=plan.blocks[1:])


def _twice(plan: Plan) -> Plan:
    return msgspec.structs.replace(plan, blocks=(plan.blocks[0], *plan.blocks))


def _stranger(plan: Plan) -> Plan:
    block = msgspec.structs.replace(plan.blocks[0], indicators=("G77",))
    return msgspec.structs.replace(plan, blocks=(*plan.blocks, block))


def _no_template(plan: Plan) -> Plan:
    block = msgspec.structs.replace(plan.blocks[0], template="okänd")
    return msgspec.structs.replace(plan, blocks=(block, *plan.blocks[1:]))


def _lopsided(plan: Plan) -> Plan:
    block = msgspec.structs.replace(plan.blocks[0], outcomes=(Outcome(gives=("Ja", "Nej"), answers={}),))
    return msgspec.structs.replace(plan, blocks=(block, *plan.blocks[1:]))


def _strange_filling(plan: Plan) -> Plan:
    return msgspec.structs.replace(plan, filling=(Filling(question="G98", when={}, of_100=50, answer="Ja"),))


@pytest.mark.parametrize(
    ("fault", "sentence"),
    [
        (_no_such_question, "frågan G99 finns inte"),
        (_no_such_answer, "frågan G1 har inte svaret 'Jo'"),
        (_undecided, "indikatorn G1 avgörs 0 gånger"),
        (_twice, "indikatorn G1 avgörs 2 gånger"),
        (_stranger, "indikatorn G77 finns inte"),
        (_no_template, "mallen okänd finns inte"),
        (_lopsided, "ger 2 facit till 1"),
        (_strange_filling, "frågan G98 finns inte"),
    ],
)
def test_a_plan_about_another_edition_is_refused(plan: Plan, fault: Callable[[Plan], Plan], sentence: str) -> None:
    edition = load_edition(EDITION)
    refuse_faulty(plan, edition)
    with pytest.raises(Refused, match=sentence):
        refuse_faulty(fault(plan), edition)


def test_a_part_without_a_published_response_is_refused(plan: Plan) -> None:
    edition = load_edition(EDITION)
    head = msgspec.structs.replace(edition.head, response=edition.head.response[:1])
    with pytest.raises(Refused, match="hur många som svarade på del B"):
        refuse_faulty(plan, msgspec.structs.replace(edition, head=head))


def test_more_silence_than_the_counties_may_have_is_refused(plan: Plan) -> None:
    edition = load_edition(EDITION)
    with pytest.raises(Refused, match="går inte att lägga ut"):
        silent_units(edition, FRAME[:20], plan.nonresponse, 1)


def test_the_command_writes_and_says_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synth", EDITION, "--seed", "3", "--to", str(tmp_path / "svar")]) == 0
    told = capsys.readouterr().out
    assert told.startswith("SYNTETISKA SVAR för 2018-bou, frö 3: 312 objekt")
    assert (tmp_path / "svar" / "truth.csv").is_file()


def test_the_command_refuses_an_unknown_edition(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["synth", "1999-bou", "--to", str(tmp_path / "svar")]) == 2
    assert "utgåvan 1999-bou finns inte" in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


def test_a_target_like_nothing_published_is_refused(plan: Plan) -> None:
    with pytest.raises(Refused, match="samv_x, som inte är publicerat"):
        share(Target(like="samv_x"), published_shares(plan.likeness))


@given(st.integers(0, 10_000), st.lists(st.integers(0, 50), min_size=1, max_size=9).filter(any))
def test_sharing_out_is_exact_and_fair(number: int, weights: list[int]) -> None:
    parts = shared_out(number, weights)
    assert sum(parts) == number
    assert all(
        abs(part - Fraction(number * weight, sum(weights))) < 1 for part, weight in zip(parts, weights, strict=True)
    )


@given(st.integers(1, 60), st.fractions(0, 1), st.integers(0, 100), st.integers())
def test_exact_numbers_of_units_get_each_category(number: int, target: Fraction, outside: int, seed: int) -> None:
    units = FRAME[:number]
    outcomes = [Outcome(gives=(category,)) for category in ("Ja", "Delvis", "Nej", "Ej aktuellt")]
    drawn = dealt(units, outcomes, target, outside, seed, "prov")
    counts = Counter(outcome.gives[0] for outcome in drawn.values())
    assert set(drawn) == {unit.unit for unit in units}
    assert abs(counts["Ej aktuellt"] - Fraction(number * outside, 100)) <= Fraction(1, 2)
    assert abs(counts["Ja"] - (number - counts["Ej aktuellt"]) * target) <= Fraction(1, 2)
    assert abs(counts["Delvis"] - counts["Nej"]) <= 1
