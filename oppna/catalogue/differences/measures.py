"""How two indicators differ in what they are said to measure: names, values, unit, period."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from oppna.catalogue.differences.difference import Difference
from oppna.catalogue.differences.tells import tells_all
from oppna.catalogue.years import beside
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator, Period

_LEAP_DAY = 1


def of_measures(before: Edition, one: Indicator, after: Edition, other: Indicator) -> Iterator[Difference]:
    yield from _names(before, one, after, other)
    for field, mine, theirs in (
        ("redovisas_som", one.reported_as, other.reported_as),
        ("enhet", str(one.unit), str(other.unit)),
    ):
        if mine and theirs and mine != theirs and (field == "redovisas_som" or one.reported_as == other.reported_as):
            yield Difference(field, f"Måttet redovisas som {mine} i {before.id} och som {theirs} i {after.id}.", True)
    if tells_all(before) and tells_all(after):  # else period and limit are the round's, not the question's
        yield from _limits(before, one, after, other)
        yield from _periods(before, one.period, after, other.period)


def _names(before: Edition, one: Indicator, after: Edition, other: Indicator) -> Iterator[Difference]:
    names = beside(one.short_name, before.head.year), beside(other.short_name, after.head.year)
    if names[0].casefold() != names[1].casefold():
        sentence = f"Den heter ”{one.short_name}” i {before.id} och ”{other.short_name}” i {after.id}."
        yield Difference("kortnamn", sentence, False)


def _limits(before: Edition, one: Indicator, after: Edition, other: Indicator) -> Iterator[Difference]:
    if one.nonresponse_limit != other.nonresponse_limit and before.head.nonresponse and after.head.nonresponse:
        limited, free = (before, after) if one.nonresponse_limit else (after, before)
        sentence = f"Gränsen för bortfall gäller måttet i {limited.id} men inte i {free.id}."
        yield Difference("bortfallsgräns", sentence, False)


def _periods(before: Edition, one: Period, after: Edition, other: Period) -> Iterator[Difference]:
    span, other_span = _span(one), _span(other)
    if span is None or other_span is None:
        return
    (start, days), (later, other_days) = span, other_span
    if abs(days - other_days) > _LEAP_DAY:
        told = [f"{_told(span)} i {edition.id}" for span, edition in ((days, before), (other_days, after))]
        yield Difference("mätperiod", f"Måttet gäller {told[0]} och {told[1]}.", True)
    elif (start.month, start.day) != (later.month, later.day):
        sentence = f"Mätningen börjar {start:%m-%d} i {before.id} och {later:%m-%d} i {after.id} (månad-dag)."
        yield Difference("mätperiod", sentence, False)


def _span(period: Period) -> tuple[datetime.date, int] | None:
    """First day and how many; None where the dates are not dates, which a rule of its own tells."""
    try:
        start, end = datetime.date.fromisoformat(period.start), datetime.date.fromisoformat(period.end)
    except ValueError:
        return None
    return start, (end - start).days + 1


def _told(days: int) -> str:
    return "en dag" if days == 1 else f"{days} dagar"
