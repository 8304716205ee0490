"""Verify a release: its seal first, then that its files agree with each other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import zip_longest
from pathlib import Path

import msgspec

from oppna.errors import Problem
from oppna.release import files
from oppna.release.content import Release
from oppna.release.head import is_version
from oppna.release.parquet import read_parquet
from oppna.release.read import csv_rows, read_release
from oppna.release.seal import broken_seals, strangers
from oppna.release.tables import RESULTS, TABLES

CSV, PARQUET = RESULTS.files
Found = Iterable[tuple[str, str]]
"""Pairs of a file and a sentence on what is wrong with it."""


def verify(path: Path) -> list[Problem]:
    """Everything wrong with a release folder. What its files say is looked at only when their seal is whole."""
    if broken := broken_seals(path):
        return broken + (strangers(path) if (path / files.CHECKSUMS).is_file() else [])
    release = read_release(path)
    found = (
        *_place(path, release),
        *_edition(path),
        *_cells(release),
        *_quality(release),
        *_row_counts(path, release),
        *_parquet(path),
    )
    return strangers(path) + [Problem(str(path / file), 0, "OENSE", sentence) for file, sentence in found]


def _place(path: Path, release: Release) -> Found:
    """A folder named as a version is that version; a release that was taken elsewhere may be called anything."""
    name, version = path.resolve().name, release.head.version
    if is_version(name) and name != version:
        yield files.HEAD, f"gäller version {version}, men mappen heter {name}."


def _edition(path: Path) -> Found:
    """One release is one edition, in its head, its definitions and every row of its results."""
    head = msgspec.json.decode((path / files.HEAD).read_bytes())["edition"]
    defined = msgspec.json.decode((path / files.DEFINITIONS).read_bytes())["head"]["id"]
    if defined != head:
        yield files.DEFINITIONS, f"gäller utgåvan {defined}, men {files.HEAD} utgåvan {head}."
    for other in sorted({row[0] for row in csv_rows(RESULTS, path / CSV)} - {head}):
        yield CSV, f"har rader för utgåvan {other}, men {files.HEAD} gäller utgåvan {head}."


def _cells(release: Release) -> Found:
    indicators = {indicator.id for indicator in release.edition.indicators}
    for unknown in sorted({cell.indicator for cell in release.cells} - indicators):
        yield CSV, f"har resultat för indikatorn {unknown}, som inte finns i {files.DEFINITIONS}."
    for level, area in sorted({(cell.level, cell.area) for cell in release.cells} - release.areas_by_place.keys()):
        yield CSV, f"har resultat för området {area} ({level}), som inte finns i areas.csv."
    counts = Counter((cell.indicator, cell.level, cell.area) for cell in release.cells)
    for (indicator, level, area), times in counts.items():
        if times > 1:
            yield CSV, f"har {times} rader för {indicator} i området {area} ({level}); där ska stå en."


def _quality(release: Release) -> Found:
    objects = release.quality.objects
    for of in release.quality.indicators:
        total = of.with_value + of.not_applicable + of.missing + of.cannot_answer + of.illogical
        if total != objects:
            yield files.QUALITY, f"fördelar {total} objekt på {of.indicator}, men det finns {objects}."


def _row_counts(path: Path, release: Release) -> Found:
    try:
        package = msgspec.json.decode((path / files.DATAPACKAGE).read_bytes())
        described = {resource["path"]: resource["rowCount"] for resource in package["resources"]}
    except (ValueError, KeyError, TypeError):
        yield files.DATAPACKAGE, "går inte att läsa som en beskrivning av tabellerna."
        return
    for table in TABLES:
        for file in table.files:
            held, stated = sum(1 for _ in table.rows(release)), described.get(file)
            if held != stated:
                yield files.DATAPACKAGE, f"uppger {stated} rader i {file}, som har {held}."


def _parquet(path: Path) -> Found:
    try:
        rows = read_parquet(RESULTS, path / PARQUET)
    except ValueError:
        yield PARQUET, "går inte att läsa som Parquet."
        return
    pairs = zip_longest(csv_rows(RESULTS, path / CSV), rows)
    differing = sum(1 for row, other in pairs if row != other)
    if differing:
        yield PARQUET, f"skiljer sig från {CSV} på {differing} rader."
