"""Read a release. A folder whose seal is broken is refused: no product is ever made from it."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TypeVar

import msgspec

from oppna.errors import Refused, refuse
from oppna.model.answer import Answer
from oppna.model.codes import Level, Status
from oppna.model.edition import Edition
from oppna.model.release import Cell, Quality, ReleaseArea, ReleaseHead
from oppna.release import files
from oppna.release.content import Release
from oppna.release.parquet import read_parquet
from oppna.release.seal import broken_seals
from oppna.release.tables import ANSWERS, AREAS, RESULTS, Row, Table

T = TypeVar("T")


def read_release(path: Path, *, answers: bool = True) -> Release:
    """The release in the folder. Without `answers` it is read faster, which is enough to show results."""
    if problems := broken_seals(path):
        raise Refused(problems)
    return Release(
        head=read_head(path),
        edition=_read(path / files.DEFINITIONS, partial(read_json, kind=Edition)),
        areas=_read(path / AREAS.files[0], _areas),
        cells=_read(path / RESULTS.files[0], _cells),
        quality=_read(path / files.QUALITY, partial(read_json, kind=Quality)),
        answers=_read(path / ANSWERS.files[0], _answers) if answers else (),
    )


def read_head(path: Path) -> ReleaseHead:
    """The head of the release in the folder, alone; the seal is not looked at."""
    return _read(path / files.HEAD, partial(read_json, kind=ReleaseHead))


def read_json(path: Path, kind: type[T]) -> T:
    return msgspec.json.decode(path.read_bytes(), type=kind)


def csv_rows(table: Table, path: Path) -> Iterator[Row]:
    """The rows of a table's CSV file, which must have the table's columns and no other."""
    with path.open(encoding="utf-8", newline="") as text:
        for number, row in enumerate(csv.reader(text)):
            if len(row) != len(table.header) or (number == 0 and tuple(row) != table.header):
                raise ValueError(f"unexpected columns in {path.name}")
            if number:
                yield tuple(row)


def _read(path: Path, reader: Callable[[Path], T]) -> T:
    """A file with a whole seal can still be unreadable: another program, or another version of this one, made it."""
    try:
        return reader(path)
    except (ValueError, KeyError, msgspec.DecodeError) as error:
        raise refuse(
            "kan inte läsas av den här versionen av programmet; läs den med den version som står i release.json.",
            file=str(path),
            code="OLÄSLIG_PUBLICERING",
        ) from error


def _areas(path: Path) -> tuple[ReleaseArea, ...]:
    return tuple(map(_area, csv_rows(AREAS, path)))


def _area(row: Row) -> ReleaseArea:
    level, area, label, municipality, county, population, population_group, skr_group, is_city = row
    return ReleaseArea(
        level=Level(level),
        area=area,
        label=label,
        municipality=municipality,
        county=county,
        population=int(population) if population else None,
        population_group=population_group,
        skr_group=skr_group,
        is_city=is_city == "true",
    )


def _cells(path: Path) -> tuple[Cell, ...]:
    return tuple(cells_of(csv_rows(RESULTS, path)))


def cells_of(rows: Iterable[Row]) -> Iterator[Cell]:
    """The cells that rows of the results table stand for."""
    levels = {level.value: level for level in Level}
    statuses = {status.value: status for status in Status}
    for _, indicator, level, area, value, numerator, denominator, population, status in rows:
        yield Cell(
            indicator=indicator,
            level=levels[level],
            area=area,
            value=value,
            numerator=numerator,
            denominator=denominator,
            population=population,
            status=statuses[status],
        )


def _answers(path: Path) -> tuple[Answer, ...]:
    return tuple(Answer(*row) for row in read_parquet(ANSWERS, path))
