"""A made-up folder comes whole or not at all, and never among real files."""

from __future__ import annotations

import csv
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from oppna.errors import refuse
from oppna.interchange.folder import SYNTHETIC_MARK


@contextmanager
def made_up(folder: Path) -> Iterator[Path]:
    """A folder aside to write in, put in place at the end. An earlier made-up folder is replaced, no other is."""
    _refuse_other(folder)
    folder.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        aside.chmod(0o755)
        yield aside
        if folder.exists():
            shutil.rmtree(folder)
        aside.rename(folder)
    finally:
        shutil.rmtree(aside, ignore_errors=True)


def _refuse_other(folder: Path) -> None:
    """Made-up answers never land among real ones."""
    if folder.is_dir() and any(folder.iterdir()) and not (folder / SYNTHETIC_MARK).is_file():
        raise refuse(
            "mappen innehåller redan annat än syntetiska svar. Välj en ny mapp.", file=str(folder), code="MAPP"
        )


def table(path: Path, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)
