"""Is it chance, and what of those who did not answer?"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.counts import kind_of, nation_of
from oppna.disseminate.fair.facts import Funnel, Kind, Sureness
from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.record import Fact, Reply, cannot
from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.unanswered import without_answer
from oppna.disseminate.fair.who import part_name, response
from oppna.disseminate.fair.words import decimals_of, span_text
from oppna.disseminate.products.words import over_limit
from oppna.disseminate.shown import exact
from oppna.model.codes import MeasureUnit
from oppna.model.release import Cell
from oppna.release.content import Release
from oppna.swedish import number, percent

ALONE = "Det finns ingen omgång före som svaret får jämföras med, så hur ofta svaren växlar går inte heller att säga."


def chance(case: Case) -> Reply:
    """Objection: it must be chance! The sentence is the cell's own, so nothing here can say otherwise."""
    sure = case.sure
    if sure.kind is Kind.SHARE:
        return Reply(lines=(sure.sentence,), facts=tuple(sure_facts(case)))
    if sure.kind is Kind.ANSWER and case.from_answers:
        turned = flips(case)
        if turned:
            return Reply(lines=(sure.sentence, "Men hur ofta svaren växlar går att räkna."), facts=(turned,))
        return cannot(sure.sentence, ALONE)
    return cannot(sure.sentence)


def sure_facts(case: Case) -> Iterator[Fact]:
    """Everything that is worked out about how sure a share is, each in words."""
    sure, decimals = case.sure, _decimals(case)
    if sure.interval:
        yield Fact("Intervall runt andelen (95 %)", span_text(sure.interval, decimals))
    if sure.funnel:
        yield from _funnel_facts(sure.funnel, decimals)
    if sure.shrunken:
        told = f"{percent(Fraction(sure.shrunken.share), decimals)} ({span_text(sure.shrunken.span, decimals)})"
        yield Fact("Dragen mot sina likar, för det lilla antalets skull (95 %)", told)
    if sure.ranks:
        told = f"{sure.ranks.low}–{sure.ranks.high} av {sure.ranks.of}, räknat från den högsta andelen"
        yield Fact("Tänkbar plats bland likarna (95 %)", told)


def _funnel_facts(funnel: Funnel, decimals: int) -> Iterator[Fact]:
    usual, rare = (span_text(span, decimals) for span in (funnel.chance.usual, funnel.chance.rare))
    yield Fact("Tratten med bara slump (95 och 99,8 %)", f"{usual} och {rare}")
    if funnel.among:
        usual, rare = (span_text(span, decimals) for span in (funnel.spread.usual, funnel.spread.rare))
        yield Fact("Tratten med vanliga skillnader inräknade (95 och 99,8 %)", f"{usual} och {rare}")
        yield Fact("Vanliga skillnader", _spread(funnel))


def _spread(funnel: Funnel) -> str:
    """How much more areas of the kind differ than chance alone would make them."""
    if funnel.phi is None or not funnel.tau2:
        return f"Mellan {funnel.among} är skillnaderna inte större än slumpens."
    times = number(Fraction(funnel.phi), 1)
    if times == number(Fraction(1), 1):
        return f"Mellan {funnel.among} är skillnaderna knappt större än slumpens (φ, mätt som varians, är {times})."
    return f"Mellan {funnel.among} är skillnaderna {times} gånger så stora som slumpens (φ, mätt som varians)."


def _decimals(case: Case) -> int:
    return decimals_of(exact(case.cell), case.indicator)


def flips(case: Case) -> Fact | None:
    """How many of all respondents changed their answer since the round before that may be compared."""
    stretch = case.series.stretch(case.edition)
    older = [point for point in stretch if case.public.by_edition[point.edition].edition.head.year < _year(case)]
    if not older:
        return None
    before, release = older[-1], case.public.by_edition[older[-1].edition]
    key = ("flips", case.edition, case.indicator.id, before)
    both, turned = kept(case.public, key, lambda: _flips(case, release, before.indicator))
    if not both:
        return None
    share = percent(Fraction(turned, both))
    told = f"{number(turned)} av {number(both)} objekt ({share}) har ett annat svar än {release.edition.head.year}."
    return Fact(f"Sedan {release.head.edition_name}", told)


