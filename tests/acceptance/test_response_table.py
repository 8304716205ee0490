"""The response table of 2018 and the share of staff figures not shown, recomputed from their counts [001:485-554]."""

from fractions import Fraction
from pathlib import Path

import pytest

from oppna.production import compute
from oppna.swedish import NO_BREAK_SPACE, percent
from tests.lib.world import World

OBJECTS = 312
PRINTED = {
    "Gemensam del": (296, 95),
    "Ekonomiskt bistånd": (289, 93),
    "Missbruks- och beroendevården": (289, 93),
    "Socialpsykiatri": (287, 92),
    "LSS": (290, 93),
    "Sociala barn- och ungdomsvården": (286, 92),
    "Våld i nära relationer": (287, 92),
    "Äldreomsorgen": (284, 91),
}
"""Area of the survey: how many of the 312 answered, and the printed per cent."""


@pytest.mark.parametrize(("answered", "printed"), PRINTED.values(), ids=PRINTED)
def test_printed_per_cent(answered: int, printed: int) -> None:
    assert percent(Fraction(answered, OBJECTS)) == f"{printed}{NO_BREAK_SPACE}%"


def test_the_table_counts_districts_as_objects() -> None:
    """Neither the 290 municipalities nor the 316 objects of the year before explain every row."""

    def fits(objects: int) -> bool:
        shares = [(Fraction(answered, objects), printed) for answered, printed in PRINTED.values()]
        return all(percent(share) == f"{printed}{NO_BREAK_SPACE}%" for share, printed in shares)

    assert [objects for objects in range(200, 400) if fits(objects)] == [311, 312]


def test_the_sixteen_who_did_not_answer_are_five_per_cent() -> None:
    assert percent(Fraction(OBJECTS - 296, OBJECTS)) == f"5{NO_BREAK_SPACE}%"


def test_staff_figures_not_shown_are_eighteen_per_cent_of_those_who_answered() -> None:
    """Table 2: 12 municipalities cannot say and 39 are illogical, of the 286 that answered the part."""
    assert percent(Fraction(12 + 39, 286)) == f"18{NO_BREAK_SPACE}%"


def test_quality_figures_of_a_round_give_the_printed_table(tmp_path: Path) -> None:
    """312 made-up objects, of which 296, 286 and 287 answer the parts G, B and V (SYNTETISKA SVAR)."""
    codes = [f"{number:04d}" for number in range(9000, 9000 + OBJECTS)]
    units = [
        {"unit": code, "name": "Påhittad", "kind": "municipality", "municipality": code, "county": "Ett län",
         "population": "1", "skr_group": ""}
        for code in codes
    ]  # fmt: skip
    answers = [
        {"unit": code, "question": question, "answer": "Ja"}
        for question, answered in (("G1", 296), ("G10", 296), ("B4_1", 286), ("V6_1", 287), ("V6_2", 287))
        for code in codes[:answered]
    ]
    quality = compute("2018-bou", World(units, answers).write(tmp_path)).quality
    figures = {figure.part: (figure.objects, figure.answered, figure.percent) for figure in quality.response}
    assert figures == {"G": (312, 296, 95), "B": (312, 286, 92), "V": (312, 287, 92)}


def test_the_counts_stand_in_the_source_document(shared: Path) -> None:
    (document,) = (shared / "seeds").glob("001_*.txt")
    table = " ".join(document.read_text(encoding="utf-8").split("\n")[484:515])
    for answered, printed in PRINTED.values():
        assert any(f"{answered} {earlier} {printed} " in table + " " for earlier in range(90, 100)), answered
