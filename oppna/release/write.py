"""Write a release: aside first, then into place by one rename. A version that exists is never touched."""

from __future__ import annotations

from pathlib import Path

from oppna.errors import Refused, refuse
from oppna.release import files, store
from oppna.release.content import Release
from oppna.release.datapackage import datapackage
from oppna.release.head import Statement, require_sound
from oppna.release.parquet import write_parquet
from oppna.release.record import Kept, write_record
from oppna.release.tables import RESULTS, TABLES


def write_release(release: Release, to: Path, kept: Kept | None = None) -> Path:
    """Write the release into the store `to` and return its folder, <store>/<edition>/<version>.

    `kept`: what the producer keeps of its secrecy; it is safe in its own place before the release is in its.
    """
    head = release.head
    require_sound(Statement(version=head.version, date=head.date, approver=head.approver))
    version = to / head.edition / head.version
    try:
        with store.only_writer(version.parent):
            _refuse_existing(version)
            with store.aside(version.parent) as folder:
                _fill(folder, release)
                if kept:
                    write_record(kept, head, (folder / RESULTS.files[0]).read_bytes(), to)
                store.put_in_place(folder, version)
    except OSError as error:
        raise _unwritable(to, error) from error
    return version


def _refuse_existing(version: Path) -> None:
    if version.exists():
        raise refuse(
            "versionen finns redan och en publicering ändras aldrig; ange ett högre versionsnummer.",
            file=str(version),
            code="VERSION_FINNS",
        )


def _fill(folder: Path, release: Release) -> None:
    written = files.documents(release)
    for name, content in written.items():
        store.write_durably(folder / name, content)
    written |= _write_parquet_files(folder, release)
    written[files.DATAPACKAGE] = files.json_bytes(datapackage(release, written))
    store.write_durably(folder / files.DATAPACKAGE, written[files.DATAPACKAGE])
    sums = {name: files.sha256(content) for name, content in written.items()}
    store.write_durably(folder / files.CHECKSUMS, files.checksum_list(sums))


def _write_parquet_files(folder: Path, release: Release) -> dict[str, bytes]:
    """Write the tables that are kept as Parquet. DuckDB takes their rows from CSV files, which are gone afterwards."""
    names = {name: table for table in TABLES for name in table.files if name.endswith(".parquet")}
    rows = {name: folder / f"{name}.csv" for name in names}
    for name, table in names.items():
        rows[name].write_bytes(files.table_csv(table, release))
    write_parquet((table, rows[name], folder / name) for name, table in names.items())
    for name in names:
        rows[name].unlink()
        store.finish(folder / name)
    return {name: (folder / name).read_bytes() for name in names}


def _unwritable(to: Path, error: OSError) -> Refused:
    return refuse(
        f"det gick inte att skriva här ({error.strerror or error}); välj en annan mapp med --store, "
        "eller se till att mappen går att skriva i och att disken inte är full.",
        file=str(to),
        code="SKRIVFEL",
    )
