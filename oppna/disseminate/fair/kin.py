"""We are rural, we are many with little education, our people are in poorer health, we are special: the areas alike."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from oppna.disseminate.fair.background import Measure, told
from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.mix import expected_by_kind, kinds_in
from oppna.disseminate.fair.record import Fact, Reply, Table, cannot
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.twins import CHOICES, Twin, Twinned
from oppna.disseminate.fair.words import area_name, decimals_of
from oppna.disseminate.shown import exact, shown
from oppna.model.codes import Level, Status
from oppna.model.indicator import Indicator
from oppna.swedish import number, percent

SOCIAL = ("bistånd",)
"""Words by which a background measure of how people are off is known."""
TOPICS = {
    "education": ("utbildningsnivå", ("låg utbildning", "utbildningsnivå", "gymnasial")),
    "health": ("hälsa", ("hälsa", "sjukpenning")),
}
"""What an objection is about → what it is called, and the words by which a background measure of it is known."""
NO_TWINS = "Tvillingar letas bara åt kommuner och stadsdelar som själva svarar."
_NO_BACKGROUND = "Publiceringen har inga bakgrundsuppgifter att hitta liknande kommuner med."


def rural(case: Case) -> Reply:
    """Objection: we are so rural."""
    facts = [*_own_kind(case), *_mixed(case)]
    if case.is_unit:
        facts += _twin_facts(case)
        if facts:
            return Reply(lines=(_look_at("kommuner av samma slag"),), facts=tuple(facts))
        return cannot(_NO_BACKGROUND)
    if case.area.level is Level.NATION:
        return Reply(lines=("Riket är alla kommuner tillsammans, glesa och täta.",), facts=tuple(facts))
    if not facts:
        return cannot("Publiceringen säger inte vilka slags kommuner som ingår i gruppen.")
    return Reply(lines=(_look_at("vilka slags kommuner som ingår"),), facts=tuple(facts))


def _look_at(what: str) -> str:
    return f"Det går att pröva: se på {what}."


def _own_kind(case: Case) -> Iterator[Fact]:
    """The municipality group of a unit beside it, with that group's own verdict."""
    place = (Level.SKR_GROUP, case.area.skr_group)
    area = case.release.areas_by_place.get(place)
    cell = case.release.cell(case.indicator.id, *place)
    if not case.is_unit or area is None or cell is None:
        return
    yield Fact("Egen kommungrupp", f"{area_name(area)}: {shown(cell, case.indicator).text}")
    sure = sureness(case.release, case.indicator.id)[place]
    if sure.verdict is not None:
        yield Fact("Kommungruppen mot riket", sure.sentence)


def _mixed(case: Case) -> Iterator[Fact]:
    """Of what kinds of municipalities a group is made, and what share that mixture alone would give."""
    if case.is_unit:
        return
    kinds = kinds_in(case)
    if not kinds or set(kinds) == {""}:
        return
    yield Fact(
        "Kommungrupper i området", ", ".join(f"{group or 'okänd'}: {count}" for group, count in sorted(kinds.items()))
    )
    expected = expected_by_kind(case)
    if expected is not None and case.area.level not in (Level.NATION, Level.SKR_GROUP):
        own, other = (percent(share, decimals_of(share, case.indicator)) for share in (exact(case.cell), expected))
        yield Fact(
            "Samma blandning i landet",
            f"Hade vart och ett av objekten svarat som sin kommungrupp i landet vore andelen {other}; den är {own}.",
        )


def education(case: Case) -> Reply:
    """Objection: so many with little education."""
    return _topic(case, "education")


def health(case: Case) -> Reply:
    """Objection: our people are in poorer health."""
    return _topic(case, "health")


def _topic(case: Case, topic: str) -> Reply:
    """Answered by a background measure of it, should an edition have one; else plainly not, with what is nearest."""
    name, known_by = TOPICS[topic]
    found = tuple(_levels(case, _background(case, known_by)))
    if found:
        return Reply(lines=(f"Publiceringen har bakgrundsuppgifter om {name}:",), facts=found)
    nearest = tuple(_levels(case, _background(case, SOCIAL)))
    why = f"Invånarnas {name} ingår varken i frågorna eller i bakgrundsuppgifterna."
    more = (_kind_line(case.indicator),) if case.indicator.kind in _KINDS else ()
    tail = ("Närmast kommer det som sägs nedan om hur invånarna har det.",) if nearest else ()
    return cannot(why, *more, *tail, facts=nearest)


