"""The facts that what stands out is made of, gathered from the rows of an area."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from oppna.disseminate.fair.counts import kind_of
from oppna.disseminate.fair.facts import Kind
from oppna.disseminate.fair.stands_out import Altogether, Changed, Differs, Fact, Missing, Unlike
from oppna.disseminate.fair.words import apart, decimals_of, span_text
from oppna.disseminate.presenters.area.rows import Row, changed_of, sure_of
from oppna.disseminate.presenters.area.similar import ANSWERS, Similar
from oppna.disseminate.products.words import CATEGORY_TEXT
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import exact
from oppna.model.codes import NATION, Category, Level, Status
from oppna.model.release import ReleaseArea
from oppna.release.content import Place, Release
from oppna.statistics.verdicts import Direction

_ABSENT = frozenset({Status.MISSING, Status.ILLOGICAL})


def facts_of(
    public: Public, release: Release, area: ReleaseArea, rows: Sequence[Row], similar: Similar | None
) -> list[Fact]:
    """Everything that could be told of the area; what is told is for `stands_out` to choose."""
    indicators = [row for row in rows if not row.indicator.background]
    facts: list[Fact] = []
    for row in indicators:
        facts += _differs(release, area, row)
        facts += _unlike(release, row, similar)
        facts += _changed(public, release, area, row)
    facts += _altogether(release, indicators, similar)
    absent = sum(row.cell is not None and row.cell.status in _ABSENT for row in indicators)
    if area in release.respondents and indicators:
        facts.append(Missing(absent, len(indicators)))
    return facts


def _differs(release: Release, area: ReleaseArea, row: Row) -> Iterator[Fact]:
    sure = sure_of(release, area, row.indicator)
    nation = release.cell(row.indicator.id, Level.NATION, NATION)
    if sure is None or sure.verdict is None or sure.direction is Direction.NONE or row.cell is None or nation is None:
        return
    decimals = decimals_of(exact(row.cell), row.indicator)
    own, reference = apart(exact(row.cell), exact(nation), decimals)
    interval = f"intervallet runt andelen är {span_text(sure.interval, decimals)}" if sure.interval else ""
    yield Differs(
        indicator=row.indicator.id,
        name=_name(row),
        own=own,
        reference="riket",
        reference_text=reference,
        direction="högre" if sure.direction is Direction.HIGHER else "lägre",
        verdict=str(sure.verdict),
        interval=interval,
    )


def _unlike(release: Release, row: Row, similar: Similar | None) -> Iterator[Fact]:
    if similar is None or row.cell is None or row.cell.value not in ANSWERS:
        return
    answers = similar.answers(release, row.indicator.id)
    if not answers or similar.is_hidden(release, row.indicator):
        return
    usual, _count = min(answers.items(), key=lambda one: (-one[1], one[0]))
    yield Unlike(
        indicator=row.indicator.id,
        name=_name(row),
        answer=row.own.text,
        usual=CATEGORY_TEXT[usual],
        alike=answers[row.cell.value],
        others=sum(answers.values()),
        group=similar.name,
    )


def _altogether(release: Release, rows: Sequence[Row], similar: Similar | None) -> Iterator[Fact]:
    """How many Ja in all, beside those alike."""
    answers = [row.cell.value for row in rows if row.cell is not None and row.cell.value in ANSWERS]
    if similar is None or not answers:
        return
    theirs = [_share_of_yes(release, rows, place) for place in similar.places]
    shares = [share for share in theirs if share is not None]
    if shares:
        yes = answers.count(Category.YES)
        yield Altogether(yes, len(answers), min(shares), max(shares), len(shares), similar.name)


def _share_of_yes(release: Release, rows: Sequence[Row], place: Place) -> Fraction | None:
    cells = [release.cell(row.indicator.id, *place) for row in rows]
    answers = [cell.value for cell in cells if cell is not None and cell.value in ANSWERS]
    return Fraction(answers.count(Category.YES), len(answers)) if answers else None


def _changed(public: Public, release: Release, area: ReleaseArea, row: Row) -> Iterator[Fact]:
    changed = changed_of(public, release, area, row.indicator)
    if changed is None or (changed.verdict is None and kind_of(row.cell, row.indicator) is not Kind.ANSWER):
        return
    since = str(public.by_edition[changed.before.edition].edition.head.year)
    verdict = str(changed.verdict) if changed.verdict is not None else None
    yield Changed(row.indicator.id, _name(row), changed.before_text, changed.now_text, since, verdict)


def _name(row: Row) -> str:
    return row.indicator.short_name
