"""What goes in: a millionth of rounding is forgiven, and never carried on."""

from __future__ import annotations

import numpy as np
import pytest

from oppna.statistics.arrays import counts


def test_rounding_is_drawn_in_to_what_can_be() -> None:
    having, tried = counts([-1e-7, 5 + 1e-7, 3], [5, 5, 5])
    assert having.tolist() == [0, 5, 3] and tried.tolist() == [5, 5, 5]


@pytest.mark.parametrize("having", [-1e-5, 5 + 1e-5])
def test_more_than_rounding_is_a_mistake(having: float) -> None:
    with pytest.raises(ValueError, match=r"^successes lie outside 0..trials$"):
        counts(having, 5)


def test_what_is_missing_in_one_is_missing_in_both() -> None:
    having, tried = counts([None, 3, 0], [5, None, 0])
    assert np.isnan([having, tried]).all()
