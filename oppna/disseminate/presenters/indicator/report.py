"""The report of an indicator: what it means, how it fell out, how sure that is, and every area's figure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from oppna.disseminate.presenters.indicator.page import Page
from oppna.disseminate.presenters.indicator.rows import Group, Row
from oppna.disseminate.report.nouns import Block, Box, Grid, Heading, Picture, Report, Terms, Text
from oppna.disseminate.report.nouns import Row as Line
from oppna.disseminate.report.words import meanings, method, released, signed, synthetic_sentence

_SURE = ("Antal", "Intervall (95 %)", "Bortfallsgränser", "Mot riket")
BOUNDS = (
    "Bortfallsgränserna är det lägsta och högsta andelen kunde ha blivit om alla som inte svarade hade svarat Nej, "
    "eller Ja."
)


def report_of(page: Page, pictures: Sequence[Picture], site: str) -> Report:
    """What the page says, on paper. `site`: where it stands."""
    head, name = page.release.head, page.indicator.short_name
    return Report(
        title=name,
        about=f"Indikator {page.indicator.id}. {released(head)}.",
        synthetic=synthetic_sentence(head),
        summary=page.opening,
        facts=(),
        blocks=tuple(_blocks(page, pictures)),
        footer=signed(f"Indikator {page.indicator.id}", head),
        address=f"{site}{page.address}",
    )


def _blocks(page: Page, pictures: Sequence[Picture]) -> Iterator[Block]:
    groups, units = _groups(page.groups, page.value_heading), _units(page)
    yield Heading("Vad den betyder")
    yield Terms(tuple(("", fact.heading, " ".join(fact.lines)) for fact in page.reading))
    yield Text(page.respondents)
    yield Heading("Hur säkert är det?")
    yield Text(page.nation_sentence or page.no_funnel)
    if pictures:
        yield Heading("I bilder")
        yield from pictures
    if any(len(stretch.known) for stretch in page.over_years.stretches):
        yield Heading("Över åren")
        yield _years(page)
    yield Heading("Så läser du tabellerna")
    yield Terms(tuple(meanings(page.release, _held(groups, units))))
    if page.has_bounds:
        yield Text(BOUNDS)
    yield Heading("Riket, län och grupper")
    yield groups
    if page.units:
        yield Heading("Alla kommuner")
        yield units
    yield Heading("Så är det gjort")
    yield from (Text(sentence) for sentence in method(page.release))


def _held(*grids: Grid) -> set[str]:
    return {box.text for grid in grids for _, rows in grid.sections for row in rows for box in row}


def _groups(groups: Sequence[Group], value: str) -> Grid:
    """One table, a section for each level; what no area has gets no column."""
    has = [any(getattr(group, name) for group in groups) for name in ("counts", "intervals", "bounds", "verdicts")]
    columns = ("Område", value, *(name for name, any_has in zip(_SURE, has, strict=True) if any_has))
    return Grid(columns, tuple((group.heading, tuple(_row(row, has) for row in group.rows)) for group in groups))


def _row(row: Row, has: Sequence[bool]) -> Line:
    sure = (row.counts, row.interval, row.bounds, row.verdict)
    told = (Box(text or "–") for text, any_has in zip(sure, has, strict=True) if any_has)
    return (Box(row.name), Box(row.shown.text, row.shown.tint, strong=True), *told)


def _units(page: Page) -> Grid:
    """Of a unit's own answer there is neither count nor interval."""
    has = [page.has_intervals, page.has_intervals, False, page.has_intervals]
    rows = tuple((Box(row.name), Box(row.area.county), *_row(row, has)[1:]) for row in page.units)
    columns = ("Kommun", "Län", "Värde", *(name for name, any_has in zip(_SURE, has, strict=True) if any_has))
    return Grid(columns, (("", rows),))


def _years(page: Page) -> Grid:
    """The nation's figures; a break is told between them."""
    rows: list[Line] = []
    for stretch in page.over_years.stretches:
        if stretch.broken:
            rows.append((Box(f"Brott: {stretch.broken}"),))
        rows += [(Box(known.edition_name), Box(str(known.year.year)), Box(known.year.words)) for known in stretch.known]
    return Grid(("Utgåva", "År", "Riket"), (("", tuple(rows)),))
