"""The files of a release folder, and what is written in each that is text. Pure: the same release, the same bytes."""

from __future__ import annotations

import csv
import hashlib
import io
from collections.abc import Iterable, Mapping

import msgspec

from oppna.release.content import Release
from oppna.release.readme import readme
from oppna.release.tables import TABLES, Row, Table

HEAD = "release.json"
DEFINITIONS = "definitions.json"
QUALITY = "quality.json"
DATAPACKAGE = "datapackage.json"
README = "LÄS MIG.md"
CHECKSUMS = "SHA256SUMS"

DESCRIBED = tuple(file for table in TABLES for file in table.files)
"""The files that hold tables."""
SUMMED = tuple(sorted((HEAD, DEFINITIONS, QUALITY, DATAPACKAGE, README, *DESCRIBED)))
"""Every file of a release but the list of checksums itself."""


def documents(release: Release) -> dict[str, bytes]:
    """The text files by name, but for the data package: it describes the Parquet files too and comes after them."""
    tables = {file: table_csv(table, release) for table in TABLES for file in table.files if file.endswith(".csv")}
    return {
        HEAD: json_bytes(release.head),
        DEFINITIONS: json_bytes(release.edition),
        QUALITY: json_bytes(release.quality),
        README: readme(release).encode(),
        **tables,
    }


def table_csv(table: Table, release: Release) -> bytes:
    """A table as CSV: UTF-8, comma, header row, one line feed a row."""
    return csv_bytes(table.header, table.rows(release))


def csv_bytes(header: Row, rows: Iterable[Row]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return text.getvalue().encode()


def json_bytes(content: object) -> bytes:
    """Indented JSON. Mappings keep their order where it carries meaning; the writer of one without order sorts it."""
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def checksum_list(sums: Mapping[str, str]) -> bytes:
    """The list in the form that `sha256sum --check` reads, sorted by name."""
    return "".join(f"{sums[name]}  {name}\n" for name in sorted(sums)).encode()
