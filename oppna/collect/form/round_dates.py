"""The dates of a round: prefilled from the edition, checked all at once, and what they say should happen on a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from oppna.collect.states import RoundState
from oppna.model.edition import RoundDates


@dataclass(frozen=True)
class Dates:
    """`closes` and `closes_again` are the last days on which one can answer."""

    opens: date
    closes: date
    reminders: tuple[date, ...] = ()
    reopens: date | None = None
    closes_again: date | None = None

    @property
    def last(self) -> date:
        """The last day anybody can answer."""
        return max(self.closes, self.closes_again or self.closes)


def from_edition(dates: RoundDates) -> Dates:
    """What the edition says. An edition that lies in the past still shows how its round went."""
    return Dates(
        date.fromisoformat(dates.sent),
        date.fromisoformat(dates.closed),
        tuple(map(date.fromisoformat, dates.reminders)),
        date.fromisoformat(dates.reopened) if dates.reopened else None,
        date.fromisoformat(dates.closed_again) if dates.closed_again else None,
    )


def faults(dates: Dates) -> Iterator[str]:
    """Everything that is wrong with the order of the days, a sentence each."""
    if dates.closes < dates.opens:
        yield "Omgången stängs före utskicket; välj en senare dag för stängningen."
    for day in dates.reminders:
        if not dates.opens < day <= dates.closes:
            yield f"Påminnelsen {day} ligger inte mellan utskicket och stängningen; flytta eller ta bort den."
    if len(set(dates.reminders)) < len(dates.reminders):
        yield "Två påminnelser har samma dag; behåll en av dem."
    if (dates.reopens is None) != (dates.closes_again is None):
        yield "Ange både dagen då omgången öppnas igen och dagen då den stängs igen, eller ingen av dem."
    if dates.reopens and dates.reopens <= dates.closes:
        yield "Omgången öppnas igen innan den har stängts; välj en senare dag."
    if dates.reopens and dates.closes_again and dates.closes_again < dates.reopens:
        yield "Omgången stängs igen innan den har öppnats igen; välj en senare dag."


def step_due(state: RoundState, dates: Dates, today: date) -> RoundState | None:
    """The next state the calendar asks for, if any. What people opened again by hand the calendar only closes."""
    if state is RoundState.DRAFT and dates.opens <= today <= dates.last:
        return RoundState.OPEN
    if state is RoundState.OPEN and dates.closes < today:
        return RoundState.CLOSED
    if state is RoundState.CLOSED and dates.reopens and dates.closes_again:
        return RoundState.REOPENED if dates.reopens <= today <= dates.closes_again else None
    if state is RoundState.REOPENED and dates.closes_again and dates.closes_again < today:
        return RoundState.CLOSED_AGAIN
    return None


def reminder_due(state: RoundState, dates: Dates, today: date) -> date | None:
    """The latest reminder whose day has come. Earlier ones that were missed are not made up for."""
    if state is not RoundState.OPEN:
        return None
    return max((day for day in dates.reminders if day <= today), default=None)
