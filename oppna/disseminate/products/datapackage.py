"""Frictionless Data Package in one file: the release's own tables and description, zipped as the standard says."""

from __future__ import annotations

from pathlib import Path

from oppna.disseminate.products.put import put
from oppna.disseminate.products.zipped import zipped
from oppna.release.content import Release
from oppna.release.datapackage import datapackage
from oppna.release.files import DATAPACKAGE, README, documents, json_bytes
from oppna.release.tables import TABLES

CSV = tuple(file for table in TABLES for file in table.files if file.endswith(".csv"))
"""The tables as text; their Parquet twins lie in the release itself."""


def write(release: Release, target: Path) -> None:
    """The package: tables, description and the page to read first."""
    put(packed(release), target)


def packed(release: Release) -> bytes:
    """The package as bytes."""
    written = documents(release)
    tables = {name: written[name] for name in CSV}
    return zipped({DATAPACKAGE: json_bytes(datapackage(release, tables)), README: written[README], **tables})
