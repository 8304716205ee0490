"""What is said of comparing an indicator in two editions: the source's word first, else what the definitions show."""

from __future__ import annotations

from collections.abc import Mapping

from oppna.catalogue.differences.comparison import ADDED, BETWEEN, REMOVED, UNSAID, Statement
from oppna.catalogue.differences.difference import Difference
from oppna.catalogue.differences.tells import tells_all
from oppna.model.comparability import EditionPair, PairedIndicator
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator, PublishedOnly

_SILENT = "Källorna säger inget"
_ALIKE = f"{_SILENT}; inget i frågor, svar, regel eller mätperiod skiljer."
_UNKNOWN = f"{_SILENT}, och den ena utgåvan återger bara resultatet."


def of_both(
    one: Indicator,
    other: Indicator,
    before: str,
    pair: EditionPair | None,
    row: PairedIndicator | None,
    found: tuple[Difference, ...],
) -> Statement:
    """On an indicator that stands in both editions. `found` are the differences between them."""
    return of_row(row) or of_newer(other, before, pair) or _general(pair) or _derived(one, other, found)


def of_row(row: PairedIndicator | None) -> Statement | None:
    """What the file about the pair says of this indicator."""
    if row is None or row.verdict is None:
        return None
    return Statement(verdict=row.verdict, ground="paret", reason=row.reason, despite=row.despite, source=row.source)


def of_newer(indicator: Indicator, before: str, pair: EditionPair | None) -> Statement | None:
    """What the newer indicator says of the older edition, or of another edition of the same round."""
    said = {comparison.with_: comparison for comparison in indicator.between_years}
    own = said.get(before)
    borrowed = said.get(pair.speaks_of) if pair and pair.speaks_of else None
    told = own or (borrowed if borrowed and borrowed.verdict in BETWEEN else None)
    if told is None:
        return None
    return Statement(
        verdict=told.verdict, ground="indikatorn", reason=told.reason, despite=told.despite, source=told.source
    )


def of_one(edition: Edition, other: Edition, *, newer: bool) -> Statement:
    """On an indicator that only `edition` has, and of which no source says anything."""
    if edition.head.service_area != other.head.service_area:
        reason = f"Finns bara i {edition.id}; utgåvorna gäller olika områden."
    elif not tells_all(other):
        reason = f"Finns inte i {other.id}, men källan till den räknar inte upp allt. {_SILENT}."
    else:
        return Statement(
            verdict=ADDED if newer else REMOVED, ground="definitionerna", reason=f"Finns inte i {other.id}. {_SILENT}."
        )
    return Statement(verdict=UNSAID, ground="definitionerna", reason=reason)


def rows_by_older(pair: EditionPair | None) -> Mapping[str, PairedIndicator]:
    return {row.before: row for row in pair.indicators if row.before} if pair else {}


def rows_by_newer(pair: EditionPair | None) -> Mapping[str, PairedIndicator]:
    return {row.after: row for row in pair.indicators if row.after} if pair else {}


def _general(pair: EditionPair | None) -> Statement | None:
    if pair is None or pair.general is None:
        return None
    said = pair.general
    return Statement(verdict=said.verdict, ground="allmänt", reason=said.reason, source=said.source)


def _derived(one: Indicator, other: Indicator, found: tuple[Difference, ...]) -> Statement:
    altering = " ".join(difference.sentence for difference in found if difference.alters_meaning)
    if altering:
        reason = f"{_SILENT}; formuläret skiljer: {altering}"
    elif isinstance(one.rule, PublishedOnly) or isinstance(other.rule, PublishedOnly):
        reason = _UNKNOWN
    else:
        reason = _ALIKE
    return Statement(verdict=UNSAID, ground="definitionerna", reason=reason)
