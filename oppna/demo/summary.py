"""What the demonstration came to, on one screen."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table

from oppna.demo.tasks import MADE_UP, PUBLISHED, SECOND, release_of
from oppna.model.codes import NATION, STATUS_TEXT, SYNTHETIC, Level, Status
from oppna.release.content import Release
from oppna.release.read import read_release
from oppna.swedish import number, percent

SHOWN = ("G1", "G2_1", "G3_5", "G8", "B6", "B12_1_anvant", "B1b_minst3", "BBIC", "BM_konsult")
"""A few indicators of different kinds for the summary: a question, follow-up, plan, Delvis, staff, register."""


def summary(folder: Path, console: Console) -> None:
    """One screen: figures of the nation, how many answered, where everything lies and what to try next."""
    made_up = read_release(release_of(folder, MADE_UP[0], SECOND), answers=False)
    published = read_release(release_of(folder, PUBLISHED[0]), answers=False)
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
