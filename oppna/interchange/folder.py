"""A folder of interchange files → what `process` integrates. Reads; judges nothing but the form of the files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from oppna.errors import Problem, Refused, refuse
from oppna.interchange.table import Table, read_table
from oppna.interchange.units import COLUMNS, Frame, frame_of
from oppna.model.edition import Edition
from oppna.model.indicator import RegisterListRule, RegisterRatioRule

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
    """

    folder: Path
    frame: Frame
    answers: Table | None
    previous: Table | None
    registers: Mapping[str, Table]
    synthetic: bool
    digests: Mapping[str, str]
    problems: tuple[Problem, ...] = ()


def receive(folder: Path, edition: Edition) -> Received:
    """Read everything in the folder that the edition can use. Raises Refused when there is nothing to go on with."""
    if not edition.computed:
        raise refuse(
            f"utgåvan {edition.id} har bara publicerade uppgifter och inga regler att räkna efter; ta in dem med "
            f"oppna import-results {edition.id}.",
            code="INGET_ATT_RÄKNA",
        )
    if not folder.is_dir():
        raise refuse(f"mappen {folder} finns inte; ange en mapp med {UNITS} och {ANSWERS}.", code="MAPP_SAKNAS")
    computing = {ANSWERS: ANSWER_COLUMNS, **register_columns(edition)}
    wanted = {**answer_columns(edition), **computing}
    present = {name: columns for name, columns in wanted.items() if (folder / name).exists()}
    tables, problems = _tables(folder, {UNITS: COLUMNS, **present})
    if not present.keys() & computing.keys():
        sentence = f"mappen {folder} har varken {' eller '.join(computing)}; lägg dit minst en av dem."
        problems.append(Problem("", 0, "INGET_ATT_RÄKNA", sentence))
    if UNITS not in tables or not present.keys() & computing.keys():
        raise Refused(problems)
    frame, faults = frame_of(tables.pop(UNITS), edition.printed_groups)
    digests = _digests(folder, [UNITS, *tables])
    answers, previous = tables.pop(ANSWERS, None), tables.pop(PREVIOUS, None)
    synthetic = (folder / SYNTHETIC_MARK).exists()
    return Received(folder, frame, answers, previous, tables, synthetic, digests, (*problems, *faults))


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
    """The files of answers an edition reads, and their columns."""
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


def _digests(folder: Path, names: list[str]) -> dict[str, str]:
    return {name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names}
