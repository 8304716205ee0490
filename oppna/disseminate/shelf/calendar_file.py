"""kalender.csv beside the editions in a store: a line for every moment that was set. Only ever added to, whole.

It stands outside the releases, which never change (decision 0019).
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path

from oppna.disseminate.shelf.calendar import Calendar, Line
from oppna.disseminate.shelf.moments import parse, written
from oppna.errors import Problem, Refused, quoted
from oppna.release.files import csv_bytes
from oppna.release.head import is_version
from oppna.release.store import sync

NAME = "kalender.csv"
COLUMNS = ("edition", "version", "at", "title", "by", "set_at", "reason")
_MOMENTS = ("at", "set_at")
_REQUIRED = ("edition", "title", "by")


def read_calendar(store: Path) -> Calendar:
    """The calendar of the store; empty where there is no file. Raises Refused with everything wrong with it."""
    path = store / NAME
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        return Calendar()
    except OSError as error:
        raise Refused([Problem(str(path), 0, "KALENDER_OLÄSLIG", f"går inte att läsa ({error.strerror}).")]) from error
    return parse_calendar(content, str(path))


def parse_calendar(content: bytes, file: str = NAME) -> Calendar:
    """The calendar that the bytes of a file are. Raises Refused."""
    rows = _rows(content, file)
    problems = [problem for number, row in rows for problem in _problems(row, file, number)]
    if problems:
        raise Refused(problems)
    return Calendar(tuple(_line(row) for _, row in rows))


def _rows(content: bytes, file: str) -> list[tuple[int, list[str]]]:
    try:
        header, *rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True)) or [[]]
    except (UnicodeDecodeError, csv.Error):
        raise Refused([Problem(file, 0, "KALENDER_OLÄSLIG", "är ingen CSV-fil i UTF-8; spara den så.")]) from None
    if tuple(header) != COLUMNS:
        sentence = f"har inte kolumnerna {', '.join(COLUMNS)} i den ordningen; rätta rubrikraden."
        raise Refused([Problem(file, 1, "KALENDER_KOLUMNER", sentence)])
    if content[-1:] != b"\n":
        raise Refused([Problem(file, 0, "KALENDER_AVBRUTEN", "slutar mitt i en rad; lägg dit den hela filen.")])
    return [(number, row) for number, row in enumerate(rows, start=2) if row]


def _problems(row: list[str], file: str, number: int) -> Iterator[Problem]:
    if len(row) != len(COLUMNS):
        sentence = f"har {len(row)} fält i stället för {len(COLUMNS)}; sätt text med komma inom citattecken."
        yield Problem(file, number, "KALENDER_FÄLT", sentence)
        return
    said = dict(zip(COLUMNS, row, strict=True))
    for name in _REQUIRED:
        if not said[name].strip():
            yield Problem(file, number, "KALENDER_TOMT", f"{name} är tomt; fyll i det.")
    if not is_version(said["version"]):
        sentence = f"version {quoted(said['version'])} ska vara två heltal med punkt emellan, till exempel 1.0."
        yield Problem(file, number, "KALENDER_VERSION", sentence)
    for name in _MOMENTS:
        try:
            parse(said[name])
        except ValueError as error:
            yield Problem(file, number, "KALENDER_TID", f"{name} {quoted(said[name])} {error}")


def _line(row: list[str]) -> Line:
    edition, version, at, title, by, set_at, reason = row
    return Line(edition=edition, version=version, at=parse(at), title=title, by=by, set_at=parse(set_at), reason=reason)


def write_calendar(store: Path, lines: Iterable[Line]) -> None:
    """Write the whole file aside and put it in place by one rename: whoever reads sees the old one or the new."""
    handle, aside = tempfile.mkstemp(prefix=f".{NAME}.", dir=store)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(csv_bytes(COLUMNS, map(_row, lines)))
            file.flush()
            os.fsync(file.fileno())
        os.chmod(aside, 0o644)
        os.replace(aside, store / NAME)
    except BaseException:
        Path(aside).unlink(missing_ok=True)
        raise
    sync(store)


def _row(line: Line) -> tuple[str, ...]:
    at, set_at = written(line.at), written(line.set_at)
    return line.edition, line.version, at, line.title, line.by, set_at, line.reason
