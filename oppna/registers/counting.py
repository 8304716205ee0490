"""The steps of a stay in order: who may qualify, who does, what the other registers say of them, how many."""

from __future__ import annotations

from collections.abc import Mapping

from oppna.engines.tables import Tables
from oppna.model.placement import ResultRow
from oppna.model.register import Register
from oppna.model.supply import ConcurrentSupply
from oppna.registers import statements, supply
from oppna.registers.areas import Counted
from oppna.registers.plan import Cohort, Stay
from oppna.registers.tally import Tally

Registers = Mapping[str, Register]


def counts(engine: Tables, stay: Stay, registers: Registers) -> dict[Cohort, Counted]:
    """The persons of each cohort of a stay by municipality and country of birth."""
    _find_persons(engine, stay, registers)
    _look_up_registration(engine, stay, registers)
    for rule in stay.supplies:
        find_concurrent(engine, stay, rule, registers[rule.register])
    return {cohort: _count(engine, stay, cohort, registers) for cohort in stay.cohorts}


def _find_persons(engine: Tables, stay: Stay, registers: Registers) -> None:
    """Those placed throughout, and where somebody asks for them, those never placed."""
    engine.keep(f"{stay.name}_touching", statements.touching(stay, registers[stay.placements]))
    engine.keep(f"{stay.name}_possible", statements.possible(stay))
    engine.keep(stay.name, statements.placed_throughout(stay))
    populations = dict.fromkeys(cohort.population for cohort in stay.cohorts if cohort.of_peers)
    if populations:
        engine.keep(stay.peers, statements.peers(stay, [registers[name] for name in populations]))


def _look_up_registration(engine: Tables, stay: Stay, registers: Registers) -> None:
    asking: dict[tuple[str, str], list[Cohort]] = {}
    for cohort in stay.cohorts:
        asking.setdefault((stay.persons(cohort), cohort.population), []).append(cohort)
    for (persons, name), cohorts in asking.items():
        engine.keep(f"{persons}_{name}", statements.registration(persons, registers[name], cohorts))


def find_concurrent(engine: Tables, stay: Stay, rule: ConcurrentSupply, register: Register) -> None:
    """Once for all cohorts of the stay, placed or not: a register of supplies is long."""
    name = supplied(stay, rule)
    engine.keep(f"{name}_rows", supply.supplies(stay, rule, register))
    engine.keep(f"{name}_several", supply.several(f"{name}_rows", rule))
    engine.keep(name, supply.concurrent(f"{name}_rows", f"{name}_several", rule))


def supplied(stay: Stay, rule: ConcurrentSupply) -> str:
    """The name of the persons with concurrent supply by a rule; its rows are beside it, `_rows`."""
    return f"{stay.name}_supplied{stay.supplies.index(rule)}"


def _count(engine: Tables, stay: Stay, cohort: Cohort, registers: Registers) -> Counted:
    persons = stay.persons(cohort)
    if isinstance(cohort.result, ResultRow):
        results = f"{stay.name}_{cohort.name}"
        register = registers[cohort.result.register]
        engine.keep(results, statements.results(persons, register, cohort.result.last_year))
    else:
        results = supplied(stay, cohort.result)
    rows = engine.rows(statements.counts(persons, cohort, results, f"{persons}_{cohort.population}"))
    return {(str(code), str(country)): Tally(*map(int, rest)) for code, country, *rest in rows}
