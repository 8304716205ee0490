"""Parquet with numbers as numbers and names in every row; the file says itself what it is and whether it is made up."""

from __future__ import annotations

import tempfile
from pathlib import Path

from oppna.disseminate.products.dataset.coding import CELL_TEXT
from oppna.disseminate.products.dataset.notes import source, told_title
from oppna.disseminate.products.put import put
from oppna.disseminate.products.rows import NAMED
from oppna.disseminate.products.words import basis
from oppna.release.content import Release
from oppna.release.datapackage import licence_of
from oppna.release.files import table_csv
from oppna.release.parquet import write_parquet


def write(release: Release, target: Path) -> None:
    """Made in a folder aside: DuckDB writes to a path, and the product is put in its place whole."""
    with tempfile.TemporaryDirectory(prefix="oppna-") as folder:
        rows, made = Path(folder, "rows.csv"), Path(folder, "made.parquet")
        rows.write_bytes(table_csv(NAMED, release))
        write_parquet([(NAMED, rows, made)], _told(release))
        put(made.read_bytes(), target)


def _told(release: Release) -> dict[str, str]:
    licence = licence_of(release.head)
    return {
        "title": told_title(release),
        "basis": basis(release.head),
        "source": source(release),
        "date": release.head.date,
        "licence": licence["path"] if licence else "",
        "status": "; ".join(f"{status.value}: {text}" for status, text in CELL_TEXT.items()),
    }
