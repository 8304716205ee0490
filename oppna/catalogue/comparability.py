"""What the files say about comparing editions and areas: `definitions/comparability`."""

from __future__ import annotations

from pathlib import Path
from typing import TypeVar

from oppna.catalogue.cache import compiled
from oppna.catalogue.home import definitions_home, shown
from oppna.model.comparability import AreaMatrix, EditionPair

T = TypeVar("T")
FOLDER = "comparability"
BETWEEN = "--"
"""Stands between the two editions in the name of a file about them."""


def pair_names() -> tuple[tuple[str, str], ...]:
    """Older and newer edition of every file about a pair, in order of name."""
    stems = sorted(path.stem for path in (definitions_home() / FOLDER).glob(f"*{BETWEEN}*.yaml"))
    return tuple((before, after) for before, _, after in (stem.partition(BETWEEN) for stem in stems))


def pair_file(before: str, after: str) -> str:
    """The file about two editions, as it is named in messages."""
    return f"{FOLDER}/{before}{BETWEEN}{after}.yaml"


def edition_pair(before: str, after: str) -> EditionPair | None:
    """What is said of two editions together; None where no file is about them."""
    return _read(definitions_home() / pair_file(before, after), EditionPair)


def matrix_file(year: int) -> str:
    """The file of a round's matrix between areas, as it is named in messages."""
    return f"{FOLDER}/areas-{year}.yaml"


def area_matrix(year: int) -> AreaMatrix | None:
    """The matrix between areas of the round of that year; None where its source prints none."""
    return _read(definitions_home() / matrix_file(year), AreaMatrix)


def _read(path: Path, noun: type[T]) -> T | None:
    if not path.is_file():
        return None

    def build() -> T:
        from oppna.catalogue.shape import read  # the parser of YAML, only when the cache has nothing

        return read(path, shown(path, definitions_home()), noun)

    return compiled(f"{FOLDER}-{path.stem}", [path], noun, build)
