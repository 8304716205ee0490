"""What somebody wrote in the form of a round's days → dates, with every fault at once."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from oppna.collect.form.round_dates import Dates
from oppna.errors import Problem, Refused, quoted

LABELS = {"opens": "Utskick", "closes": "Stängs", "reopens": "Öppnas igen", "closes_again": "Stängs igen"}
REQUIRED = ("opens", "closes")


def read_dates(written: Mapping[str, str]) -> Dates:
    """The days as written, ISO; reminders in one field, apart by space or comma."""
    problems: list[str] = []
    days = {name: _day(written.get(name, "").strip(), label, problems) for name, label in LABELS.items()}
    for name in REQUIRED:
        if not written.get(name, "").strip():
            problems.append(f"{LABELS[name]}: ange en dag.")
    listed = re.split(r"[\s,;]+", written.get("reminders", ""))
    reminders = [_day(day, "Påminnelser", problems) for day in listed if day]
    opens, closes = days["opens"], days["closes"]
    if problems or opens is None or closes is None:
        raise Refused(Problem("", 0, "DAG", sentence) for sentence in problems)
    chosen = tuple(sorted(day for day in reminders if day))
    return Dates(opens, closes, chosen, days["reopens"], days["closes_again"])


def _day(written: str, label: str, problems: list[str]) -> date | None:
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        problems.append(f"{label}: {quoted(written)} är ingen dag; skriv den som 2018-02-26.")
        return None


def as_written(dates: Dates) -> dict[str, str]:
    """The other way, to fill the form."""
    single = {name: getattr(dates, name) for name in LABELS}
    return {
        **{name: day.isoformat() if day else "" for name, day in single.items()},
        "reminders": " ".join(day.isoformat() for day in dates.reminders),
    }
