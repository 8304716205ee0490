"""What a file may answer on each question of `2018-bou`, from the source document and METHOD 4-5."""

from tests.lib.reference.required import NUMBERS

YES_NO = ("Ja", "Nej")
YES_NO_NA = ("Ja", "Nej", "Ej aktuellt")
WITH_NOT_NEEDED = ("Ja", "Nej", "Nej, behövs inte", "Ej aktuellt")
WITH_DECIDED = ("Ja", "Nej, men beslut finns", "Nej")

OPTIONS: dict[str, tuple[str, ...]] = {
    "G1": YES_NO,
    "G1a": YES_NO,
    **{f"G2_{i}": WITH_NOT_NEEDED for i in range(1, 6)},
    **{f"G2a_{i}": YES_NO_NA for i in range(1, 6)},
    **{f"G3_{i}": WITH_NOT_NEEDED for i in range(1, 13)},
    **{f"G3a_{i}": YES_NO_NA for i in range(1, 13)},
    "G8": YES_NO_NA,
    **{f"G8a_{form}": YES_NO for form in "ABCD"},
    "G8b": YES_NO_NA,
    **{main: YES_NO_NA for main in ("G9", "G9a", "G24", "G24a", "G25", "G25a")},
    "G10": YES_NO,
    "V6_1": YES_NO,
    "V6_2": YES_NO,
    **{question: YES_NO for question in ("B3", "B3a_1", "B3a_2", "B4_1", "B5_1")},
    **{f"B6_{i}": YES_NO for i in range(1, 6)},
    **{f"B7_{i}": YES_NO for i in range(1, 7)},
    **{f"B8_{i}": YES_NO for i in range(1, 3)},
    **{f"B9_{i}": YES_NO for i in range(1, 3)},
    **{f"B10_{i}": YES_NO for i in range(1, 7)},
    **{f"B11_{i}": YES_NO for i in range(1, 5)},
    **{f"B12_{i}": YES_NO_NA for i in (1, 2)},
    **{f"B12a_{i}": YES_NO_NA for i in (1, 2)},
    **{f"B12b_{i}": WITH_DECIDED for i in (1, 2)},
    "B13": YES_NO_NA,
    **{f"{family}_{i}": YES_NO for family in ("B14", "B14a", "B15", "B15a") for i in (1, 2)},
    **{f"B16_{i}": YES_NO for i in (1, 2, 3)},
}
"""Questions answered in words. The numbers are `NUMBERS`."""

QUESTIONS = (*OPTIONS, *NUMBERS)


def part(question: str) -> str:
    """G, B or V: parts are answered separately [001:472-475]."""
    return question[0]
