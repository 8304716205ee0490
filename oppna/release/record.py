"""The producer's record of a release's secrecy. It lies beside the store, never in it, and nobody else may read it.

It holds what the public release must not: the counts of persons as they are, why each cell was hidden, and the table
they were hidden in. The next version needs it, for a reader has both.
"""

from __future__ import annotations

import os
from pathlib import Path

import msgspec

from oppna.errors import Refused, refuse
from oppna.model.placement import PlacementRule
from oppna.model.release import ReleaseHead
from oppna.release import files
from oppna.release.content import Release
from oppna.release.tables import RESULTS, Row
from oppna.secrecy.table import Cell, Count, Relation, Table
from oppna.secrecy.thresholds import Thresholds
from oppna.secrecy.versions import Told

_OWNER_ALONE, _OWNER_FILE = 0o700, 0o600


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """`results`: sha256 of the results.csv it belongs to. `cells`: the groups of persons, under `columns`."""

    edition: str
    version: str
    synthetic: bool
    results: str
    columns: Row
    cells: tuple[Row, ...]
    reasons: dict[str, str]
    counts: tuple[Count, ...]
    relations: tuple[Relation, ...]
    table: tuple[Cell, ...]
    thresholds: Thresholds

    @property
    def told(self) -> Told:
        return Told(Table(self.counts, self.relations, self.table, self.thresholds), frozenset(self.reasons))


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What the record of a release is made of, before the release is written."""

    told: Told
    reasons: dict[str, str]
    columns: Row
    cells: tuple[Row, ...]


def record_path(store: Path, edition: str, version: str) -> Path:
    """<store>-producent/<edition>/<version>.json, so that whoever publishes the store as it is publishes no record."""
    whole = store.resolve()
    return whole.with_name(f"{whole.name}-producent") / edition / f"{version}.json"


def write_record(kept: Kept, head: ReleaseHead, results: bytes, store: Path) -> Path:
    """Put in place by one rename; the folder and the file are the owner's alone."""
    table = kept.told.table
    record = Record(
        edition=head.edition,
        version=head.version,
        synthetic=head.synthetic,
        results=files.sha256(results),
        columns=kept.columns,
        cells=kept.cells,
        reasons=kept.reasons,
        counts=tuple(table.counts.values()),
        relations=table.relations,
        table=tuple(table.cells.values()),
        thresholds=table.thresholds,
    )
    path = record_path(store, head.edition, head.version)
    for folder in (path.parent.parent, path.parent):
        folder.mkdir(mode=_OWNER_ALONE, parents=True, exist_ok=True)
        folder.chmod(_OWNER_ALONE)
    aside = path.with_suffix(".del")
    aside.unlink(missing_ok=True)
    with open(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_FILE), "wb") as file:
        file.write(msgspec.json.encode(record) + b"\n")
        file.flush()
        os.fsync(file.fileno())
    aside.replace(path)
    return path


def told_before(release: Release, folder: Path, store: Path, *, secondary: bool) -> Told | None:
    """What the release in the folder told of persons; None where it told nothing that the next version must heed.
    Refused where that cannot be known. `secondary`: the next version is to be fully protected."""
    path = record_path(store, release.head.edition, release.head.version)
    if not path.is_file():
        if not (secondary and _of_persons(release)):
            return None
        raise _refused(path, "saknas, och utan det kan två versioner tillsammans röja det som är dolt; ta fram det.")
    try:
        record = msgspec.json.decode(path.read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        raise _refused(path, "går inte att läsa; hämta det från säkerhetskopian.") from None
    if record.results != files.sha256((folder / RESULTS.files[0]).read_bytes()):
        raise _refused(path, f"hör inte till {folder}; ta fram det som skrevs med publiceringen.")
    return record.told


def _of_persons(release: Release) -> bool:
    """Also a release made before its head told of secrecy can have shares of persons."""
    rules = {indicator.id: indicator.rule for indicator in release.edition.indicators}
    old = any(isinstance(rules[cell.indicator], PlacementRule) for cell in release.cells)
    return release.head.secrecy is not None or old


def _refused(path: Path, sentence: str) -> Refused:
    return refuse(f"producentens underlag för sekretessen {sentence}", file=str(path), code="SEKRETESS_UNDERLAG")