def _flips(case: Case, older: Release, indicator: str) -> tuple[int, int]:
    pairs = [
        (case.release.cell(case.indicator.id, *place), older.cell(indicator, *place))
        for place in ((area.level, area.area) for area in case.release.respondents)
    ]
    measured = older.edition.indicator(indicator)
    known = [
        (now, then) for now, then in pairs if _answer(now, case) and then and kind_of(then, measured) is Kind.ANSWER
    ]
    return len(known), sum(now.value != then.value for now, then in known if now)


def _answer(cell: Cell | None, case: Case) -> bool:
    return kind_of(cell, case.indicator) is Kind.ANSWER


def _year(case: Case) -> int:
    return case.release.edition.head.year


def everybody(case: Case) -> Reply:
    """Objection: not everybody answered."""
    if not case.from_answers:
        return Reply(lines=("Ingen har behövt svara: uppgiften kommer inte från enkäten.",))
    if case.release.head.origin == "published":
        return cannot("Källan ger andelarna utan antal, och säger inte hur många som lät bli att svara på frågan.")
    facts = [*_own(case), *_nation(case)]
    part = response(case)
    if part:
        answered = f"{number(part.answered)} av {number(part.objects)} ({part.percent} %) svarade på {part_name(case)}."
        facts.append(Fact("I hela landet", answered))
    facts.append(Fact("Regeln", _rule(case)))
    return Reply(lines=(_first(case),), facts=tuple(facts))


def _first(case: Case) -> str:
    if case.is_unit:
        if case.kind is Kind.NONE:
            return case.sure.sentence
        return f"{case.name} har svarat på allt som krävs här; bortfallet märks i grupperna och i riket."
    silent = len(case.members & without_answer(case.release, case.indicator.id))
    if len(case.members) == 1:
        return f"Gruppens enda objekt {'saknar uppgift' if silent else 'har svarat på allt som krävs här'}."
    return f"{number(silent)} av gruppens {number(len(case.members))} objekt saknar uppgift."


def _own(case: Case) -> Iterator[Fact]:
    """The bounds of the share itself, or why there are none."""
    if case.is_unit:
        return
    if case.sure.bounds:
        yield Fact("Om alla svarat", bounds_text(case.sure, _decimals(case)))
    elif case.kind is Kind.NONE:
        yield Fact("Om alla svarat", "Värdet visas inte, och då räknas inga gränser: de skulle röja det.")
    elif case.indicator.unit is not MeasureUnit.CATEGORY:
        yield Fact(
            "Om alla svarat", "Hur många årsarbetare de som saknas har vet ingen, så gränser går inte att räkna."
        )


def bounds_text(sure: Sureness, decimals: int) -> str:
    """Between what the share could have been; "" where that cannot be told."""
    if sure.bounds is None:
        return ""
    if not sure.bounds.unanswered:
        return "Alla har svarat, så inget svar som saknas kan flytta andelen."
    span, silent = sure.bounds.span, sure.bounds.unanswered
    low, high = (percent(Fraction(end), decimals) for end in (span.low, span.high))
    who = "det objekt" if silent == 1 else f"de {number(silent)} objekt"
    return f"Hade {who} som saknar uppgift haft Nej vore andelen {low}, med Ja {high}."


def _nation(case: Case) -> Iterator[Fact]:
    nation = nation_of(case.release, case.indicator.id)
    if nation is None or case.place == (nation.level, nation.area):
        return
    sure = sureness(case.release, case.indicator.id)[nation.level, nation.area]
    if sure.bounds:
        yield Fact("Rikets andel, på samma sätt", bounds_text(sure, 0))


def _rule(case: Case) -> str:
    rule = case.release.edition.head.nonresponse
    if rule is None or not case.indicator.nonresponse_limit:
        return "Gränsen för bortfall gäller inte måttet."
    return f"En grupps värde visas inte när {over_limit(rule)}."
