"""Which edition a folder of input is for, when nobody says: the one whose questions and registers it holds."""

from __future__ import annotations

from pathlib import Path

from oppna.catalogue.load import edition_ids, load_edition
from oppna.errors import refuse
from oppna.interchange.folder import ANSWER_COLUMNS, ANSWERS, register_columns, require_folder
from oppna.interchange.table import read_table
from oppna.model.edition import Edition
from oppna.registers.plan import placement_rules


def edition_meant(folder: Path) -> str:
    """The one edition that knows most of what is in the folder. Refused when none or several do."""
    require_folder(folder)
    path = folder / ANSWERS
    asked = {fields[1].strip() for _, fields in read_table(path, ANSWER_COLUMNS)} if path.is_file() else set()
    computed = [edition for id in edition_ids() if (edition := load_edition(id)).computed]
    known = {edition.id: _known(edition, asked, folder) for edition in computed}
    best = max(known.values(), default=0)
    meant = [id for id, number in known.items() if number == best]
    if not best or len(meant) != 1:
        raise refuse(f"ange vilken utgåva mappen gäller: {', '.join(known)}.", code="UTGÅVA_SAKNAS")
    return meant[0]


def _known(edition: Edition, asked: set[str], folder: Path) -> int:
    questions = {question.id for question in edition.questionnaire.form}
    registers = sum((folder / name).exists() for name in register_columns(edition))
    return len(asked & questions) + registers + sum(any(folder.glob(f"{name}*")) for name in _of_persons(edition))


def _of_persons(edition: Edition) -> set[str]:
    """The registers of persons that the edition counts from; each may be one file or many."""
    rules = placement_rules(edition.indicators).values()
    return {name for rule in rules for name in rule.registers}
