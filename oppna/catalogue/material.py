"""An edition as it stands in its files, before anything is asked of how the files agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from oppna.catalogue.home import shown
from oppna.catalogue.shape import read
from oppna.errors import Problem, Refused
from oppna.interchange.table import read_table
from oppna.model.edition import Edition, EditionHead
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Questionnaire

HEAD = "edition.yaml"
QUESTIONNAIRE = "questionnaire.yaml"
PRINTED_GROUPS = "population_groups.csv"
FOLDERS = ("indicators", "background")
"""Where indicators and background measures lie."""

T = TypeVar("T")


class Material(msgspec.Struct, frozen=True, kw_only=True):
    """What was read. `folder` names the edition's folder in messages; `sources` pairs file and indicator as found.

    `strays` are files in the folder that nothing reads; `group_rows` the printed groups as rows of their file.
    """

    folder: str
    edition: Edition
    sources: tuple[tuple[str, Indicator], ...]
    strays: tuple[str, ...]
    group_rows: tuple[tuple[str, str], ...]

    def file(self, name: str) -> str:
        """A file of the edition as it is named in messages."""
        return f"{self.folder}/{name}"


def files_of(folder: Path) -> tuple[Path, ...]:
    """Every file of an edition, in order."""
    return tuple(sorted(path for path in folder.rglob("*") if path.is_file()))


def is_read(folder: Path, path: Path) -> bool:
    """Whether this file of the edition is one of those that mean something."""
    place = path.relative_to(folder)
    return str(place) in (HEAD, QUESTIONNAIRE, PRINTED_GROUPS) or (
        len(place.parts) == 2 and place.parts[0] in FOLDERS and path.suffix == ".yaml"
    )


def read_material(folder: Path, home: Path) -> Material:
    """The edition in `folder`; Refused with the faults of all its files together."""
    reader = _Reader(home)
    files = files_of(folder)
    head = reader.read(folder / HEAD, EditionHead)
    questionnaire = (
        reader.read(folder / QUESTIONNAIRE, Questionnaire)
        if folder / QUESTIONNAIRE in files
        else Questionnaire(parts=(), definitions=(), questions=(), checks=())
    )
    sources = tuple(_indicators(reader, folder, files))
    groups = reader.groups(folder / PRINTED_GROUPS) if folder / PRINTED_GROUPS in files else ()
    if reader.problems or head is None or questionnaire is None:
        raise Refused(reader.problems)
    return Material(
        folder=shown(folder, home),
        edition=_assembled(head, questionnaire, sources, groups),
        sources=sources,
        strays=tuple(shown(path, folder) for path in files if not is_read(folder, path)),
        group_rows=groups,
    )


class _Reader:
    """Reads on after a fault, so that the faults of all files are told together."""

    def __init__(self, home: Path) -> None:
        self.home = home
        self.problems: list[Problem] = []

    def read(self, path: Path, noun: type[T]) -> T | None:
        name = shown(path, self.home)
        try:
            return read(path, name, noun)
        except FileNotFoundError:
            self.problems.append(Problem(name, 0, "FIL_SAKNAS", "filen saknas. Varje utgåva behöver den."))
        except Refused as refused:
            self.problems += refused.problems
        return None

    def groups(self, path: Path) -> tuple[tuple[str, str], ...]:
        try:
            table = read_table(path, ("municipality", "group"))
        except Refused as refused:
            self.problems += refused.problems
            return ()
        self.problems += table.problems
        return tuple((municipality, group) for _, (municipality, group) in table)


def _indicators(reader: _Reader, folder: Path, files: tuple[Path, ...]) -> Iterator[tuple[str, Indicator]]:
    for path in files:
        if is_read(folder, path) and path.parent != folder:
            indicator = reader.read(path, Indicator)
            if indicator is not None:
                yield shown(path, folder), indicator


def _assembled(
    head: EditionHead,
    questionnaire: Questionnaire,
    sources: tuple[tuple[str, Indicator], ...],
    groups: tuple[tuple[str, str], ...],
) -> Edition:
    """In the order of the head; what the head forgets comes last, for the checks to tell."""
    place = {id: number for number, id in enumerate(head.order)}
    indicators = sorted((found for _, found in sources), key=lambda found: (place.get(found.id, len(place)), found.id))
    return Edition(head=head, indicators=tuple(indicators), questionnaire=questionnaire, printed_groups=dict(groups))
