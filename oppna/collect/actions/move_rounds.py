"""What the calendar asks for: rounds that open and close by their dates, and reminders that are due."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from oppna.accounts.actor import SYSTEM
from oppna.collect.actions.close_round import close_round
from oppna.collect.actions.open_round import open_round
from oppna.collect.actions.plan_letters import plan_letters
from oppna.collect.actions.reopen_round import reopen_round
from oppna.collect.form.round_dates import reminder_due, step_due
from oppna.collect.models import LetterKind, Round
from oppna.collect.queries.rounds import dates_of
from oppna.collect.states import ROUND_WORDS, RoundState
from oppna.errors import Refused
from oppna.swedish import counted


def move_rounds(day: date) -> Iterator[str]:
    """A sentence for everything that was done, or could not be. Done twice on a day it does nothing the second time."""
    for round in Round.objects.exclude(state=RoundState.FINISHED).order_by("id"):
        try:
            yield from _move(round, day)
        except Refused as refused:
            yield from (f"{round}: {problem}" for problem in refused.problems)


def _move(round: Round, day: date) -> Iterator[str]:
    while to := step_due(RoundState(round.state), dates_of(round), day):
        round = _step(round, to, day)
        yield f"{round}: {ROUND_WORDS[to]}."
    remind = reminder_due(RoundState(round.state), dates_of(round), day)
    if remind and (planned := plan_letters(SYSTEM, round, LetterKind.REMINDER, remind.isoformat())):
        yield f"{round}: {counted(planned, 'påminnelse', 'påminnelser')} att se över."


def _step(round: Round, to: RoundState, day: date) -> Round:
    if to is RoundState.OPEN:
        return open_round(SYSTEM, round, day)
    if to is RoundState.REOPENED and round.closes_again:
        return reopen_round(SYSTEM, round, round.closes_again, day)
    return close_round(SYSTEM, round)
