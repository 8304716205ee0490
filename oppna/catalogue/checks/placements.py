"""Rules on measures of placed children."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from oppna.catalogue.checks.subject import Fault, Subject
from oppna.catalogue.registers import registers
from oppna.model.codes import Level
from oppna.model.placement import PlacementRule, ResultRow, WindowDay
from oppna.model.register import ColumnKind
from oppna.model.supply import ConcurrentSupply

_SHARE = re.compile(r"0\.[0-9]+|0|1")
_ATC_GROUP = re.compile(r"[A-Z]([0-9]{2}([A-Z]([A-Z]([0-9]{2})?)?)?)?")
_ATC_LENGTH = 7
_LEAP_YEAR = 2000
_ROWS: tuple[ColumnKind, ...] = ("personnummer", "år", "val")
_SUPPLIES: tuple[ColumnKind, ...] = ("personnummer", "atc", "datum", "heltal")


def placement_rules_hold_together(subject: Subject) -> Iterator[Fault]:
    """What the engine takes for granted of such a rule."""
    rules = {indicator.id: indicator.rule for _, indicator in subject.indicators}
    for file, indicator in subject.indicators:
        rule = indicator.rule
        if isinstance(rule, PlacementRule):
            found = (*_registers(rule), *_days(rule), *_supply(rule), *_reduction(rule, rules))
            for sentence in (*found, *_levels(rule, indicator.levels)):
                yield file, sentence


def _registers(rule: PlacementRule) -> Iterator[str]:
    known = registers()
    needed: tuple[tuple[str, tuple[ColumnKind, ...]], ...] = (
        (rule.placements, ("personnummer", "kommun", "datum")),
        (rule.result.register, _ROWS if isinstance(rule.result, ResultRow) else _SUPPLIES),
        (rule.population, ("personnummer", "text", "årslista")),
    )
    for name, kinds in needed:
        if name not in known:
            yield f"registret {name} finns inte. Välj bland {', '.join(known)}."
            continue
        for kind in kinds:
            if not known[name].columns_of(kind):
                yield f"registret {name} har ingen kolumn av typen {kind}. Välj ett annat register."


def _supply(rule: PlacementRule) -> Iterator[str]:
    """Limits that could be reached by nobody, or by everybody, and codes that are none."""
    supply = rule.result
    if not isinstance(supply, ConcurrentSupply):
        return
    for group in supply.groups:
        if not _ATC_GROUP.fullmatch(group):
            yield f"grupper har {group}, som inte börjar som en ATC-kod. Skriv till exempel N05A."
    if not supply.groups:
        yield "grupper är tom. Ange minst en början på ATC-koder."
    if not 1 <= supply.letters <= _ATC_LENGTH:
        yield f"samma_läkemedel_tecken är {supply.letters}. Ange 1 till {_ATC_LENGTH}; {_ATC_LENGTH} är substansen."
    if supply.drugs < 1:
        yield f"minst_läkemedel är {supply.drugs}. Ange minst 1."
    if not 1 <= supply.days <= _most_days(rule):
        yield f"minst_dagar är {supply.days}. Ange 1 till {_most_days(rule)}, så många dagar som fönstret har."
    if supply.days_if_empty < 0:
        yield f"dagar_om_tomt är {supply.days_if_empty}. Ange 0 för att inte räkna sådana uttag, eller fler."


def _most_days(rule: PlacementRule) -> int:
    """The days of the shortest window; as many as one likes where the days are wrong, which is told anyhow."""
    opens, closes = rule.window.opens, rule.window.closes
    if not (_is_day(opens.day) and _is_day(closes.day)):
        return sys.maxsize
    return min(_length(born, opens, closes) for born in range(_LEAP_YEAR, _LEAP_YEAR + 4))


def _length(born: int, opens: WindowDay, closes: WindowDay) -> int:
    first, last = (date.fromisoformat(f"{born + day.age}-{day.day}") for day in (opens, closes))
    return (last - first).days + 1


def _levels(rule: PlacementRule, levels: tuple[Level, ...]) -> Iterator[str]:
    if rule.of_peers and levels != (Level.NATION,):
        yield "nivåer ska vara bara nation: var jämnåriga bor står inte i något register. Rätta det."


def _days(rule: PlacementRule) -> Iterator[str]:
    opens, closes = rule.window.opens, rule.window.closes
    for day in (opens.day, closes.day):
        if not _is_day(day):
            yield f"fönster har dagen {day}. Skriv månad och dag, som 06-01, en dag som finns varje år."
    if (opens.age, opens.day) > (closes.age, closes.day):
        yield "fönster slutar innan det börjar. Byt plats på dagarna."
    if rule.born.first > rule.born.last:
        yield "födda slutar innan det börjar. Byt plats på åren."
    if not rule.registered_at:
        yield "folkbokförd_vid är tom. Ange åldrarna."


def _is_day(text: str) -> bool:
    """29 February is no day of every year."""
    try:
        return date.fromisoformat(f"{_LEAP_YEAR}-{text}") != date(_LEAP_YEAR, 2, 29)
    except ValueError:
        return False


def _reduction(rule: PlacementRule, rules: Mapping[str, object]) -> Iterator[str]:
    reduction = rule.reduction
    if reduction is None:
        return
    if not _SHARE.fullmatch(reduction.share) or Decimal(reduction.share) > 1:
        yield f"schablon.andel är {reduction.share}. Skriv ett tal mellan 0 och 1, som 0.30."
    base = rules.get(reduction.base)
    if not isinstance(base, PlacementRule):
        yield f"schablon.underlag är {reduction.base}. Ange ett mått på placerade barn i samma utgåva."
    elif (base.placements, base.window, base.country, base.children) != (
        rule.placements,
        rule.window,
        rule.country,
        rule.children,
    ):
        yield f"underlaget {reduction.base} gäller andra barn: register, fönster och födelseland ska vara samma."
