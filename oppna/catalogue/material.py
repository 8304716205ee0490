"""An edition as it stands in its files, before anything is asked of how the files agree."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

import msgspec

from oppna.catalogue.home import shown
from oppna.catalogue.layout import HEAD, PRINTED_GROUPS, QUESTIONNAIRE, indicator_files, stray_files
from oppna.catalogue.shape import read
from oppna.errors import Problem, Refused
from oppna.interchange.table import read_table
from oppna.model.edition import Edition, EditionHead
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Questionnaire

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


def read_material(folder: Path, home: Path) -> Material:
    """The edition in `folder`; Refused with the faults of all its files together."""
    reader = _Reader(home)
    head = reader.read(folder / HEAD, EditionHead)
    questionnaire = (
        reader.read(folder / QUESTIONNAIRE, Questionnaire)
        if (folder / QUESTIONNAIRE).is_file()
        else Questionnaire(parts=(), definitions=(), questions=(), checks=())
    )
    sources = tuple(_indicators(reader, folder))
    groups = reader.groups(folder / PRINTED_GROUPS) if (folder / PRINTED_GROUPS).is_file() else ()
    if reader.problems or head is None or questionnaire is None:
        raise Refused(reader.problems)
    return Material(
        folder=shown(folder, home),
        edition=_assembled(head, questionnaire, sources, groups),
        sources=sources,
        strays=tuple(shown(path, folder) for path in stray_files(folder)),
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


def _indicators(reader: _Reader, folder: Path) -> Iterator[tuple[str, Indicator]]:
    for path in indicator_files(folder):
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
