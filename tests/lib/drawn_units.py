"""What hypothesis draws: units with whole counts, or with full-time equivalents."""

from __future__ import annotations

from hypothesis import strategies as st

Counted = tuple[float, float]


@st.composite
def counted(draw: st.DrawFn, most: int = 400, fractional: bool = True) -> Counted:
    """(successes, trials) with at least something tried."""
    if fractional and draw(st.booleans()):
        hundredths = draw(st.integers(25, 100 * most))
        return draw(st.integers(0, hundredths)) / 100, hundredths / 100
    whole = draw(st.integers(1, most))
    return draw(st.integers(0, whole)), whole


def units(least: int = 2, most: int = 40, trials: int = 80) -> st.SearchStrategy[list[Counted]]:
    return st.lists(counted(trials), min_size=least, max_size=most)


shares = st.floats(0, 1, allow_subnormal=False)
inner_shares = st.floats(0.01, 0.99)
