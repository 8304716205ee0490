"""The rule of a measure on placed children → whole Swedish sentences."""

from __future__ import annotations

from oppna.model.placement import PlacementRule, WindowDay
from oppna.swedish import day_of_year

_COUNTRY = {"alla": "", "Sverige": " i Sverige", "annat": " i ett annat land"}


def of_placements(rule: PlacementRule) -> list[str]:
    """How the share is worked out, from the persons to the reduced denominator."""
    born = rule.born
    ages = f"{rule.registered_at[0]}–{rule.registered_at[-1]}"
    percent = rule.reduction.share.removeprefix("0.")
    return [
        f"Räknas gör barn födda {born.first}–{born.last}{_COUNTRY[rule.country]} som enligt registret "
        f"{rule.placements} varit placerade utan avbrott från den {_day(rule.window.opens)} till den "
        f"{_day(rule.window.closes)}, båda dagarna inräknade.",
        f"Täljaren är de som har Ja i registret {rule.results} till och med {rule.last_year}.",
        f"Den som saknas där räknas inte alls om den inte var folkbokförd något av åren då den fyllde {ages}.",
        f"Nämnaren minskas med {percent} procent av dem som saknar resultat i {rule.reduction.base}, i förhållande "
        "till antalet barn.",
    ]


def _day(day: WindowDay) -> str:
    return f"{day_of_year(day.day)} det år barnet fyllde {day.age}"
