"""What is strange in the registers but no reason to refuse them: told as counts, never who."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from oppna.engines.tables import Tables
from oppna.model.supply import ConcurrentSupply
from oppna.registers.areas import Counted
from oppna.registers.number import right_check_digit
from oppna.registers.plan import Cohort, Stay
from oppna.swedish import counted


class Remark(NamedTuple):
    """How many, in which register, and the sentence. `of_persons`: persons were counted and not rows."""

    register: str
    code: str
    number: int
    sentence: str
    of_persons: bool = False


def of_rows(register: str, rows_in_all: int, incomplete: int) -> Iterator[Remark]:
    sentence = "registret har inga rader; fyll i det, eller ta bort det om det inte har kommit."
    yield Remark(register, "REGISTER_TOMT", int(not rows_in_all), sentence)
    rows = counted(incomplete, "rad har", "rader har")
    yield Remark(register, "PNR_OFULLSTÄNDIGT", incomplete, f"{rows} ofullständigt personnummer och räknas inte.")


def of_stay(engine: Tables, stay: Stay) -> Iterator[Remark]:
    """About those who are placed through the whole window: the others have no part in the figures."""
    ((wrong,),) = engine.rows(f"SELECT count(*) FROM {stay.name} WHERE NOT {right_check_digit('person')}")
    persons = counted(int(wrong), "placerat barn", "placerade barn")
    sentence = f"{persons} har ett personnummer vars kontrollsiffra inte stämmer; de räknas ändå."
    yield Remark(stay.placements, "PNR_KONTROLLSIFFRA", int(wrong), sentence, True)
    twice, overlapping = (int(number or 0) for number in engine.rows(_spells(stay))[0])
    rows = counted(twice, "placering står", "placeringar står")
    yield Remark(stay.placements, "PLACERING_DUBBEL", twice, f"{rows} två gånger; de räknas som en.")
    rows = counted(overlapping, "placering börjar", "placeringar börjar")
    sentence = f"{rows} innan en tidigare är slut; dagarna räknas en gång."
    yield Remark(stay.placements, "PLACERING_ÖVERLAPP", overlapping, sentence)
    for name in dict.fromkeys(cohort.population for cohort in stay.cohorts if not cohort.of_peers):
        yield from _of_population(engine, stay, name)


def _spells(stay: Stay) -> str:
    """How many rows repeat another; and how many start before an earlier one has ended, a repeated row taken once."""
    once = (
        f"SELECT person, starts, ends, municipality, count(*) AS copies FROM {stay.name}_touching "
        f"WHERE person IN (SELECT person FROM {stay.name}) GROUP BY person, starts, ends, municipality"
    )
    ordered = (
        "OVER (PARTITION BY person ORDER BY starts, ends, municipality "
        "ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)"
    )
    spells = f"SELECT starts, copies, max(ends) {ordered} AS so_far FROM ({once}) AS once"
    return f"SELECT sum(copies - 1), sum(CASE WHEN starts <= so_far THEN 1 ELSE 0 END) FROM ({spells}) AS spells"


def _of_population(engine: Tables, stay: Stay, name: str) -> Iterator[Remark]:
    known = f"{stay.name}_{name}"
    ((lacking,),) = engine.rows(f"SELECT count(*) FROM {stay.name} WHERE person NOT IN (SELECT person FROM {known})")
    persons = counted(int(lacking), "placerat barn", "placerade barn")
    sentence = f"{persons} finns inte i registret och räknas som aldrig folkbokförda."
    yield Remark(name, "FOLKBOKFÖRING_SAKNAS", int(lacking), sentence, True)
    ((twice,),) = engine.rows(f"SELECT count(*) FROM {known} WHERE listed > 1")
    persons = counted(int(twice), "placerat barn", "placerade barn")
    sentence = f"{persons} har flera rader; åren läggs ihop, och födelselandet är okänt om raderna säger emot varandra."
    yield Remark(name, "FOLKBOKFÖRING_DUBBEL", int(twice), sentence, True)


def of_supplies(engine: Tables, name: str, rule: ConcurrentSupply) -> Iterator[Remark]:
    """About the supplies that reach into a window, of the rule's drugs or without a code."""
    alike = "SELECT count(*) AS copies FROM {}_rows WHERE drug <> '' GROUP BY person, code, dispensed, days"
    ((uncoded, unknown),) = engine.rows(
        "SELECT sum(CASE WHEN drug = '' THEN 1 ELSE 0 END), "
        f"sum(CASE WHEN drug <> '' AND days IS NULL THEN 1 ELSE 0 END) FROM {name}_rows"
    )
    ((twice,),) = engine.rows(f"SELECT sum(copies - 1) FROM ({alike.format(name)}) AS alike")
    rows = counted(int(uncoded or 0), "uttag", "uttag")
    yield Remark(rule.register, "ATC_SAKNAS", int(uncoded or 0), f"{rows} saknar ATC-kod och räknas inte.")
    rows = counted(int(unknown or 0), "uttag", "uttag")
    sentence = f"{rows} saknar uppgift om dagar; de antas räcka {rule.days_if_empty} dagar."
    yield Remark(rule.register, "DAGAR_SAKNAS", int(unknown or 0), sentence)
    rows = counted(int(twice or 0), "uttag står", "uttag står")
    yield Remark(rule.register, "UTTAG_DUBBELT", int(twice or 0), f"{rows} två gånger; dagarna räknas en gång.")


def of_municipalities(
    stays: Iterable[Stay], found: Mapping[Cohort, Counted], counties: Mapping[str, str]
) -> Iterator[Remark]:
    """Persons of the largest cohort whose municipality units.csv does not have."""
    for stay in stays:
        numbers = [
            sum(tally.persons for (code, _), tally in found[cohort].items() if code not in counties)
            for cohort in stay.cohorts
            if not cohort.of_peers
        ]
        strangers = max(numbers, default=0)
        persons = counted(strangers, "placerat barn har", "placerade barn har")
        sentence = f"{persons} en kommun som inte finns i units.csv; de räknas bara i riket."
        yield Remark(stay.placements, "KOMMUN_OKÄND", strangers, sentence, True)
