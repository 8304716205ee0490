"""Made-up units: counties whose sizes are often multiples of five, cities with districts, empty and printed keys."""

from random import Random

Rows = list[dict[str, str]]

PRINTED = {"0114": "2", "0117": "3", "0380": "5", "0509": "1", "0680": "4", "0840": "2", "1280": "5"}
"""Municipalities and the group the source document prints them in [001:285-355]."""

_EDGES = ["", "0", "14999", "15000", "29999", "30000", "69999", "70000", "199999", "200000", "951211"]
_SKR = ["A1", "A2", "B3", "C6", "", ""]


def landscape(random: Random, counties: int, largest: int, cities: int) -> tuple[Rows, dict[str, str]]:
    """Units in a shuffled order, and the printed groups."""
    names = ["Östra länet", "Västra, inre länet", 'Län "Norr"', "Åländska länet"][:counties]
    real = random.sample(sorted(PRINTED), 3)
    units: Rows = []
    for county in names:
        for _ in range(random.choice([largest, max(5, largest // 5 * 5), random.randint(1, largest)])):
            code = real.pop() if real and random.random() < 0.3 else f"9{len(units):03d}"
            units.append(_unit(random, code, "municipality", random.choice([code, code, code, ""]), county))
    for number in range(cities):
        units += _city(random, f"80{number:02d}", random.choice(names))
    random.shuffle(units)
    if random.random() < 0.2:
        units[0]["county"] = ""
    return units, PRINTED


def _city(random: Random, city: str, county: str) -> Rows:
    """Districts and, now and then, the city's own row, which is no respondent. District codes sort anywhere."""
    districts = random.choice([1, 5, random.randint(2, 7)])
    rows = [_unit(random, f"{city}-{n:02d}", "district", city, county) for n in range(1, districts + 1)]
    return rows + ([_unit(random, city, "municipality", city, county)] if random.random() < 0.5 else [])


def _unit(random: Random, code: str, kind: str, municipality: str, county: str) -> dict[str, str]:
    return {
        "unit": code,
        "name": f"Påhittad {code}",
        "kind": kind,
        "municipality": municipality,
        "county": county,
        "population": random.choice([*_EDGES, str(random.randint(1, 300_000))]),
        "skr_group": random.choice(_SKR),
    }
