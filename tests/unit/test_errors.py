"""Problems and refusals: how they read, and in which order."""

from __future__ import annotations

import pytest

from oppna.errors import EXIT_REFUSED, Problem, Refused, refuse


@pytest.mark.parametrize(
    ("problem", "text"),
    [
        (Problem("units.csv", 3, "X", "fel."), "units.csv rad 3: fel."),
        (Problem("units.csv", 0, "X", "fel."), "units.csv: fel."),
        (Problem("", 0, "X", "fel."), "fel."),
    ],
)
def test_the_place_stands_in_front(problem: Problem, text: str) -> None:
    assert str(problem) == text


def test_problems_come_in_order_of_file_and_row_and_once() -> None:
    problems = [Problem("b", 2, "X", "x"), Problem("a", 10, "X", "x"), Problem("a", 9, "X", "x")]
    refused = Refused([*problems, problems[0]])
    assert [(problem.file, problem.row) for problem in refused.problems] == [("a", 9), ("a", 10), ("b", 2)]
    assert str(refused) == "a rad 9: x\na rad 10: x\nb rad 2: x"
    assert refused.exit_code == EXIT_REFUSED == 2


def test_a_single_problem() -> None:
    assert refuse("fel.").problems == [Problem("", 0, "OGILTIGT", "fel.")]
    assert refuse("fel.", file="a", row=2, code="X").problems == [Problem("a", 2, "X", "fel.")]


def test_a_refusal_without_a_problem_is_a_fault_of_ours() -> None:
    with pytest.raises(ValueError, match="at least one problem"):
        Refused([])
