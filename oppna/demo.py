"""`make demo`: the whole way on real published figures and on made-up answers, in a folder of its own.

(a) the published results of 2015 come in as a release and go out as a workbook; (b) made-up answers
to the survey of 2018 are computed, released and made into a workbook and a CSV file; (c) the site is
laid out with a round in progress and, on a terminal, started. Everything made from (b) and (c) says SYNTETISK.
"""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn
from rich.table import Table

from oppna.__main__ import main
from oppna.errors import EXIT_OK
from oppna.model.codes import NATION, STATUS_TEXT, SYNTHETIC, Level, Status
from oppna.release.content import Release
from oppna.release.read import read_release
from oppna.swedish import number, percent

FOLDER = Path("demo")
MARK = "GJORD AV MAKE DEMO.txt"
SEED = "2018"
APPROVER = "Demonstration, ingen har godkänt"
PUBLISHED = ("2015-bou", "2015-04-22")
MADE_UP = ("2018-bou", "2018-06-20")
SHOWN = ("G1", "G2_1", "G3_5", "G8", "B6", "B12_1_anvant", "B1b_minst3", "BBIC", "BM_konsult")
"""A few indicators of different kinds for the summary: a question, follow-up, plan, Delvis, staff, register."""
VERSION = "1.0"


class Task(NamedTuple):
    """A step of the demonstration: what it does, in Swedish, and the command that does it."""

    does: str
    command: tuple[str, ...]


def tasks(folder: Path) -> Iterator[Task]:
    """Every step, as the commands one could type oneself."""
    store, answers = str(folder / "releases"), str(folder / "indata")
    first, second = _release(folder, PUBLISHED[0]), _release(folder, MADE_UP[0])
    yield Task("hämtar publicerade resultat 2015", ("import-results", PUBLISHED[0], *_statement(PUBLISHED[1], store)))
    yield Task("gör arbetsbok 2015", ("publish", str(first), "--workbook", str(folder / f"{PUBLISHED[0]}.xlsx")))
    yield Task("hittar på svar 2018", ("synth", MADE_UP[0], "--seed", SEED, "--to", answers))
    yield Task("räknar 2018", ("compute", MADE_UP[0], "--in", answers, "--out", str(folder / "results.csv")))
    yield Task("publicerar 2018", ("release", MADE_UP[0], "--in", answers, *_statement(MADE_UP[1], store)))
    products = ("--workbook", str(folder / f"{MADE_UP[0]}.xlsx"), "--csv", str(folder / f"{MADE_UP[0]}.csv"))
    yield Task("gör arbetsbok och CSV 2018", ("publish", str(second), *products))
    yield Task("kontrollerar publiceringarna", ("verify", str(first)))
    yield Task("kontrollerar publiceringarna", ("verify", str(second)))


def _statement(date: str, store: str) -> tuple[str, ...]:
    return ("--version", VERSION, "--date", date, "--approved-by", APPROVER, "--store", store)


def _release(folder: Path, edition: str) -> Path:
    return folder / "releases" / edition / VERSION


def demonstrate(folder: Path, console: Console) -> int:
    """Run every step, then say what came of it. The first step that fails ends the demonstration with its exit code."""
    prepare(folder)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, redirect_stdout=False, redirect_stderr=False) as progress:
        steps, told = list(tasks(folder)), set[str]()
        shown = progress.add_task("", total=len(steps))
        for task in steps:
            progress.update(shown, description=f"{task.does:<32}")
            code = _quietly(task.command, told)
            if code != EXIT_OK:
                return code
            progress.advance(shown)
    summary(folder, console)
    return site(folder / "site", console)


