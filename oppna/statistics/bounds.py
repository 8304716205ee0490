"""The lowest and highest a share could be if all who did not answer had answered."""

from __future__ import annotations

from fractions import Fraction


def nonresponse(yes: Fraction | int, others: Fraction | int, unanswered: Fraction | int) -> tuple[Fraction, Fraction]:
    """All who did not answer say Nej, or all say Ja: nothing is assumed of them.

    Manski, C. F. (1989), Anatomy of the selection problem, Journal of Human Resources 24:343–360. Exact.
    Where nobody was asked nothing is known: 0 to 1.
    """
    if min(yes, others, unanswered) < 0:
        raise ValueError("nobody can answer less than not at all")
    asked = Fraction(yes + others + unanswered)
    if not asked:
        return Fraction(0), Fraction(1)
    return yes / asked, (yes + unanswered) / asked
