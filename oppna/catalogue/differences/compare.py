"""Lay two editions beside each other."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue.differences.comparison import Compared, Comparison
from oppna.catalogue.differences.find import differences
from oppna.catalogue.differences.state import of_both, of_newer, of_one, of_row, rows_by_newer, rows_by_older
from oppna.model.comparability import EditionPair
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator


def compare(before: Edition, after: Edition, pair: EditionPair | None = None) -> Comparison:
    """What became of every indicator. Pure: the editions and the file about the pair are given."""
    same_area = before.head.service_area == after.head.service_area
    together = counterparts(before, after, pair)
    return Comparison(
        before=before.id,
        after=after.id,
        same_area=same_area,
        pair=pair,
        notes=tuple(_notes(before, after)),
        indicators=(
            *(_newer(before, after, pair, indicator, together.get(indicator.id)) for indicator in after.indicators),
            *_left(before, after, pair, set(together.values())),
        ),
    )


def counterparts(before: Edition, after: Edition, pair: EditionPair | None) -> dict[str, str]:
    """Newer id → older id of the same indicator.

    The file about the pair decides. An id it does not mention means the same as long as it lives, but only within one
    service area: two areas of the joint survey number their questions each in their own way.
    """
    known = {indicator.id for indicator in before.indicators}, {indicator.id for indicator in after.indicators}
    rows = pair.indicators if pair else ()
    told = {row.after: row.before for row in rows if row.before in known[0] and row.after in known[1]}
    if before.head.service_area != after.head.service_area:
        return told
    named = {row.before for row in rows} | {row.after for row in rows}
    return told | {id: id for id in (known[0] & known[1]) - named}


def _newer(
    before: Edition, after: Edition, pair: EditionPair | None, indicator: Indicator, older: str | None
) -> Compared:
    row = rows_by_newer(pair).get(indicator.id)
    if older is None:
        said = of_row(row) or of_newer(indicator, before.id, None)
        alone = of_one(after, before, newer=True)
        return Compared(before=None, after=indicator, statement=said or alone)
    one = before.indicator(older)
    found = differences(before, one, after, indicator)
    statement = of_both(one, indicator, before.id, pair, row, found)
    return Compared(before=one, after=indicator, statement=statement, differences=found)


def _left(before: Edition, after: Edition, pair: EditionPair | None, continued: set[str]) -> Iterator[Compared]:
    """The older edition's indicators that nothing continues."""
    rows = rows_by_older(pair)
    for indicator in before.indicators:
        if indicator.id not in continued:
            said = of_row(rows.get(indicator.id))
            alone = of_one(before, after, newer=False)
            yield Compared(before=indicator, after=None, statement=said or alone)


def _notes(before: Edition, after: Edition) -> Iterator[str]:
    """What differs for every indicator at once."""
    if before.head.service_area != after.head.service_area:
        areas = f"{before.head.service_area} i {before.id}, {after.head.service_area} i {after.id}"
        yield f"Utgåvorna gäller olika områden: {areas}."
    rules = before.head.nonresponse, after.head.nonresponse
    limits = [(rule.limit_percent, rule.counts) if rule else None for rule in rules]
    if limits[0] != limits[1]:
        told = [f"i {edition.id} {_limit(edition)}" for edition in (before, after)]
        yield f"Gruppers värden döljs på olika grund: {told[0]}, {told[1]}."
    for edition in (before, after):
        if edition.head.incomplete:
            yield f"Utgåvan {edition.id} är ofullständig: {edition.head.incomplete}"


def _limit(edition: Edition) -> str:
    rule = edition.head.nonresponse
    if rule is None:
        return "finns ingen gräns för bortfall"
    if not rule.counts:
        return f"är gränsen mer än {rule.limit_percent} procent, utan att det framgår vad som räknas"
    counted = "uppgift saknas och Ej aktuellt" if len(rule.counts) > 1 else "uppgift saknas"
    return f"är gränsen mer än {rule.limit_percent} procent, där {counted} räknas"
