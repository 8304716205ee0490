"""The report of an area: a first page for the board, then every figure, how to read it and how it was made."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oppna.disseminate.presenters.area.counted import OTHER_MEANS, counted
from oppna.disseminate.presenters.area.overview import OTHER
from oppna.disseminate.presenters.area.page import Area
from oppna.disseminate.presenters.area.rows import Row, Section
from oppna.disseminate.report.nouns import Block, Box, Grid, Heading, Points, Report, Terms, Text
from oppna.disseminate.report.words import UNTRIED, meanings, method, released, signed, synthetic_sentence

MOST_CHANGES = 10
"""More would leave no room on the first page; the table and the page have them all."""
AN_ANSWER = "eget svar"


def report_of(page: Area, site: str) -> Report:
    """What the page says, on paper. `site`: where it stands, for whoever holds the paper."""
    head = page.release.head
    return Report(
        title=page.name,
        about=f"{page.level}. {released(head)}.",
        synthetic=synthetic_sentence(head),
        summary=page.summary,
        facts=tuple((link.what, link.text) for link in page.above),
        blocks=tuple(_blocks(page)),
        footer=signed(page.name, head),
        address=f"{site}{page.everything}",
    )


def _blocks(page: Area) -> Iterator[Block]:
    yield Heading("Det här sticker ut")
    yield Points(tuple((one.text, one.certainty) for one in page.sentences)) if page.sentences else Text(page.nothing)
    if (told := counted(page)) is not None:
        yield Heading("Så ser det ut i stort")
        yield told
    if page.changed:
        yield Heading("Ändrat sedan senaste jämförbara omgång")
        yield from _changes(page.changed)
    yield Heading("Så läser du rapporten")
    yield Terms(tuple(_terms(page)))
    yield Heading("Alla indikatorer")
    yield _table(page)
    yield Heading("Så är det gjort")
    for sentence in _method(page):
        yield Text(sentence)


def _changes(changed: Sequence[Row]) -> Iterator[Block]:
    told = [(f"{row.indicator.short_name}:", row.changed) for row in changed[:MOST_CHANGES]]
    yield Terms(tuple(("", name, sentence) for name, sentence in told))
    if len(changed) > MOST_CHANGES:
        yield Text(f"Ytterligare {len(changed) - MOST_CHANGES} har ändrats; de står på sidan.", quiet=True)


def _terms(page: Area) -> Iterator[tuple[str, str, str]]:
    """Only what the table holds is explained."""
    boxes = [box.text for _, rows in _table(page).sections for row in rows for box in row]
    yield from meanings(page.release, boxes)
    for column in page.columns:
        yield "", column.heading, f"{column.note[:1].upper()}{column.note[1:]}."
    if (told := counted(page)) is not None and OTHER in told.columns:
        yield "", OTHER, OTHER_MEANS
    if AN_ANSWER in boxes:
        yield "", AN_ANSWER, "Kommunens eller stadsdelens svar, inget urval. Det prövas inte mot slumpen."


def _table(page: Area) -> Grid:
    sections = [*page.sections, *([Section("bakgrund", "Bakgrund", page.background)] if page.background else [])]
    columns = ("Indikator", page.name, *(column.heading for column in page.columns), "Hur säkert")
    return Grid(columns, tuple((one.name, tuple(map(_row, one.rows))) for one in sections))


def _row(row: Row) -> tuple[Box, ...]:
    own = Box(row.own.text, row.own.tint, strong=True)
    return (Box(row.indicator.short_name), own, *(Box(one.text) for one in row.beside), Box(_sure(row)))


def _sure(row: Row) -> str:
    return row.verdict or (AN_ANSWER if row.own.tint else UNTRIED if row.own.is_value else "–")


def _method(page: Area) -> Iterator[str]:
    yield from method(page.release)
    if page.similar:
        yield page.similar_sentence
