"""Set or move the moment of a version. What is public is never taken back, and what was set is never rubbed out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from oppna.disseminate.shelf.calendar import Calendar, Line
from oppna.disseminate.shelf.calendar_file import NAME, read_calendar, write_calendar
from oppna.disseminate.shelf.moments import written
from oppna.errors import Problem, Refused
from oppna.release import files
from oppna.release.head import is_version, version_key
from oppna.release.read import read_head
from oppna.release.store import only_writer, versions
from oppna.swedish import STOCKHOLM, moment


def schedule(store: Path, line: Line) -> Calendar:
    """Add the line to the calendar of the store. Raises Refused and writes nothing when it cannot stand there."""
    store.mkdir(parents=True, exist_ok=True)
    with only_writer(store):
        calendar = read_calendar(store)
        if problems := [Problem(str(store / NAME), 0, *found) for found in _problems(store, calendar, line)]:
            raise Refused(problems)
        write_calendar(store, (*calendar.lines, line))
    return Calendar((*calendar.lines, line))


def _problems(store: Path, calendar: Calendar, line: Line) -> Iterator[tuple[str, str]]:
    if not is_version(line.version):
        yield "VERSION", f"versionen ”{line.version}” ska vara två heltal med punkt emellan, till exempel 1.0."
        return
    for name, text in (("namnet på den som bestämmer", line.by), ("rubriken", line.title), ("skälet", line.reason)):
        if not text.isprintable() or (name != "skälet" and not text.strip()):
            yield "TEXT", f"{name} ska vara en rad text utan styrtecken."
    yield from _order(calendar, line)
    at = calendar.moment(line.edition, line.version)
    is_out = _is_laid(store, line) and (at is None or at <= line.set_at)
    if is_out and (line.edition, line.version) in calendar.by_version:
        yield (
            "REDAN_OFFENTLIG",
            f"{line.edition} {line.version} blev offentlig {moment(at or line.at)}; det ändras inte.",
        )
    elif is_out:
        yield from _already_out(store, line)
    elif line.at <= line.set_at:
        yield "TIDEN_GÅTT", f"{moment(line.at)} har redan varit; välj en tid som kommer."


def _is_laid(store: Path, line: Line) -> bool:
    return (store / line.edition / line.version / files.CHECKSUMS).is_file()


def _already_out(store: Path, line: Line) -> Iterator[tuple[str, str]]:
    """It came without a moment, at once. When that was can be told afterwards."""
    date = read_head(store / line.edition / line.version).date
    if line.at > line.set_at:
        sentence = "är redan offentlig och tas inte tillbaka; sätt tiden innan publiceringen görs nästa gång."
        yield "REDAN_OFFENTLIG", f"{line.edition} {line.version} {sentence}"
    elif line.at.astimezone(STOCKHOLM).date().isoformat() < date:
        yield "FÖRE_GODKÄNNANDE", f"{moment(line.at)} är innan versionen godkändes, {date}; ange en senare tid."


def _order(calendar: Calendar, line: Line) -> Iterator[tuple[str, str]]:
    """A version never becomes public before an older one of its edition."""
    for (edition, version), lines in calendar.by_version.items():
        at = lines[-1].at
        if edition != line.edition or version == line.version:
            continue
        if (version_key(version) < version_key(line.version)) != (at <= line.at) and at != line.at:
            yield "ORDNING", f"{edition} {version} har tiden {written(at)}; versionerna ska komma i ordning."


def titled(store: Path, edition: str) -> str:
    """What a release of the edition was called before, in the calendar or in its head; "" if there is none."""
    lines = [line for line in read_calendar(store).lines if line.edition == edition]
    released = versions(store, edition)
    return lines[-1].title if lines else read_head(released[-1]).edition_name if released else ""