_KINDS = {
    "struktur": "vad nämnden har ordnat, inte hur invånarna har det",
    "process": "hur arbetet görs, inte hur invånarna har det",
}


def _kind_line(indicator: Indicator) -> str:
    return f"Indikatorn är av slaget {indicator.kind}: den säger {_KINDS[indicator.kind]}."


def _background(case: Case, words: tuple[str, ...]) -> list[Indicator]:
    """The background measures in whose name one of the words stands."""
    measures = [one for one in case.release.edition.indicators if one.background]
    return [one for one in measures if any(word in f"{one.name} {one.short_name}".casefold() for word in words)]


def _levels(case: Case, measures: list[Indicator]) -> Iterator[Fact]:
    """The area's own value on each, and the nation's."""
    nation = next((area for area in case.release.areas if area.level is Level.NATION), None)
    for one in measures:
        cell = case.release.cell(one.id, *case.place)
        if cell is None or cell.status is not Status.OK:
            continue
        whole = shown(case.release.cell(one.id, nation.level, nation.area), one).text if nation else "–"
        beside = "" if case.area.level is Level.NATION else f"; riket {whole}"
        yield Fact(one.short_name, f"{case.name} {shown(cell, one).text}{beside}")


def special(case: Case) -> Reply:
    """Objection: we are special."""
    twins = case.twins
    if twins is None:
        if case.area.level is Level.NATION:
            return cannot("Riket har ingen like.")
        return cannot(_NO_BACKGROUND if case.is_unit else NO_TWINS)
    return Reply(lines=(_alike(case, twins),), facts=tuple(_twin_facts(case)), table=_table(case, twins))


def _alike(case: Case, twins: Twinned) -> str:
    """How near the nearest is, against how near others have theirs."""
    nearest = twins.areas[0]
    name, distance = case.release.area(*nearest.place).label, number(Fraction(nearest.distance), 2)
    told = f"Närmast {case.name} ligger {name}, {distance} standardavvikelser bort."
    if twins.lonelier is None:
        return told
    share = percent(Fraction(twins.lonelier))
    return f"{told} Av de andra {number(twins.of - 1)} har {share} längre till sin närmaste."


def _twin_facts(case: Case) -> Iterator[Fact]:
    twins = case.twins
    if twins is None:
        return
    count = len(twins.areas)
    who = f"De {count} som är mest lika" if count < twins.of - 1 else f"De {count} andra, de mest lika först"
    yield Fact(who, ", ".join(case.release.area(*one.place).label for one in twins.areas))
    if twins.conclusion and twins.agreement is not None:
        yield Fact(
            "Vad de visar", f"{twins.conclusion[0].upper()}{twins.conclusion[1:]}; {case.name}: {case.shown.text}."
        )
        yield Fact(
            "Om man väljer annorlunda",
            f"{percent(Fraction(twins.agreement))} av {CHOICES} andra val av vikter och antal ger samma sak.",
        )
    if case.sure.shrunken:
        share = Fraction(case.sure.shrunken.share)
        yield Fact("Andelen dragen mot sina likar", percent(share, decimals_of(share, case.indicator)))


def _table(case: Case, twins: Twinned) -> Table:
    """Each twin: how far away, each measure's value and part in the distance, and what it has on the indicator."""
    rows = [_row(case, twins, one) for one in twins.areas]
    own = (case.name, "–", *(told(case.release, one, case.place) for one in twins.measures), case.shown.text)
    return Table(
        caption=f"Mest lika {case.name}, närmast först. Inom parentes varje måtts del av avståndet.",
        columns=("Område", "Avstånd", *(one.name for one in twins.measures), "Här"),
        rows=(own, *rows),
    )


def _row(case: Case, twins: Twinned, twin: Twin) -> tuple[str, ...]:
    cell = case.release.cell(case.indicator.id, *twin.place)
    parts = (_part(case, twin, measure) for measure in twins.measures)
    label = case.release.area(*twin.place).label
    return label, number(Fraction(twin.distance), 2), *parts, shown(cell, case.indicator).text


def _part(case: Case, twin: Twin, measure: Measure) -> str:
    value = told(case.release, measure, twin.place)
    return (
        f"{value} ({percent(Fraction(twin.parts[measure.id]))})"
        if measure.id in twin.parts
        else f"{value} (räknas inte)"
    )
