"""Who stands behind a figure and when it came about, as far as a release tells. Never a person."""

from __future__ import annotations

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.record import Fact, Reply
from oppna.model.indicator import PublishedOnly
from oppna.model.placement import PlacementRule
from oppna.model.release import ResponseFigure
from oppna.swedish import date, number

NO_PERSON = "En publicering innehåller inga namn på dem som har svarat, och inte vilken dag var och en svarade."
MADE_UP = "Ingen har skickat in något: svaren är påhittade. I en verklig omgång gäller det som står nedan."


def sender(case: Case) -> str:
    """Who sent in what the figure rests on."""
    rule, release = case.indicator.rule, case.release
    if release.head.origin == "published":
        return f"Uppgiften är hämtad ur {release.head.citation}. Vem som lämnade den till källan framgår inte."
    if isinstance(rule, PlacementRule):
        return f"Ingen har svarat: uppgiften är räknad ur registren {', '.join(rule.registers)}."
    if isinstance(rule, PublishedOnly):
        return f"Uppgiften är publicerad av {release.edition.head.publisher} och har inget svar bakom sig."
    if not case.from_answers:
        return "Ingen har svarat: uppgiften är hämtad ur ett register."
    part = part_name(case)
    if case.is_unit:
        return f"{case.name} har själv lämnat svaren, i rollen uppgiftslämnare för {part}."
    if len(case.members) == 1:
        return f"Gruppens enda uppgiftslämnare har lämnat svaren, på {part_name(case)}."
    return f"Gruppens {number(len(case.members))} uppgiftslämnare svarar var för sig, på {part}."


def part_name(case: Case) -> str:
    """The part of the form that the questions stand in."""
    names = {part.id: part.name for part in case.release.edition.questionnaire.parts}
    return (
        f"enkätens del {case.indicator.part} ({names[case.indicator.part]})"
        if case.indicator.part in names
        else "enkäten"
    )


def response(case: Case) -> ResponseFigure | None:
    """How many of all objects answered the part."""
    return next((one for one in case.release.quality.response if one.part == case.indicator.part), None)


def who(case: Case) -> Reply:
    """Objection: who sent it in?"""
    facts = [Fact("Insändare", sender(case))]
    if case.from_answers and case.release.head.origin == "computed":
        facts += [Fact("När", collected(case)), Fact("Person", NO_PERSON)]
    facts.append(Fact("Publicerad", f"{date(case.release.head.date)}, version {case.release.head.version}"))
    if case.release.head.synthetic:
        return Reply(lines=(MADE_UP,), facts=tuple(facts))
    return Reply(lines=(facts[0].text,), facts=tuple(facts[1:]))


def collected(case: Case) -> str:
    """Between which days the answers came in."""
    dates = case.release.edition.head.dates
    if dates is None:
        return "Insamlingens dagar framgår inte av källan."
    told = f"Mellan {date(dates.sent)}, då enkäten skickades ut, och {date(dates.closed)}, då den stängdes."
    if not dates.reopened:
        return told
    return f"{told} Från {date(dates.reopened)} till {date(dates.closed_again)} var den öppen igen för rättningar."


def period(case: Case) -> str:
    """What time the figure is about."""
    start, end = case.indicator.period.start, case.indicator.period.end
    return date(start) if start == end else f"{date(start)}–{date(end)}"


def when(case: Case) -> Reply:
    """Objection: measured at the wrong time."""
    day, single = case.release.edition.head.measurement_day, case.indicator.period.start == case.indicator.period.end
    about = f"en enda dag, {period(case)}, och den" if single else f"perioden {period(case)}, som"
    lines = [f"Siffran gäller {about} är samma för alla."]
    facts = [Fact("Mätdag för omgången", date(day))] if day and case.from_answers else []
    if case.from_answers and case.release.head.origin == "computed":
        facts.append(Fact("Insamling", collected(case)))
    facts.append(Fact("Publicerad", date(case.release.head.date)))
    if case.changed:
        facts.append(Fact("Förra jämförbara omgången", case.changed.sentence))
    lines.append("Det som har hänt efter mätningen syns först i nästa omgång.")
    return Reply(lines=tuple(lines), facts=tuple(facts))
