"""A made-up nation of placed children, peers and drugs, written to a folder, with its truth beside."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import duckdb

from oppna.catalogue.frame import frame_file, load_frame
from oppna.catalogue.load import load_edition
from oppna.catalogue.registers import registers
from oppna.errors import refuse
from oppna.interchange.folder import SYNTHETIC_MARK, UNITS
from oppna.interchange.register_files import Form
from oppna.model.codes import NATION, SYNTHETIC, Level
from oppna.model.placement import PlacementRule
from oppna.model.supply import ConcurrentSupply
from oppna.registers.plan import placement_rules
from oppna.swedish import number as shown
from oppna.synth.folder import table
from oppna.synth.health import rows
from oppna.synth.health.persons import A_YEAR, persons
from oppna.synth.health.treatments import treatments
from oppna.synth.write import TRUTH

MOST_DAYS = 200
"""So many days the histories of drugs have room for."""
TRUTH_COLUMNS = ("indicator", "level", "area", "persons", "eligible")
NOTICE = """{synthetic}

Registren i den här mappen är påhittade: personnummer, placeringar, folkbokföring och läkemedel är gjorda av slump.
De säger ingenting om någon person, kommun eller behandling. Koder och namn i units.csv är verkliga.

Utgåva:   {edition}
Personer: {persons}
Frö:      {seed} (samma frö ger samma filer)

Andelarna för riket är gjorda så att de liknar dem som har publicerats för 2015. Allt annat är antaganden; det är
fler placerade än i verkligheten. truth.csv är facit: hur personerna gjordes, inte vad som går att räkna ur raderna.
Allt som görs av den här mappen ska märkas {synthetic}.
"""


def supply_rules(edition: str) -> dict[str, PlacementRule]:
    """The measures of an edition that are on drugs."""
    rules = placement_rules(load_edition(edition).indicators)
    return {id: rule for id, rule in rules.items() if isinstance(rule.result, ConcurrentSupply)}


def make_health(edition: str, number: int, seed: int, folder: Path, form: Form = "parquet") -> dict[str, int]:
    """Write everything `oppna compute` needs for an edition's measures on drugs; rows a register. The folder exists.

    The same arguments give the same bytes. The rules of the edition must be of the same children, window and drugs.
    """
    rules = supply_rules(edition)
    one = _one(edition, rules)
    most = A_YEAR * (one.born.last - one.born.first + 1)
    if not 1 <= number <= most:
        raise refuse(f"antalet personer ska vara 1 till {shown(most)}, inte {shown(number)}.", code="ANTAL")
    units = load_frame(edition)
    towns = {unit.municipality: unit.county for unit in sorted(units, key=lambda unit: unit.municipality)}
    with duckdb.connect(":memory:", config={"threads": 1}) as nation:
        written = _write(nation, one, tuple(towns), seed, number, folder, form)
        told = [row for id, rule in rules.items() for row in _truth(nation, id, rule, towns)]
    table(folder / TRUTH, TRUTH_COLUMNS, told)
    (folder / UNITS).write_text(frame_file(load_edition(edition).head).read_text("utf-8"), "utf-8")
    notice = NOTICE.format(edition=edition, persons=shown(number), seed=seed, synthetic=SYNTHETIC)
    (folder / SYNTHETIC_MARK).write_text(notice, "utf-8")
    return written


def _one(edition: str, rules: Mapping[str, PlacementRule]) -> PlacementRule:
    """A rule for what they all share."""
    shared = {(rule.born, rule.window, rule.result, rule.registered_at, rule.registers) for rule in rules.values()}
    if len(shared) != 1:
        sentence = f"{edition} har inga mått på läkemedel, eller mått på olika barn; ange en annan utgåva."
        raise refuse(sentence, code="PLAN_SAKNAS")
    one = next(iter(rules.values()))
    assert isinstance(one.result, ConcurrentSupply)
    if one.result.drugs != 2 or not 1 < one.result.days <= MOST_DAYS:
        sentence = f"syntetiska uttag görs bara för mått på två läkemedel i 2–{MOST_DAYS} dagar, inte {edition}."
        raise refuse(sentence, code="PLAN_SAKNAS")
    return one


def _write(
    nation: duckdb.DuckDBPyConnection,
    rule: PlacementRule,
    towns: Sequence[str],
    seed: int,
    number: int,
    folder: Path,
    form: Form,
) -> dict[str, int]:
    assert isinstance(rule.result, ConcurrentSupply)
    known, kinds = registers(), treatments(rule.result)
    nation.execute(f"CREATE TEMP TABLE persons AS {persons(rule, kinds, towns, seed, number)}")
    made = {
        rule.placements: rows.placements(rule, known[rule.placements]),
        rule.population: rows.population(rule, known[rule.population]),
        rule.result.register: rows.supplies(rule, known[rule.result.register], kinds),
    }
    options = "FORMAT csv, HEADER" if form == "csv" else f"FORMAT parquet, KV_METADATA {{source: '{SYNTHETIC}'}}"
    written: dict[str, int] = {}
    for name, sql in made.items():
        target = str(folder / f"{name}.{form}").replace("'", "''")
        ((count,),) = nation.execute(f"COPY ({sql}) TO '{target}' ({options})").fetchall()
        written[name] = int(count)
    return written


def _truth(
    nation: duckdb.DuckDBPyConnection, id: str, rule: PlacementRule, towns: Mapping[str, str]
) -> Iterator[tuple[str, ...]]:
    """Every area of the measure that has anybody."""
    assert isinstance(rule.result, ConcurrentSupply)
    areas: dict[tuple[str, str], list[int]] = {}
    for town, *counts in nation.execute(rows.truth(rule, treatments(rule.result))).fetchall():
        places = [(Level.NATION.value, NATION)]
        if town:
            places += [(Level.COUNTY.value, towns[town]), (Level.MUNICIPALITY.value, town)]
        for place in places:
            so_far = areas.setdefault(place, [0, 0])
            so_far[:] = (have + int(more) for have, more in zip(so_far, counts, strict=True))
    for place, found in sorted(areas.items()):
        yield id, *place, *map(str, found)
