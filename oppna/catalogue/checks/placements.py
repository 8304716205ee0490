"""Rules on measures of placed children."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from oppna.catalogue.checks.subject import Fault, Subject
from oppna.catalogue.registers import registers
from oppna.model.placement import PlacementRule
from oppna.model.register import ColumnKind

_SHARE = re.compile(r"0\.[0-9]+|0|1")
_LEAP_YEAR = 2000
_NEEDED: tuple[tuple[str, tuple[ColumnKind, ...]], ...] = (
    ("placements", ("personnummer", "kommun", "datum")),
    ("results", ("personnummer", "år", "val")),
    ("population", ("personnummer", "text", "årslista")),
)


def placement_rules_hold_together(subject: Subject) -> Iterator[Fault]:
    """What the engine takes for granted of such a rule."""
    rules = {indicator.id: indicator.rule for _, indicator in subject.indicators}
    for file, indicator in subject.indicators:
        if isinstance(indicator.rule, PlacementRule):
            for sentence in (*_registers(indicator.rule), *_days(indicator.rule), *_reduction(indicator.rule, rules)):
                yield file, sentence


def _registers(rule: PlacementRule) -> Iterator[str]:
    known = registers()
    for name in rule.registers:
        if name not in known:
            yield f"registret {name} finns inte. Välj bland {', '.join(known)}."
    for field, kinds in _NEEDED:
        register = known.get(getattr(rule, field))
        if register is None:
            continue
        for kind in kinds:
            if not any(column.kind == kind for column in register.columns):
                yield f"registret {register.id} har ingen kolumn av typen {kind}. Välj ett annat register."


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
    if not _SHARE.fullmatch(rule.reduction.share) or Decimal(rule.reduction.share) > 1:
        yield f"schablon.andel är {rule.reduction.share}. Skriv ett tal mellan 0 och 1, som 0.30."
    base = rules.get(rule.reduction.base)
    if not isinstance(base, PlacementRule):
        yield f"schablon.underlag är {rule.reduction.base}. Ange ett mått på placerade barn i samma utgåva."
    elif (base.placements, base.window, base.country) != (rule.placements, rule.window, rule.country):
        yield f"underlaget {rule.reduction.base} gäller andra barn: register, fönster och födelseland ska vara samma."
