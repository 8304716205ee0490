"""The rule of a measure on placed children or their peers → whole Swedish sentences."""

from __future__ import annotations

from oppna.model.placement import PlacementRule, Reduction, ResultRow, WindowDay
from oppna.model.supply import ConcurrentSupply
from oppna.swedish import day_of_year

_COUNTRY = {"alla": "", "Sverige": " i Sverige", "annat": " i ett annat land"}
_WHOLE_CODE = 7


def of_placements(rule: PlacementRule) -> list[str]:
    """How the share is worked out, from the persons to the reduced denominator."""
    result = rule.result
    told = [_whom(rule), _of_rows(result) if isinstance(result, ResultRow) else _of_supply(result), _registered(rule)]
    if isinstance(result, ConcurrentSupply):
        told.insert(2, _of_days(result))
    return [*told, _reduced(rule.reduction)] if rule.reduction else told


def _whom(rule: PlacementRule) -> str:
    born = f"Räknas gör barn födda {rule.born.first}–{rule.born.last}{_COUNTRY[rule.country]} som enligt registret"
    time = f"från den {_day(rule.window.opens)} till den {_day(rule.window.closes)}, båda dagarna inräknade"
    if rule.of_peers:
        return f"{born} {rule.placements} inte varit placerade någon dag {time}."
    return f"{born} {rule.placements} varit placerade utan avbrott {time}."


def _of_rows(result: ResultRow) -> str:
    return f"Täljaren är de som har Ja i registret {result.register} till och med {result.last_year}."


def _of_supply(result: ConcurrentSupply) -> str:
    groups = " eller ".join(filter(None, (", ".join(result.groups[:-1]), result.groups[-1])))
    alike = "substanser" if result.letters == _WHOLE_CODE else f"ATC-koder (de första {result.letters} tecknen)"
    return (
        f"Täljaren är de som enligt uttagen i registret {result.register} har haft minst {result.drugs} olika {alike} "
        f"ur grupperna {groups} samtidigt under minst {result.days} av dagarna, i följd eller inte."
    )


def _of_days(result: ConcurrentSupply) -> str:
    return (
        "Ett uttag räcker från dagen det görs så många dagar som står på det, eller "
        f"{result.days_if_empty} om inget står; uttag av samma läkemedel som överlappar räknas en gång."
    )


def _registered(rule: PlacementRule) -> str:
    ages = f"{rule.registered_at[0]}–{rule.registered_at[-1]}"
    if rule.registration == "alla":
        return f"Den som inte var folkbokförd alla åren då den fyllde {ages} räknas inte alls, med eller utan resultat."
    return f"Den som saknas där räknas inte alls om den inte var folkbokförd något av åren då den fyllde {ages}."


def _reduced(reduction: Reduction) -> str:
    percent = reduction.share.removeprefix("0.")
    return (
        f"Nämnaren minskas med {percent} procent av dem som saknar resultat i {reduction.base}, i förhållande "
        "till antalet barn."
    )


def _day(day: WindowDay) -> str:
    return f"{day_of_year(day.day)} det år barnet fyllde {day.age}"
