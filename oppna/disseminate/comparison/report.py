"""A comparison as a report: the table that was chosen, in pieces that a paper has room for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from oppna.disseminate.comparison.choices import Choices
from oppna.disseminate.comparison.matrix import Heading as Name
from oppna.disseminate.comparison.matrix import Matrix
from oppna.disseminate.comparison.matrix import Row as Line
from oppna.disseminate.report.nouns import Block, Box, Grid, Heading, Picture, Report, Row, Terms, Text
from oppna.disseminate.report.pieces import pieces
from oppna.disseminate.report.words import meanings, method, released, signed, synthetic_sentence
from oppna.swedish import counted

TITLE = "Jämförelse"
MOST_NAMED = 4


def report_of(choices: Choices, table: Matrix, pictures: Iterable[Picture], address: str) -> Report:
    """The comparison on paper. `table` as much of it as a page shows; `address` where the rest is."""
    head = choices.release.head
    return Report(
        title=TITLE,
        about=f"{released(head)}.",
        synthetic=synthetic_sentence(head),
        summary=_summary(choices),
        facts=(),
        blocks=tuple(_blocks(choices, table, pictures)),
        footer=signed(TITLE, head),
        address=address,
    )


def _summary(choices: Choices) -> str:
    names = [one.label for one in choices.subjects]
    what = counted(len(choices.measured), "indikator", "indikatorer")
    if not names or len(names) > MOST_NAMED:
        return f"{counted(len(names), 'område', 'områden')} och {what}."
    *first, last = names
    return f"{' och '.join(filter(None, (', '.join(first), last)))}: {what}."


def _blocks(choices: Choices, table: Matrix, pictures: Iterable[Picture]) -> Iterator[Block]:
    if not table.rows or not table.columns:
        yield Text("Inget är valt, eller så är alla rader lika, så det finns ingen tabell att visa.")
        return
    yield from (Text(sentence, quiet=True) for sentence in _notes(choices, table))
    yield from pictures
    grids = pieces(_grid(choices, table))
    for number, grid in enumerate(grids, 1):
        yield Heading("Tabell" if len(grids) == 1 else f"Tabell, del {number} av {len(grids)}")
        yield grid
    yield Heading("Så läser du tabellen")
    yield Terms(tuple(meanings(choices.release, {box.shown.text for row in table.rows for box in row.boxes})))
    yield Heading("Så är det gjort")
    for sentence in method(choices.release):
        yield Text(sentence)


def _notes(choices: Choices, table: Matrix) -> Iterator[str]:
    if table.sorted_by:
        order = "störst" if choices.descending else "minst"
        yield f"Ordnad efter {table.sorted_by.text}, {order} först, för att någon valde det."
    if table.left_out:
        yield f"{counted(table.left_out, 'rad', 'rader')} där alla är lika visas inte."
    if table.cut:
        yield f"Tabellen är för stor för ett papper: {table.cut} rader till finns i Excel och CSV."


def _grid(choices: Choices, table: Matrix) -> Grid:
    columns = ("Område" if choices.turned else "Indikator", *map(_column, table.columns))
    return Grid(columns, tuple(_sections(table.rows)))


def _column(name: Name) -> str:
    """An area, an indicator, or a group of one's own with how many it holds."""
    return f"{name.text} ({name.note})" if name.note.startswith("egen grupp") else name.text


def _sections(rows: Iterable[Line]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    """The rows under their headings; where a series breaks, the reason between them."""
    name, kept = "", list[Row]()
    for row in rows:
        if row.heading.heading:
            if kept:
                yield name, tuple(kept)
            name, kept = row.heading.heading, []
        if row.broken:
            kept.append((Box(f"{row.heading.text}: {row.broken}"),))
        else:
            kept.append((Box(_name(row)), *(Box(box.shown.text, box.shown.tint) for box in row.boxes)))
    if kept:
        yield name, tuple(kept)


def _name(row: Line) -> str:
    """With its year where rounds stand under each other."""
    return f"{row.heading.text} ({row.heading.note})" if "·" in row.heading.note else row.heading.text
