"""The dashboard in words: the response, what is left, and what is to be expected."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from oppna.collect.form.forecast import Forecast, forecast
from oppna.collect.form.round_dates import Dates
from oppna.collect.models import Round
from oppna.collect.presenters.chart import Chart, growth
from oppna.collect.queries.response import PartCount, Response
from oppna.collect.states import RoundState
from oppna.swedish import NO_BREAK_SPACE, number, percent, sort_key
from oppna.swedish import date as in_words

PERCENT = NO_BREAK_SPACE + "%"


@dataclass(frozen=True)
class PartRow:
    """A row of the table of parts."""

    id: str
    name: str
    obligatory: bool
    answered: int
    share: str
    begun: int
    left: int
    goal_reached: bool
    forecast: str


@dataclass(frozen=True)
class CountyRow:
    """A row of the table of counties: sent of asked, part by part."""

    name: str
    size: int
    cells: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Dashboard:
    """What the page shows."""

    sentence: str
    parts: tuple[PartRow, ...]
    counties: tuple[CountyRow, ...]
    days: tuple[tuple[str, tuple[int, ...]], ...]
    chart: Chart | None


def share(count: int, of: int) -> str:
    """A share that has something to be a share of."""
    return percent(Fraction(count, of)) if of else "–"


def dashboard(found: Response, round: Round, dates: Dates, today: date) -> Dashboard:
    """From counts to sentences, tables and a picture."""
    return Dashboard(
        _sentence(found, round),
        tuple(_part_row(part, found, round, dates, today) for part in found.parts),
        tuple(_county_row(name, counts, found) for name, counts in sorted(found.counties.items(), key=_by_name)),
        _days(found),
        _chart(found, round, dates, today),
    )


def _by_name(item: tuple[str, dict[str, int]]) -> tuple[str, str]:
    return sort_key(item[0])


def _sentence(found: Response, round: Round) -> str:
    """Answer first: the obligatory part, or the first where none is."""
    if not found.parts:
        return "Omgången har inga delar."
    main = next((part for part in found.parts if part.part.obligatory), found.parts[0])
    asked = f"{number(main.answered)} av {number(main.size)}"
    sent = f"{asked} har skickat in {main.part.name.lower()} ({share(main.answered, main.size)})."
    return sent if found.all else "Av dem du kan se: " + sent


def _part_row(part: PartCount, found: Response, round: Round, dates: Dates, today: date) -> PartRow:
    return PartRow(
        part.part.id,
        part.part.name,
        part.part.obligatory,
        part.answered,
        share(part.answered, part.size),
        part.begun,
        part.left,
        bool(part.size) and part.answered * 100 >= round.goal * part.size,
        _forecast_words(part, round, dates, today) if found.all else "",
    )


def _forecast_words(part: PartCount, round: Round, dates: Dates, today: date) -> str:
    if round.state != RoundState.OPEN:
        return ""
    told = forecast(
        part.on, size=part.size, opens=dates.opens, closes=dates.closes, today=today, goal_percent=round.goal
    )
    return _said(told, part, round) if told else "för tidigt att säga"


def _said(told: Forecast, part: PartCount, round: Round) -> str:
    between = f"{_between(told, part.size)} när omgången stänger"
    if not told.needed:
        return f"{between}; målet är nått"
    return f"{between}; {number(told.needed)} till behövs för {round.goal} %, chansen är {_chance(told.chance)}"


def _between(told: Forecast, size: int) -> str:
    """One sign for both ends, and one number where they are the same."""
    low, high = share(told.low, size), share(told.high, size)
    return high if low == high else f"{low.removesuffix(PERCENT)}–{high}"


def _chance(chance: float) -> str:
    """No more precise than the method: tens of per cent, and words at the ends."""
    if chance < 0.05:
        return "liten (under 5 %)"
    if chance > 0.95:
        return "god (över 95 %)"
    return f"ungefär {max(10, min(90, int(chance * 10 + 0.5) * 10))} %"


def _county_row(name: str, counts: dict[str, int], found: Response) -> CountyRow:
    size = counts[""]
    cells = tuple((counts.get(part.part.id, 0), share(counts.get(part.part.id, 0), size)) for part in found.parts)
    return CountyRow(name, size, cells)


def _days(found: Response) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Days on which anything was sent, the latest first."""
    days = sorted({day for part in found.parts for day in part.on}, reverse=True)
    return tuple((in_words(day.isoformat()), tuple(part.on.get(day, 0) for part in found.parts)) for day in days)


def _chart(found: Response, round: Round, dates: Dates, today: date) -> Chart | None:
    if not found.size or today < dates.opens:
        return None
    return growth(
        [(part.part.name, part.on) for part in found.parts],
        size=found.size,
        first=dates.opens,
        last=dates.last if round.state not in (RoundState.DRAFT, RoundState.OPEN) else dates.closes,
        until=today,
        goal=round.goal,
        reminders=dates.reminders,
    )
