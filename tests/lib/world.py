"""Small made-up worlds (SYNTETISKA SVAR): units, a whole answer set, and the two registers, from a seed and a few knobs.

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
        folder.mkdir(parents=True, exist_ok=True)
        files.write_csv(folder / "units.csv", files.UNITS, self.units)
        if self.answers is not None:
            files.write_csv(folder / "answers.csv", files.ANSWERS, self.answers)
        if self.bbic is not None:
            files.write_csv(folder / "bbic.csv", files.BBIC, [{"unit": code} for code in self.bbic])
        if self.children is not None:
            files.write_csv(folder / "children.csv", files.CHILDREN, self.children)
        return folder


def build(seed: int, counties: int, largest: int, cities: int, habits: Habits, present: frozenset[str]) -> World:
    """A world from its knobs; equal knobs, equal world. `present` names the files there are besides units.csv."""
    random = Random(seed)
    units, printed = landscape(random, counties, largest, cities)
    answers = answer_set(random, units, habits)
    bbic = _licences(random, units)
    children = _children(random, units)
    return World(
        units,
        answers if "answers" in present else None,
        bbic if "bbic" in present else None,
        children if "children" in present else None,
        printed,
    )


def _licences(random: Random, units: Rows) -> list[str]:
    """Units and cities with a licence, each once; a city's code also where the city has no row of its own."""
    codes = sorted({unit["unit"] for unit in units} | {unit["municipality"] for unit in units})
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


FILES = ("answers", "bbic", "children")
_SOME = st.sampled_from([0.0, 0.05, 0.1, 0.3])

HABITS = st.builds(Habits, skips_part=_SOME, skips_item=_SOME, cannot_say=_SOME, illogical=_SOME, unasked=_SOME, stray=_SOME)

WORLDS = st.builds(
    build,
    seed=st.integers(0, 2**32),
    counties=st.integers(1, 4),
    largest=st.integers(1, 10),
    cities=st.integers(0, 2),
    habits=HABITS,
    present=st.frozensets(st.sampled_from(FILES), min_size=1).map(lambda some: some | {"answers"} if len(some) < 3 else some),
)
"""Whole worlds. Answers are nearly always there; `test_compute` has cases without."""
