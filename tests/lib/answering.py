"""How made-up units answer: whole answer sets with every disturbance METHOD speaks of."""

from dataclasses import dataclass
from random import Random

from tests.lib.reference.groups import objects
from tests.lib.reference.options import OPTIONS, QUESTIONS, part
from tests.lib.reference.required import NUMBERS
from tests.lib.reference.routing import asked
from tests.lib.staffing import staff_numbers

Rows = list[dict[str, str]]


@dataclass(frozen=True)
class Habits:
    """How often things go wrong, 0-1. `unasked`: answers a follow-up that is not asked. `stray`: foreign questions,
    and answers under a city that reports through its districts."""

    skips_part: float = 0.0
    skips_item: float = 0.0
    cannot_say: float = 0.0
    illogical: float = 0.0
    unasked: float = 0.0
    stray: float = 0.0


def answer_set(random: Random, units: Rows, habits: Habits) -> Rows:
    """Rows of answers.csv in no particular order, each unit and question at most once."""
    given = {unit["unit"]: _answers(random, habits) for unit in objects(units)}
    _thin_out_at_the_limit(random, units, given)
    rows = [
        {"unit": unit, "question": question, "answer": answer}
        for unit, answers in given.items()
        for question, answer in answers.items()
    ]
    rows += _stray(random, units, habits)
    random.shuffle(rows)
    return rows


def _answers(random: Random, habits: Habits) -> dict[str, str]:
    """One unit. A unit leans towards Ja, so that long chains are sometimes all Ja."""
    leaning = random.choice([0.3, 0.6, 0.9, 1.0])
    skipped = {name for name in "GBV" if random.random() < habits.skips_part}
    answers: dict[str, str] = {}
    for question, options in OPTIONS.items():
        if part(question) in skipped or random.random() < habits.skips_item / 10:
            continue
        if asked(question, answers) or random.random() < habits.unasked:
            answers[question] = "Ja" if random.random() < leaning else random.choice(options)
    if "B" not in skipped:
        numbers = staff_numbers(random, habits.cannot_say, habits.illogical)
        answers |= {name: text for name, text in numbers.items() if random.random() >= habits.skips_item / 10}
    return answers


def _thin_out_at_the_limit(random: Random, units: Rows, given: dict[str, dict[str, str]]) -> None:
    """Take single questions away in one county so that a fifth of it, one fewer or one more lacks them."""
    members = [unit["unit"] for unit in objects(units) if unit["county"] == units[0]["county"]]
    for question in random.sample(QUESTIONS, 40):
        limit = len(members) // 5 + random.choice([-1, 0, 0, 1])
        for unit in random.sample(members, max(0, min(limit, len(members)))):
            given[unit].pop(question, None)


def _stray(random: Random, units: Rows, habits: Habits) -> Rows:
    """Questions of other areas, and answers of cities that report through districts."""
    if random.random() >= habits.stray * 2:
        return []
    cities = sorted({unit["municipality"] for unit in units if unit["kind"] == "district"})
    somebody = objects(units)[0]["unit"]
    rows = [{"unit": somebody, "question": each, "answer": "Ja"} for each in ("E10", "Ä9_1", "P2")]
    return rows + [{"unit": city, "question": each, "answer": "Ja"} for city in cities for each in ("G1", "B3", "E10")]


assert not set(NUMBERS) & set(OPTIONS)
