"""The product equals the naive reference of `2017-vinr`, cell by cell, on whole made-up answer sets."""

from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oppna.production import compute
from tests.generative.test_compute import cells
from tests.lib.compared import assert_same
from tests.lib.landscape import Rows, landscape
from tests.lib.reference import Row
from tests.lib.reference.groups import objects
from tests.lib.reference_2017 import compute as naively
from tests.lib.reference_2017.questions import OPTIONS, asked
from tests.lib.world import World

EDITION = "2017-vinr"
PRINTED = {"0114": "3", "0117": "3", "0380": "5", "0509": "1", "0680": "4", "0840": "1", "1280": "5"}
"""The municipalities of the landscape and the group the source prints them in [004:211-217]."""

OFTEN = st.sampled_from([0.0, 0.05, 0.1, 0.3])


def answer_set(random: Random, units: Rows, skips: float, unasked: float) -> Rows:
    """Rows of answers.csv. A unit leans towards Ja, so that chains are sometimes all Ja and groups near the limit."""
    rows: Rows = []
    for unit in objects(units):
        leaning = random.choice([0.3, 0.6, 0.9, 1.0])
        skipped = {part for part in "GV" if random.random() < skips / 2}
        given: dict[str, str] = {}
        for question, options in OPTIONS.items():
            unanswered = question[0] in skipped or random.random() < skips / 10
            if not unanswered and (asked(question, given) or random.random() < unasked):
                given[question] = options[0] if random.random() < leaning else random.choice(options)
        rows += [{"unit": unit["unit"], "question": id, "answer": answer} for id, answer in given.items()]
    for city in sorted({unit["municipality"] for unit in units if unit["kind"] == "district"}):
        rows.append({"unit": city, "question": "G1", "answer": "Ja"})
    random.shuffle(rows)
    return rows


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 2**32), st.integers(1, 4), st.integers(1, 10), st.integers(0, 2), OFTEN, OFTEN)
def test_every_cell_equals_the_reference(
    seed: int, counties: int, largest: int, cities: int, skips: float, unasked: float
) -> None:
    random = Random(seed)
    units, _ = landscape(random, counties, largest, cities)
    answers = answer_set(random, units, skips, unasked)
    with TemporaryDirectory() as folder:
        computed = compute(EDITION, World(units, answers).write(Path(folder)))
    assert_same(cells(computed), naively(units, answers, PRINTED))


@pytest.mark.parametrize("over", [-1, 0, 1])
@pytest.mark.parametrize("fifths", [1, 2, 6])
@pytest.mark.parametrize("absent", ["none", "half", "all"])
def test_limit_at_the_very_edge(tmp_path: Path, fifths: int, over: int, absent: str) -> None:
    """A group with one fewer than, exactly, and one more than a fifth missing or Ej aktuellt, in every mixture."""
    count, outside = 5 * fifths, fifths + over
    units = [
        {"unit": f"9{n:03d}", "name": "Påhittad", "kind": "municipality", "municipality": f"9{n:03d}",
         "county": "Ett län", "population": "1", "skr_group": ""}
        for n in range(count)
    ]  # fmt: skip
    silent = {"none": 0, "half": outside // 2, "all": outside}[absent]
    said = ["Ej aktuellt"] * (outside - silent) + ["Ja"] * (count - outside)
    answers = [
        {"unit": unit["unit"], "question": "G9_1", "answer": answer}
        for unit, answer in zip(units[silent:], said, strict=True)
    ]
    rows = cells(compute(EDITION, World(units, answers).write(tmp_path)))
    with_value = str(count - outside)
    shown = Row("1.000000", with_value, with_value, str(count), "ok")
    hidden = Row("", "", "", str(count), "suppressed_nonresponse")
    assert rows["G9_1", "county", "Ett län"] == rows["G9_1", "nation", "Riket"] == (hidden if over > 0 else shown)
