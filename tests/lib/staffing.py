"""Made-up full-time equivalents: mostly sums that agree, and every way they may not."""

from fractions import Fraction
from random import Random

from tests.lib.reference.numbers import exact

_UNKNOWN = ("999", "999.0", "999,00", "999.000")
_YEARS = ("B1b_1", "B1b_2", "B1b_3", "B1b_4", "B1b_5")


def staff_numbers(random: Random, cannot_say: float, illogical: float) -> dict[str, str]:
    """B1, B1a, B1b_1-5 and B2 as they would be typed."""
    numbers = _agreeing(random)
    if random.random() < 0.4:
        _move_near_tolerance(random, numbers)
    if random.random() < illogical:
        _break(random, numbers)
    texts = {name: _typed(random, number) for name, number in numbers.items()}
    if random.random() < cannot_say:
        for name in random.sample(sorted(texts), random.choice([1, 1, 2, 8])):
            texts[name] = random.choice(_UNKNOWN)
    return texts


def _agreeing(random: Random) -> dict[str, Fraction]:
    """Graduates spread over the years, then staff at least as many; now and then nobody at all."""
    highest = random.choice([0, 50, 700, 4000])
    years = {name: Fraction(random.randint(0, highest), 100) for name in _YEARS}
    if random.random() < 0.3:  # everybody is experienced: a sum rounded upwards then exceeds B1, and is capped
        years |= {"B1b_1": Fraction(0), "B1b_5": Fraction(0)}
    graduates = sum(years.values(), Fraction(0))
    others = random.choice([Fraction(0), Fraction(0), Fraction(random.randint(0, 900), 100)])
    consultants = random.choice([Fraction(0), Fraction(random.randint(0, 500), 100)])
    return {"B1": graduates + others, "B1a": graduates, **years, "B2": consultants}


def _move_near_tolerance(random: Random, numbers: dict[str, Fraction]) -> None:
    """Sums that differ by 0.02, 0.03 or 0.04, or by thousandths that rounding moves either way."""
    step = random.choice(["0.02", "0.03", "0.04", "0.005", "0.004", "0.015", "0.034", "0.035", "0.026"])
    for name in random.sample(_YEARS, random.choice([1, 1, 2])):
        moved = numbers[name] + random.choice([1, -1]) * Fraction(step)
        numbers[name] = moved if moved >= 0 else numbers[name] + Fraction(step)


def _break(random: Random, numbers: dict[str, Fraction]) -> None:
    """Sums that cannot be."""
    way = random.choice(["negative", "more graduates", "far sum"])
    if way == "negative":
        numbers[random.choice(["B1", "B1b_2", "B1b_5", "B2"])] = -Fraction(random.choice(["0.01", "1", "2.5"]))
    elif way == "more graduates":
        numbers["B1a"] = numbers["B1"] + Fraction(random.choice(["0.01", "0.001", "3"]))
    else:
        numbers["B1b_3"] += 7


def _typed(random: Random, number: Fraction) -> str:
    """12, 12.5, 12.50, or with a decimal comma where it cannot be taken for a thousands separator."""
    text = ("-" if number < 0 else "") + exact(abs(number))
    whole, _, decimals = text.partition(".")
    if decimals and len(decimals) < 3 and random.random() < 0.2:
        return f"{whole},{decimals}"
    return text + "0" if len(decimals) == 1 and random.random() < 0.3 else text
