"""A folder of interchange files → what `process` integrates. Reads; judges nothing but the form of the files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from oppna.errors import Problem, Refused, refuse
from oppna.interchange.edits import EDIT_COLUMNS, EDITS, edits_of
from oppna.interchange.register_files import RegisterFiles, register_files
from oppna.interchange.table import Table, read_table
from oppna.interchange.units import COLUMNS, Frame, frame_of
from oppna.model.edition import Edition
from oppna.model.indicator import RegisterListRule, RegisterRatioRule
from oppna.model.placement import PlacementRule

UNITS = "units.csv"
ANSWERS = "answers.csv"
PREVIOUS = "previous.csv"
"""Last year's answers, in the form of the answers."""
ANSWER_COLUMNS = ("unit", "question", "answer")
SYNTHETIC_MARK = "SYNTETISKA_SVAR.txt"
"""A folder that holds this file holds made-up answers, and everything made from it says so."""


@dataclass(frozen=True)
class Received:
    """The files of one round as they came. `registers`: file → table.

    `answers` is None without a survey file, `previous` without last year's or where the edition has no use for it.
    `problems`: faults of whole files and of units.csv, told together with those that integration finds.
    `edits`: question → of how many objects the answer was corrected in review, where the round says so.
    `persons`: the registers with a row for each event or person, which only an engine reads.
    """

    folder: Path
    frame: Frame
    answers: Table | None
    previous: Table | None
    registers: Mapping[str, Table]
    synthetic: bool
    digests: Mapping[str, str]
    problems: tuple[Problem, ...] = ()
    persons: Mapping[str, RegisterFiles] = field(default_factory=dict)
    edits: Mapping[str, int] = field(default_factory=dict)


def require_folder(folder: Path) -> None:
    """Raises Refused where there is no such folder."""
    if not folder.is_dir():
        raise refuse(f"mappen {folder} finns inte; ange en mapp med {UNITS} och {ANSWERS}.", code="MAPP_SAKNAS")


def receive(folder: Path, edition: Edition) -> Received:
    """Read everything in the folder that the edition can use. Raises Refused when there is nothing to go on with."""
    if not edition.computed:
        raise refuse(
            f"utgåvan {edition.id} har bara publicerade uppgifter och inga regler att räkna efter; ta in dem med "
            f"oppna import-results {edition.id}.",
            code="INGET_ATT_RÄKNA",
        )
    require_folder(folder)
    wanted = {**answer_columns(edition), **register_columns(edition)}
    computing = [name for name in wanted if name != PREVIOUS]
    present = {name: columns for name, columns in wanted.items() if (folder / name).exists()}
    told = {EDITS: EDIT_COLUMNS} if ANSWERS in present and (folder / EDITS).exists() else {}
    tables, problems = _tables(folder, {UNITS: COLUMNS, **present, **told})
    persons, faults_of_persons = _persons(folder, edition)
    problems += faults_of_persons
    enough = present.keys() & set(computing) or persons
    if not enough:
        named = (*computing, *(f"{name}.csv" for name in person_registers(edition)))
        sentence = f"mappen {folder} har varken {' eller '.join(named)}; lägg dit minst en av dem."
        problems.append(Problem("", 0, "INGET_ATT_RÄKNA", sentence))
    if UNITS not in tables or not enough:
        raise Refused(problems)
    frame, faults = frame_of(tables.pop(UNITS), edition.printed_groups)
    digests = {**_digests(folder, [UNITS, *tables]), **_digests_of_persons(folder, persons)}
    answers, previous = tables.pop(ANSWERS, None), tables.pop(PREVIOUS, None)
    edits, faults_of_edits = _edits(tables.pop(EDITS, None), edition, len(frame.units))
    synthetic = (folder / SYNTHETIC_MARK).exists()
    problems += [*faults, *faults_of_edits]
    return Received(folder, frame, answers, previous, tables, synthetic, digests, tuple(problems), persons, edits)


def _edits(table: Table | None, edition: Edition, objects: int) -> tuple[dict[str, int], list[Problem]]:
    questions = {question.id for question in edition.questionnaire.questions}
    return edits_of(table, questions, objects) if table else ({}, [])


def _tables(folder: Path, wanted: Mapping[str, tuple[str, ...]]) -> tuple[dict[str, Table], list[Problem]]:
    """Every file that can be read as a table, and why the others cannot."""
    tables: dict[str, Table] = {}
    problems: list[Problem] = []
    for name, columns in wanted.items():
        try:
            tables[name] = read_table(folder / name, columns)
        except Refused as refused:
            problems += refused.problems
    return tables, problems


def answer_columns(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The files of answers an edition reads, and their columns; none where it asks nothing."""
    if not edition.questionnaire.form:
        return {}
    files = (ANSWERS, PREVIOUS) if edition.questionnaire.remembered else (ANSWERS,)
    return dict.fromkeys(files, ANSWER_COLUMNS)


def register_columns(edition: Edition) -> dict[str, tuple[str, ...]]:
    """The register files of an edition and the columns it uses of each, whichever of its rules uses them."""
    files: dict[str, dict[str, None]] = {}
    for indicator in edition.indicators:
        match indicator.rule:
            case RegisterListRule(file=file):
                files.setdefault(file, {"unit": None})
            case RegisterRatioRule() as rule:
                files.setdefault(rule.file, {"unit": None}).update({rule.numerator: None, rule.denominator: None})
    return {file: tuple(columns) for file, columns in files.items()}


def person_registers(edition: Edition) -> tuple[str, ...]:
    """The registers of persons that the edition's measures are computed from, in the order the measures name them."""
    rules = [i.rule for i in edition.indicators if isinstance(i.rule, PlacementRule)]
    return tuple(dict.fromkeys(name for rule in rules for name in rule.registers))


def _persons(folder: Path, edition: Edition) -> tuple[dict[str, RegisterFiles], list[Problem]]:
    found: dict[str, RegisterFiles] = {}
    problems: list[Problem] = []
    for register in person_registers(edition):
        try:
            files = register_files(folder, register)
        except Refused as refused:
            problems += refused.problems
            continue
        if files:
            found[register] = files
    return found, problems


def _digests_of_persons(folder: Path, persons: Mapping[str, RegisterFiles]) -> dict[str, str]:
    """These files can be larger than the memory."""
    digests = {}
    for files in persons.values():
        for path in files.paths:
            with path.open("rb") as file:
                digests[path.relative_to(folder).as_posix()] = hashlib.file_digest(file, "sha256").hexdigest()
    return digests


def _digests(folder: Path, names: list[str]) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
