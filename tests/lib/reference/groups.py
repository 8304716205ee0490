"""Which objects stand in which group [METHOD 1], and what a group shows [METHOD 3]."""

from collections.abc import Mapping
from fractions import Fraction

from tests.lib.reference.outcome import ILLOGICAL, MISSING, NOT_APPLICABLE, Outcome, share

Unit = Mapping[str, str]
"""A row of units.csv."""

SUPPRESSED = Outcome("suppressed_nonresponse")


def cities(units: list[Unit]) -> set[str]:
    """Municipalities that report through districts: those that a district names."""
    return {unit["municipality"] for unit in units if unit["kind"] == "district"}


def objects(units: list[Unit]) -> list[Unit]:
    """The respondents: everybody but such a city itself."""
    through_districts = cities(units)
    return [unit for unit in units if unit["kind"] == "district" or unit["unit"] not in through_districts]


def population_group(unit: Unit, printed: Mapping[str, str]) -> str:
    """The printed group where there is one, districts in 5, else by inhabitants."""
    if unit["kind"] == "district":
        return "5"
    if unit["unit"] in printed:
        return printed[unit["unit"]]
    if not unit["population"]:
        return ""
    inhabitants = int(unit["population"])
    for group, below in (("1", 15_000), ("2", 30_000), ("3", 70_000), ("4", 200_000)):
        if inhabitants < below:
            return group
    return "5"


def memberships(units: list[Unit], printed: Mapping[str, str]) -> dict[tuple[str, str], list[str]]:
    """(level, area) to the codes of its objects. An empty key gives no group."""
    groups: dict[tuple[str, str], list[str]] = {}
    for unit in objects(units):
        keys = [
            ("county", unit["county"]),
            ("nation", "Riket"),
            ("population_group", population_group(unit, printed)),
            ("skr_group", unit["skr_group"]),
        ]
        if unit["kind"] == "district":
            keys.append(("municipality", unit["municipality"]))
        for level, area in keys:
            if area:
                groups.setdefault((level, area), []).append(unit["unit"])
    return groups


def group_outcome(outcomes: list[Outcome], limit: bool) -> Outcome:
    """The order of decisions for a group. Sums pool; for words the numerators and denominators are 0 and 1."""
    missing = sum(1 for outcome in outcomes if outcome.status == "missing")
    if limit and missing * 100 > 20 * len(outcomes):
        return SUPPRESSED
    numerator = sum((outcome.numerator for outcome in outcomes), Fraction(0))
    denominator = sum((outcome.denominator for outcome in outcomes), Fraction(0))
    if denominator > 0:
        return share(numerator, denominator)
    if NOT_APPLICABLE in outcomes:
        return NOT_APPLICABLE
    return ILLOGICAL if ILLOGICAL in outcomes else MISSING