def prepare(folder: Path) -> None:
    """An empty folder. One that an earlier demonstration made is removed; anything else is left alone and refused."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / MARK).exists():
            sys.exit(f"Mappen {folder} är inte gjord av make demo och lämnas orörd; flytta eller döp om den.")
        shutil.rmtree(folder)
    folder.mkdir(exist_ok=True)
    (folder / MARK).write_text("Mappen görs om från början varje gång make demo körs.\n", encoding="utf-8")


def _quietly(command: tuple[str, ...], told: set[str]) -> int:
    """A command without its own report: the demonstration has one. Warnings and faults still show, each once."""
    errors = io.StringIO()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(errors):
        code = main(command)
    new = [line for line in errors.getvalue().splitlines() if line not in told]
    told.update(new)
    for line in new:
        print(line, file=sys.stderr)
    return code


def site(folder: Path, console: Console) -> int:
    """A round in progress in a database of its own. The site starts where somebody sits; else it is told how."""
    environment = {**os.environ, "OPPNA_DATA": str(folder), "OPPNA_SECURE": "0", "DATABASE_URL": ""}
    environment["DJANGO_SETTINGS_MODULE"] = "oppna.config.settings"
    django = [sys.executable, "-m", "django"]
    console.print("\nSajten, en omgång som pågår:", style="bold")
    if code := subprocess.run([*django, "demo_world"], env=environment, check=False).returncode:
        return code
    if sys.stdin.isatty() and sys.stdout.isatty():
        with contextlib.suppress(KeyboardInterrupt):
            return subprocess.run([*django, "serve"], env=environment, check=False).returncode
        return EXIT_OK
    console.print("\nStarta sajten:", style="bold")
    console.print(f"  OPPNA_DATA={folder} OPPNA_SECURE=0 .venv/bin/oppna site serve", highlight=False)
    return EXIT_OK


def summary(folder: Path, console: Console) -> None:
    """One screen: figures of the nation, how many answered, where everything lies and what to try next."""
    made_up, published = (read_release(_release(folder, edition[0]), answers=False) for edition in (MADE_UP, PUBLISHED))
    console.print()
    console.print(_figures(made_up))
    response = ", ".join(f"del {part.part} {part.answered} av {part.objects}" for part in made_up.quality.response)
    console.print(f"Svarande: {response}.")
    console.print(f"Ur källan 2015: {_values(published)} värden för {len(published.places)} områden, utan svar.\n")
    for does, path in _places(folder):
        console.print(f"  {does:<36}{path}", highlight=False)
    console.print("\nFörklara en cell:", style="bold")
    console.print(f"  .venv/bin/oppna explain {MADE_UP[0]} G2_1 --area 0184 --in {folder / 'indata'}", highlight=False)


def _places(folder: Path) -> list[tuple[str, Path]]:
    return [
        (f"Arbetsbok 2018, {SYNTHETIC}", folder / f"{MADE_UP[0]}.xlsx"),
        ("Arbetsbok 2015, publicerade värden", folder / f"{PUBLISHED[0]}.xlsx"),
        ("CSV för svensk Excel", folder / f"{MADE_UP[0]}.csv"),
        ("Publiceringar", folder / "releases"),
        ("Svar och register (påhittade)", folder / "indata"),
        ("Resultat och anmärkningar", folder / "results.csv"),
    ]


def _values(release: Release) -> str:
    return number(sum(cell.status is Status.OK for cell in release.cells))


def _figures(release: Release) -> Table:
    table = Table(
        title=f"{release.head.edition_name} — {SYNTHETIC}",
        title_justify="left",
        box=SIMPLE,
        padding=(0, 1, 0, 0),
        pad_edge=False,
    )
    table.add_column("id", no_wrap=True, min_width=max(map(len, SHOWN)))
    table.add_column("indikator", no_wrap=True, overflow="ellipsis", max_width=22)
    for heading in (NATION, "värde", "saknas", "ologiska", "dolda"):
        table.add_column(heading, justify="right", no_wrap=True, min_width=len(heading))
    quality = {figure.indicator: figure for figure in release.quality.indicators}
    for id in SHOWN:
        counts = quality[id]
        told = (
            counts.with_value + counts.not_applicable,
            counts.missing + counts.cannot_answer,
            counts.illogical,
            counts.suppressed_groups,
        )
        table.add_row(id, release.edition.indicator(id).short_name, _nation(release, id), *map(str, told))
    table.caption = "värde, saknas och ologiska är antal objekt; dolda är grupper med för stort bortfall"
    return table


def _nation(release: Release, indicator: str) -> str:
    cell = release.cell(indicator, Level.NATION, NATION)
    assert cell is not None, f"every release of answers has a row for {NATION}"
    return percent(Fraction(cell.value)) if cell.status is Status.OK else STATUS_TEXT[cell.status]


if __name__ == "__main__":
    sys.exit(demonstrate(FOLDER, Console()))
