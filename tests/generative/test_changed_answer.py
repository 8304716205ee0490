"""An answer changed afterwards gives what a whole round with that answer gives."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oppna.catalogue.frame import load_frame
from oppna.catalogue.load import load_edition
from oppna.catalogue.prepared import prepare
from oppna.errors import Refused
from oppna.model.questionnaire import Question
from oppna.process.recompute import changed, dependents
from oppna.process.results import Results, observations
from oppna.process.review import review
from oppna.production import Computed, compute
from tests.lib.world import PLANS, Plan, World, build

EDITION = "2018-bou"
NUMBERS = ("0", "12.5", "12,55", "999", "3.25", "-1", "40", "")


def answer_to(random: Random, question: Question) -> str:
    options = {"val": (*question.answers, ""), "tal": NUMBERS, "text": ("Eget svar", "")}
    return random.choice(options[question.kind])


def write_changed(world: World, folder: Path, changes: dict[tuple[str, str], str]) -> Path:
    kept = [row for row in world.answers or [] if (row["unit"], row["question"]) not in changes]
    new = [{"unit": unit, "question": question, "answer": answer} for (unit, question), answer in changes.items()]
    return World(world.units, kept + new, world.bbic, world.children, world.printed).write(folder)


def changed_one_by_one(computed: Computed, changes: dict[tuple[str, str], str]) -> Results:
    rules = prepare(EDITION).rules
    depend = dependents(rules)
    questions = {question.id: question for question in computed.edition.questionnaire.questions}
    position = {unit.unit: i for i, unit in enumerate(computed.units)}
    results = computed.results
    for (unit, question), answer in changes.items():
        i = position[unit]
        results = changed(results, depend, computed.units[i], i, questions[question], answer)
    return results


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(PLANS, st.integers(0, 2**32))
def test_changes_one_by_one_equal_a_round_with_them_all(plan: Plan, seed: int) -> None:
    world, random = build(plan), Random(seed)
    if world.answers is None:
        return
    with TemporaryDirectory() as folder:
        before = compute(EDITION, world.write(Path(folder) / "before"))
        questions = before.edition.questionnaire.questions
        changes = {
            (random.choice(before.units).unit, question.id): answer_to(random, question)
            for question in random.sample(questions, 20)
        }
        after = compute(EDITION, write_changed(world, Path(folder) / "after", changes))
        results = changed_one_by_one(before, changes)
    if results.unit == after.results.unit:
        assert results.counts == after.results.counts
    assert list(observations(results, before.units)) == list(after.observations())
    assert list(review(results, before.edition, before.units)) == list(
        review(after.results, after.edition, after.units)
    )


def test_every_question_that_an_indicator_reads_or_hangs_on_is_known() -> None:
    found = {id: {indicator.id for indicator in some} for id, some in dependents(prepare(EDITION).rules).items()}
    assert found["G2a_1"] == found["G2_1"] == {"G2_1"}
    assert found["B14_1"] == found["B13"] == {id for id in found["B13"] if id.startswith("B13_")}
    assert found["B2"] == {"BM_konsult"}
    assert found["B1"] == {"B1b_minst1", "B1b_minst3", "B1b_mer5", "BM_konsult"}
    assert "G1b" not in found


@pytest.fixture
def computed(tmp_path: Path) -> Computed:
    units = [
        {"unit": unit.unit, "name": unit.name, "kind": unit.kind.value, "municipality": unit.municipality,
         "county": unit.county, "population": str(unit.population), "skr_group": unit.skr_group}
        for unit in load_frame(EDITION)[:3]
    ]  # fmt: skip
    answers = [{"unit": units[0]["unit"], "question": "G1", "answer": "Ja"}]
    return compute(EDITION, World(units, answers).write(tmp_path))


def test_an_impossible_answer_is_refused(computed: Computed) -> None:
    question = load_edition(EDITION).questionnaire.questions[0]
    with pytest.raises(Refused, match="alternativen"):
        changed(computed.results, dependents(prepare(EDITION).rules), computed.units[0], 0, question, "Kanske")


def test_more_decimals_than_the_round_is_kept_with_asks_for_a_new_computation(computed: Computed) -> None:
    question = next(each for each in load_edition(EDITION).questionnaire.questions if each.id == "B1")
    with pytest.raises(ValueError, match="compute the round anew"):
        changed(computed.results, dependents(prepare(EDITION).rules), computed.units[0], 0, question, "1.2345")
