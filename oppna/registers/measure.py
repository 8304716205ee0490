"""The measures of an edition from the files of its registers. Persons stay in the engine; only counts come out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from oppna.engines.tables import DiskFull, Tables, TooLittleMemory, Unreadable
from oppna.errors import Problem, Refused, refuse
from oppna.interchange.register_files import RegisterFiles
from oppna.model.area import Unit
from oppna.model.placement import PlacementRule
from oppna.model.register import Register
from oppna.registers import statements
from oppna.registers.areas import Counted, counties_of, groups
from oppna.registers.counting import counts, supplied
from oppna.registers.form import Form, broken, form_of, problems_of_columns, unreadable
from oppna.registers.measured import Measured, computable
from oppna.registers.plan import Cohort, plan
from oppna.registers.remarks import Remark, of_municipalities, of_rows, of_stay, of_supplies


def measure(
    rules: Mapping[str, PlacementRule],
    registers: Mapping[str, Register],
    files: Mapping[str, RegisterFiles],
    units: Sequence[Unit],
    engine: Tables,
) -> Measured:
    """Every cell of the measures whose registers are in `files`. Refused with the faults of all files."""
    rules = computable(rules, files)
    if not rules:
        return Measured()
    try:
        return _measured(dict(rules), registers, files, units, engine)
    except Unreadable as fault:
        found = list(broken(engine, [registers[name] for name in files], files))
        raise Refused(found or [unreadable(_files_shown(files), fault)]) from None
    except DiskFull as fault:
        sentence = (
            f"det som inte får plats i minnet får inte plats i {fault.folder} heller; frigör utrymme, ange en annan "
            "mapp med miljövariabeln TMPDIR eller tillåt mer minne med --memory."
        )
        raise refuse(sentence, code="DISK") from None
    except TooLittleMemory:
        raise refuse(
            "minnet räcker inte för registren, fast det som inte fick plats lades på disk; tillåt mer med --memory.",
            code="MINNE",
        ) from None


def _files_shown(files: Mapping[str, RegisterFiles]) -> str:
    return ", ".join(found.shown(found.paths[0]) for found in files.values())


def _measured(
    rules: dict[str, PlacementRule],
    registers: Mapping[str, Register],
    files: Mapping[str, RegisterFiles],
    units: Sequence[Unit],
    engine: Tables,
) -> Measured:
    used = dict.fromkeys(name for rule in rules.values() for name in rule.registers)
    forms = _opened(engine, [registers[name] for name in used], files)
    planned = plan(rules)
    remarks = [remark for name, form in forms.items() for remark in of_rows(name, form.rows, form.incomplete)]
    counted: dict[Cohort, Counted] = {}
    for stay in planned.stays:
        counted |= counts(engine, stay, registers)
        remarks += of_stay(engine, stay)
        for rule in stay.supplies:
            remarks += of_supplies(engine, supplied(stay, rule), rule)
    remarks += of_municipalities(planned.stays, counted, counties_of(units))
    found = {id: counted[planned.cohort_of[id]] for id in rules}
    return Measured(
        tuple(groups(rules, planned.measure_of, found, units)),
        tuple(_warning(remark, files) for remark in remarks if remark.number),
        _summed(remarks),
        frozenset(remark.code for remark in remarks if remark.of_persons),
    )


def _opened(engine: Tables, registers: list[Register], files: Mapping[str, RegisterFiles]) -> dict[str, Form]:
    """Every register as a view of the types it should have; Refused with the faults of all of them."""
    problems: list[Problem] = []
    forms: dict[str, Form] = {}
    for register in registers:
        mine = files[register.id]
        wrong, types = problems_of_columns(engine, register, mine)
        problems += wrong
        if wrong:
            continue
        columns = [column.name for column in register.columns]
        try:
            engine.read(statements.read_name(register.id), mine.paths, mine.form, columns)
            forms[register.id] = form_of(engine, register, mine, types)
        except Unreadable as fault:
            problems += list(broken(engine, [register], files)) or [unreadable(mine.shown(mine.paths[0]), fault)]
            continue
        problems += forms[register.id].problems
        engine.view(register.id, statements.typed(register, types))
    if problems:
        raise Refused(problems)
    return forms


def _warning(remark: Remark, files: Mapping[str, RegisterFiles]) -> Problem:
    mine = files[remark.register]
    return Problem(mine.shown(mine.paths[0]), 0, remark.code, remark.sentence)


def _summed(remarks: Sequence[Remark]) -> dict[str, int]:
    total: dict[str, int] = {}
    for remark in remarks:
        if remark.number:
            total[remark.code] = total.get(remark.code, 0) + remark.number
    return total
