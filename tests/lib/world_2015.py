"""Small made-up worlds of 2015 (SYNTETISKA SVAR): units, answers, last year's answers and the two registers."""

from dataclasses import dataclass
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from tests.lib import files
from tests.lib.landscape import landscape
from tests.lib.reference.groups import objects
from tests.lib.reference_2015.options import OPTIONS
from tests.lib.reference_2015.required import PARTIES
from tests.lib.reference_2015.routing import asked
from tests.lib.staffing import staff_numbers

Rows = list[dict[str, str]]

_STAFF = {"B1": "handl", "B1a": "handl_soc", "B1b_5": "erf_vetej"} | {f"B1b_{i}": f"erf_{i}" for i in "1234"}
"""The staff of 2018 are counted in the same way; only the ids differ. B2 has no counterpart."""


@dataclass(frozen=True)
class World:
    """What lies in an input folder. None = the file is absent."""

    units: Rows
    answers: Rows | None
    previous: Rows | None
    bbic: list[str] | None
    children: Rows | None

    def write(self, folder: Path) -> Path:
        return files.write_input(
            folder, self.units, self.bbic, self.children, answers=self.answers, previous=self.previous
        )


@dataclass(frozen=True)
class Plan:
    """The knobs of a world; equal knobs, equal world. The chances are 0-1."""

    seed: int
    counties: int
    largest: int
    cities: int
    skips: float
    unasked: float
    trouble: float
    present: frozenset[str]


def build(plan: Plan) -> World:
    random = Random(plan.seed)
    units, _ = landscape(random, plan.counties, plan.largest, plan.cities)
    answers = [row for unit in objects(units) for row in _rows(unit["unit"], _answers(random, plan))]
    previous = _previous(random, units)
    bbic = [unit["unit"] for unit in units if random.random() < 0.4]
    children = [
        {"unit": unit["unit"], "longterm": str(random.randint(0, 9)), "children": str(random.choice([0, 9, 70]) or 9)}
        for unit in objects(units)
        if random.random() < 0.8
    ]
    random.shuffle(answers)
    return World(
        units,
        answers if "answers" in plan.present else None,
        previous if "previous" in plan.present else None,
        bbic if "bbic" in plan.present else None,
        children if "children" in plan.present else None,
    )


def _rows(unit: str, answers: dict[str, str]) -> Rows:
    return [{"unit": unit, "question": question, "answer": answer} for question, answer in answers.items()]


def _answers(random: Random, plan: Plan) -> dict[str, str]:
    """One unit. It leans towards Ja, so that long chains are sometimes all Ja."""
    leaning = random.choice([0.2, 0.6, 0.95])
    answers: dict[str, str] = {}
    for question, options in OPTIONS.items():
        if random.random() < plan.skips or not (asked(question, answers) or random.random() < plan.unasked):
            continue
        answers[question] = options[0] if random.random() < leaning else random.choice(options)
    numbers = staff_numbers(random, plan.trouble, plan.trouble)
    answers |= {ours: numbers[theirs] for theirs, ours in _STAFF.items() if random.random() >= plan.skips}
    if random.random() >= plan.skips:
        answers["ledn_timmar"] = random.choice(["0", "12.5", "999", "-2" if plan.trouble else "3", "7", "40,25"])
    return answers


def _previous(random: Random, units: Rows) -> Rows:
    """Most answered last year; some units are gone, and the file holds questions nobody looks at now."""
    rows = [
        {
            "unit": unit["unit"],
            "question": f"samv_{party}",
            "answer": random.choice(["Ja", "Nej", "Nej", "Ej aktuellt"]),
        }
        for unit in objects(units)
        for party in PARTIES
        if random.random() < 0.8
    ]
    somebody = objects(units)[0]["unit"]
    rows += [{"unit": "0000-nedlagd", "question": "samv_a", "answer": "Nej"}] * (random.random() < 0.5)
    rows += [{"unit": somebody, "question": id, "answer": "Nej"} for id in ("samv_a_uppf", "jour", "utgången")]
    random.shuffle(rows)
    return rows


_CHANCE = st.sampled_from([0.0, 0.02, 0.1, 0.3])
_FILES = ("answers", "previous", "bbic", "children")

PLANS = st.builds(
    Plan,
    seed=st.integers(0, 2**32),
    counties=st.integers(1, 3),
    largest=st.integers(1, 8),
    cities=st.integers(0, 2),
    skips=_CHANCE,
    unasked=_CHANCE,
    trouble=_CHANCE,
    present=st.sampled_from(
        [frozenset(_FILES), frozenset({"answers"}), frozenset({"answers", "previous"}), frozenset({"bbic", "previous"})]
    ),
)
"""Worlds to try. A plan, not the world itself: it is what a failing test can print."""
