"""Editions compared by name, and the pairs of editions that somebody has said something about."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from oppna.catalogue.comparability import edition_pair, pair_names
from oppna.catalogue.differences.compare import compare
from oppna.catalogue.differences.comparison import Compared, Comparison
from oppna.catalogue.differences.segments import Segment, segments
from oppna.catalogue.differences.state import of_newer
from oppna.catalogue.load import edition_ids, load_edition
from oppna.errors import refuse
from oppna.model.edition import Edition


def comparison(before: str, after: str) -> Comparison:
    """The older edition beside the newer; an edition that is only spoken of is compared in the sources' words."""
    newer = load_edition(after)
    if before in edition_ids():
        return in_order(load_edition(before), newer)
    if before in spoken_of(newer):
        return _in_words(before, newer)
    known = ", ".join([*edition_ids(), *(id for id in spoken_of(newer) if id not in edition_ids())])
    raise refuse(f"utgåvan {before} finns inte. Välj bland {known}.", code="OKÄND_UTGÅVA")


def in_order(before: Edition, after: Edition) -> Comparison:
    """Two editions compared with what the file about them says; refused when the first is not the older."""
    if before.id == after.id or before.head.year > after.head.year:
        raise refuse(f"{before.id} är inte äldre än {after.id}. Ange den äldre utgåvan först.", code="FEL_ORDNING")
    return compare(before, after, edition_pair(before.id, after.id))


def series(indicator: str, editions: tuple[str, ...]) -> tuple[Segment, ...]:
    """The unbroken stretches of an indicator of the last edition through the editions, oldest first."""
    return segments(indicator, editions, cache(comparison))


def spoken_of(edition: Edition) -> tuple[str, ...]:
    """The editions that this one says something about, oldest first."""
    said = {comparison.with_ for indicator in edition.indicators for comparison in indicator.between_years}
    since = {edition.head.changes.since} if edition.head.changes else set()
    return tuple(sorted(said | since))


def stated_pairs() -> tuple[tuple[str, str], ...]:
    """Older and newer edition of every pair of which something is said: these have a change log."""
    return tuple(sorted({pair for id in edition_ids() for pair in pairs_of(load_edition(id))}))


def pairs_of(edition: Edition) -> Iterator[tuple[str, str]]:
    """The pairs in which the edition is the newer. A file about an edition that is not here yet waits for it."""
    yield from ((before, edition.id) for before in spoken_of(edition))
    known = edition_ids()
    yield from ((before, after) for before, after in pair_names() if after == edition.id and before in known)


def _in_words(before: str, after: Edition) -> Comparison:
    said = ((indicator, of_newer(indicator, before, None)) for indicator in after.indicators)
    return Comparison(
        before=before,
        after=after.id,
        same_area=before.partition("-")[2] == after.id.partition("-")[2],
        indicators=tuple(Compared(before=None, after=one, statement=statement) for one, statement in said if statement),
        notes=(f"Utgåvan {before} har inga definitioner här. Loggen bygger bara på vad källorna säger.",),
        known=False,
    )
