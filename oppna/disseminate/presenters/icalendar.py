"""The calendar of releases after RFC 5545, for calendar programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from oppna.disseminate.addresses import RELEASES, release_path
from oppna.disseminate.presenters.releases import lines
from oppna.disseminate.shelf.calendar import Entry
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import SYNTHETIC
from oppna.swedish import STOCKHOLM

WIDTH = 75
"""Bytes of a line, by the standard."""


def calendar(public: Public, base: str) -> bytes:
    """Every moment, coming and past; a moved one has a higher number and takes the place of the earlier."""
    texts = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Oppna//Publiceringar//SV", "CALSCALE:GREGORIAN"]
    texts += ["METHOD:PUBLISH", f"X-WR-CALNAME:{_escaped('Öppna jämförelser: publiceringar')}"]
    for entry in public.calendar:
        texts += _event(public, entry, base)
    texts.append("END:VCALENDAR")
    return "".join(f"{_folded(text)}\r\n" for text in texts).encode()


def _event(public: Public, entry: Entry, base: str) -> Iterator[str]:
    (line,) = lines(public, (entry,))
    made_up = f" ({SYNTHETIC})" if line.synthetic else ""
    yield "BEGIN:VEVENT"
    yield f"UID:{_escaped(f'{entry.edition}-{entry.version}@oppna')}"
    yield f"SEQUENCE:{max(0, len(entry.lines) - 1)}"
    yield f"DTSTAMP:{_moment(entry.lines[-1].set_at if entry.lines else entry.at)}"
    yield f"DTSTART:{_moment(entry.at)}" if entry.hour_known else f"DTSTART;VALUE=DATE:{_day(entry.at)}"
    yield f"SUMMARY:{_escaped(f'{entry.title}, version {entry.version}{made_up}')}"
    if line.moved:
        yield f"DESCRIPTION:{_escaped(' '.join(line.moved))}"
    yield f"URL:{base}{release_path(entry.edition, entry.version) if entry.public else RELEASES}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}"


def _day(moment: datetime) -> str:
    return f"{moment.astimezone(STOCKHOLM):%Y%m%d}"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "".join(letter for letter in text if letter.isprintable())


def _folded(text: str) -> str:
    """Broken into lines of at most 75 bytes, never inside a letter; each but the first starts with a space."""
    folded, width = "", 0
    for letter in text:
        size = len(letter.encode())
        if width + size > WIDTH:
            folded, width = folded + "\r\n ", 1
        folded, width = folded + letter, width + size
    return folded
