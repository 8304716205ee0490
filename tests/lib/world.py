"""Small made-up worlds (SYNTETISKA SVAR): units, answers and the two registers, from a seed and a few knobs.

Hypothesis draws the seed and the knobs, so a failing world shrinks towards few units and no disturbances.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from tests.lib import files
from tests.lib.answering import Habits, answer_set
from tests.lib.landscape import landscape

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class World:
    """What lies in an input folder. None = the file is absent. `printed` is the printed population groups in use."""

    units: Rows
    answers: Rows | None
    bbic: list[str] | None = None
    children: Rows | None = None
    printed: Mapping[str, str] = field(default_factory=dict)

    def write(self, folder: Path) -> Path:
        return files.write_input(folder, self.units, self.bbic, self.children, answers=self.answers)


@dataclass(frozen=True)
class Plan:
    """The knobs of a world; equal knobs, equal world. `present` names the files there are besides units.csv."""

    seed: int
    counties: int
    largest: int
    cities: int
    habits: Habits
    present: frozenset[str]


def build(plan: Plan) -> World:
    random = Random(plan.seed)
    units, printed = landscape(random, plan.counties, plan.largest, plan.cities)
    answers = answer_set(random, units, plan.habits)
    bbic = _licences(random, units)
    children = _children(random, units)
    return World(
        units,
        answers if "answers" in plan.present else None,
        bbic if "bbic" in plan.present else None,
        children if "children" in plan.present else None,
        printed,
    )


def _licences(random: Random, units: Rows) -> list[str]:
    """Units and cities with a licence, each once; a city's code also where the city has no row of its own."""
    codes = sorted({unit["unit"] for unit in units} | {unit["municipality"] for unit in units} - {""})
    return [code for code in codes if random.random() < 0.4]


def _children(random: Random, units: Rows) -> Rows:
    """Most objects have a row; some have no children at all."""
    cities = {unit["municipality"] for unit in units if unit["kind"] == "district"}
    rows = []
    for unit in units:
        if unit["unit"] in cities or random.random() < 0.2:
            continue
        children = random.choice([0, 1, 7, random.randrange(2, 20_000)])
        longterm = random.choice([0, children, random.randint(0, children)])
        rows.append({"unit": unit["unit"], "longterm": str(longterm), "children": str(children)})
    return rows


_OFTEN = st.sampled_from([0.0, 0.05, 0.1, 0.3])
_PRESENT = st.sampled_from(
    [
        frozenset({"answers", "bbic", "children"}),
        frozenset({"answers"}),
        frozenset({"answers", "bbic"}),
        frozenset({"answers", "children"}),
        frozenset({"bbic", "children"}),
        frozenset({"children"}),
    ]
)

PLANS = st.builds(
    Plan,
    seed=st.integers(0, 2**32),
    counties=st.integers(1, 4),
    largest=st.integers(1, 10),
    cities=st.integers(0, 2),
    habits=st.builds(
        Habits,
        skips_part=_OFTEN,
        skips_item=_OFTEN,
        cannot_say=_OFTEN,
        illogical=_OFTEN,
        unasked=_OFTEN,
        stray=_OFTEN,
    ),
    present=_PRESENT,
)
"""Worlds to try. A plan, not the world itself: it is what a failing test can print."""
