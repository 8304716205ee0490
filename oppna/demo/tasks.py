"""Every step of the demonstration before the site, as the commands one could type oneself."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

PUBLISHED = ("2015-bou", "2015-04-22")
BEFORE = ("2017-vinr", "2017-06-20")
MADE_UP = ("2018-bou", "2018-06-20")
CORRECTED = "2018-09-03"
SEED = "2018"
APPROVER = "Demonstration, ingen har godkänt"
FIRST, SECOND = "1.0", "1.1"
MISREAD = ("0184", "G10")
"""The municipality and the question of the correction that is demonstrated."""


class Task(NamedTuple):
    """A step: what it does, in Swedish, and the command that does it. `first` lays out what the command needs."""

    does: str
    command: tuple[str, ...]
    first: Callable[[], None] = lambda: None


def tasks(folder: Path) -> Iterator[Task]:
    """The published figures of 2015, made-up answers of 2017 and 2018, and a correction of the latter."""
    store, answers = folder / "releases", folder / "indata"
    old, new = release_of(folder, PUBLISHED[0]), release_of(folder, MADE_UP[0])
    yield Task("hämtar publicerade resultat 2015", ("import-results", PUBLISHED[0], *_stated(PUBLISHED[1], store)))
    yield Task("gör arbetsbok 2015", ("publish", str(old), "--workbook", str(folder / f"{PUBLISHED[0]}.xlsx")))
    yield from _made_up(BEFORE, folder / "indata-2017", store)
    yield from _made_up(MADE_UP, answers, store)
    yield Task("räknar 2018", ("compute", MADE_UP[0], "--in", str(answers), "--out", str(folder / "results.csv")))
    yield _correction(new, answers, folder / "indata-rättad")
    newest = release_of(folder, MADE_UP[0], SECOND)
    products = ("--workbook", str(folder / f"{MADE_UP[0]}.xlsx"), "--csv", str(folder / f"{MADE_UP[0]}.csv"))
    yield Task("gör arbetsbok och CSV 2018", ("publish", str(newest), *products))
    for release in (old, release_of(folder, BEFORE[0]), newest):
        yield Task("kontrollerar publiceringarna", ("verify", str(release)))


def release_of(folder: Path, edition: str, version: str = FIRST) -> Path:
    """Where a version lies in the demonstration's store."""
    return folder / "releases" / edition / version


def _made_up(edition: tuple[str, str], answers: Path, store: Path) -> Iterator[Task]:
    id, date = edition
    yield Task(f"hittar på svar {id[:4]}", ("synth", id, "--seed", SEED, "--to", str(answers)))
    yield Task(f"publicerar {id[:4]}", ("release", id, "--in", str(answers), *_stated(date, store)))


def _correction(release: Path, answers: Path, corrected: Path) -> Task:
    reason = ("--reason", "En kommun hade läst frågan fel (påhittat, för att visa en rättelse).")
    statement = ("--version", SECOND, "--date", CORRECTED, "--approved-by", APPROVER)
    command = ("correct", str(release), "--in", str(corrected), *statement, *reason)
    return Task("rättar 2018", command, partial(_correct, answers, corrected))


def _stated(date: str, store: Path) -> tuple[str, ...]:
    return ("--version", FIRST, "--date", date, "--approved-by", APPROVER, "--store", str(store))


def _correct(answers: Path, corrected: Path) -> None:
    """The same answers in a folder of their own, one of them another: as when a municipality has misread a question."""
    shutil.copytree(answers, corrected)
    file = corrected / "answers.csv"
    with file.open(encoding="utf-8", newline="") as text:
        rows = list(csv.reader(text))
    for row in rows:
        if tuple(row[:2]) == MISREAD:
            row[2] = "Nej" if row[2] == "Ja" else "Ja"
    with file.open("w", encoding="utf-8", newline="") as text:
        csv.writer(text).writerows(rows)
