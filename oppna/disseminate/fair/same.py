"""Do we compare the same thing? The wording and the rule, now, then, and in other areas of the survey."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue.changes import in_order
from oppna.catalogue.differences.comparison import BETWEEN, Compared, Comparison
from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.record import Fact, Reply
from oppna.release.content import Release
from oppna.rules.sentence import of_indicator
from oppna.swedish import counted

_NOTHING = "Ingen annan utgåva som är publicerad här har något att jämföra definitionerna med."


def same(case: Case) -> Reply:
    """Objection: do we compare the same thing?"""
    asked = len(case.indicator.questions)
    lines = [
        "Inom omgången är det samma sak: alla är räknade efter samma regel."
        if not case.from_answers or not asked
        else f"Inom omgången är det samma sak: alla fick {_asked(asked)} och är räknade efter samma regel."
    ]
    between = tuple(_between(case))
    lines.append(_over_time(case) if between else _NOTHING)
    areas = [f"{one.with_}: {one.verdict}. {one.reason}".strip() for one in case.indicator.between_areas]
    facts = [Fact("Regeln", rule_of(case)), *between]
    if areas:
        facts.append(Fact("Andra områden av undersökningen", " ".join(areas)))
    return Reply(lines=tuple(lines), facts=tuple(facts))


def rule_of(case: Case) -> str:
    """The rule as sentences."""
    key = ("rule", case.indicator.id)
    return kept(case.release, key, lambda: of_indicator(case.release.edition, case.indicator))


def _asked(count: int) -> str:
    return f"samma {counted(count, 'fråga', 'frågor')}" if count > 1 else "samma fråga"


def _over_time(case: Case) -> str:
    stretch = case.series.stretch(case.edition)
    joined = [case.public.by_edition[one.edition].head.edition_name for one in stretch if one.edition != case.edition]
    if joined:
        return f"Över tid får siffran jämföras med {' och '.join(joined)}: ett streck får dras mellan dem."
    return "Över tid får siffran inte dras ihop med någon annan utgåva här; skälen står nedan."


def _between(case: Case) -> Iterator[Fact]:
    """What is said of the indicator in this edition and in every other that is public, by their definitions."""
    for other in case.public.releases:
        row = _row(case, other)
        if row is not None:
            yield Fact(f"Mot {other.head.edition_name}", _told(row))


def _row(case: Case, other: Release) -> Compared | None:
    """The other edition's counterpart beside this; None where there is none."""
    own, name = case.release.edition.head, case.indicator.id
    if other.head.edition == case.edition or other.edition.head.year == own.year:
        return None
    if other.edition.head.year < own.year:
        row = _compared(case, other, case.release).by_newer.get(name)
    else:
        rows = _compared(case, case.release, other).indicators
        row = next((one for one in rows if one.before and one.before.id == name), None)
    return row if row and row.before and row.after and row.statement.verdict in BETWEEN else None


def _compared(case: Case, before: Release, after: Release) -> Comparison:
    key = ("compared", before.head.edition, after.head.edition)
    return kept(case.public, key, lambda: in_order(before.edition, after.edition))


def _told(row: Compared) -> str:
    """The verdict, its reason, and what in the definitions may move the figure."""
    altering = [difference.sentence for difference in row.differences if difference.alters_meaning]
    said = row.statement.reason
    more = [text for text in altering if text not in said]
    verdict = row.statement.verdict
    return " ".join(text for text in (f"{verdict[0].upper()}{verdict[1:]}.", said, *more) if text)
