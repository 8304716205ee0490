"""Moments of publishing: to the minute, said in Swedish time, kept with their distance to Greenwich."""

from __future__ import annotations

from datetime import UTC, datetime

from oppna.swedish import STOCKHOLM

_SHORTEST = "2026-12-01T09:30"
_YEARS = range(2000, 2200)


def written(moment: datetime) -> str:
    """As it stands in the calendar: 2026-12-01T09:30+01:00."""
    return moment.astimezone(STOCKHOLM).isoformat(timespec="minutes")


def parse(text: str) -> datetime:
    """A moment with its distance to Greenwich, as a file has it. ValueError with what is wrong, in Swedish."""
    found = _iso(text)
    if found.tzinfo is None:
        raise ValueError("saknar tidszon; skriv den efter tiden, som 2026-12-01T09:30+01:00.")
    return found.astimezone(STOCKHOLM)


def parse_local(text: str) -> datetime:
    """A moment as a person gives it, in Swedish time. An hour that a change of clocks skips or repeats is refused."""
    found = _iso(text)
    if found.tzinfo is not None:
        return found.astimezone(STOCKHOLM)
    moment = found.replace(tzinfo=STOCKHOLM)
    if moment.astimezone(UTC).astimezone(STOCKHOLM).replace(tzinfo=None) != found:
        raise ValueError("finns inte: klockan ställs om då. Välj en annan tid.")
    if moment.utcoffset() != moment.replace(fold=1).utcoffset():
        raise ValueError("finns två gånger: klockan ställs om då. Skriv tidszonen också, som 2026-10-25T02:30+01:00.")
    return moment


def _iso(text: str) -> datetime:
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        found = None
    if found is None or len(text) < len(_SHORTEST) or text[10] != "T" or found.year not in _YEARS:
        raise ValueError("är ingen tid; skriv den som 2026-12-01T09:30.")
    if found.second or found.microsecond:
        raise ValueError("har sekunder; ange tiden i hela minuter.")
    return found
