"""What happened to a unit since the round before, beside what happened to those most like it."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.change import prior_of
from oppna.disseminate.fair.counts import Counts, counts_of
from oppna.disseminate.fair.facts import Span
from oppna.disseminate.fair.peers import peers_name
from oppna.disseminate.fair.record import Fact
from oppna.disseminate.fair.words import decimals_of, span_text
from oppna.disseminate.shown import exact
from oppna.statistics import change
from oppna.statistics.verdicts import Verdict


@dataclass(frozen=True)
class BesideTwins:
    """`expected`: where 95 per cent would have come to lie, had the unit changed as its `twins` twins did: chance,
    regression to the mean and what is unsure in the twins' own change counted in."""

    twins: int
    expected: Span


def beside_twins(case: Case) -> BesideTwins | None:
    """None where the figure is no share of a unit with a round to compare with, and where too few twins have both."""
    changed, twinned = case.changed, case.twins
    if changed is None or changed.expected is None or twinned is None:
        return None
    older = case.public.by_edition[changed.before.edition]
    prior = prior_of(older, changed.before.indicator, peers_name(older.area(*case.place)))
    places = (case.place, *(one.place for one in twinned.areas))
    then = counts_of(older, older.edition.indicator(changed.before.indicator), places)
    now = counts_of(case.release, case.indicator, then.places)
    then = counts_of(older, older.edition.indicator(changed.before.indicator), now.places)
    if prior is None or len(now.places) < 2:
        return None
    (own, was), (others, were) = ((_of(now, rows), _of(then, rows)) for rows in (slice(1), slice(1, None)))
    found = change.against(prior, was, own, were, others)
    if found.judgements[0].verdict is Verdict.TOO_FEW:
        return None
    return BesideTwins(len(now.places) - 1, Span(float(found.expected.low[0]), float(found.expected.high[0])))


def _of(counts: Counts, rows: slice) -> change.Counted:
    return counts.numerators[rows], counts.denominators[rows]


def beside_fact(case: Case) -> Fact | None:
    """In words, and without a verdict: the figure has one, and it is against the nation."""
    found = beside_twins(case)
    if found is None:
        return None
    span = span_text(found.expected, decimals_of(exact(case.cell), case.indicator))
    told = f"Hade {case.name} ändrats som de {found.twins} mest lika väntades andelen ligga på {span}"
    return Fact("Förändringen bredvid de mest likas (95 %)", f"{told}; den är {case.shown.text}.")
