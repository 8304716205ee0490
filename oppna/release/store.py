"""The store of releases on a file system: where a version lies, who may write, and what a killed run left behind."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from oppna.errors import refuse
from oppna.model.release import ReleaseHead
from oppna.release import files
from oppna.release.head import is_version, version_key

_ASIDE = ".skrivs-"
_LOCK = ".lock"


def versions(store: Path, edition: str) -> tuple[Path, ...]:
    """The releases of an edition in the store, oldest version first. A copy somebody laid beside them is none."""
    found = (path.parent for path in (store / edition).glob(f"*/{files.CHECKSUMS}"))
    return tuple(sorted((path for path in found if is_version(path.name)), key=lambda path: version_key(path.name)))


def store_of(release: Path, head: ReleaseHead) -> Path:
    """The store a release lies in, when it is the newest version there; only that one can be corrected."""
    edition = release.resolve().parent
    store = edition.parent
    if (release.resolve().name, edition.name) != (head.version, head.edition):
        raise refuse(
            f"ligger inte som {head.edition}/{head.version} i ett förråd; rätta den där den ligger så.",
            file=str(release),
            code="INTE_I_FÖRRÅD",
        )
    newest = versions(store, head.edition)[-1].name
    if newest != head.version:
        sentence = f"har redan rättats; rätta den senaste versionen, {newest}."
        raise refuse(sentence, file=str(release), code="REDAN_RÄTTAD")
    return store


@contextmanager
def only_writer(edition: Path) -> Iterator[None]:
    """Be alone in writing releases of an edition. The system takes the lock back from a run that is killed."""
    edition.mkdir(parents=True, exist_ok=True)
    lock = os.open(edition / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


@contextmanager
def aside(edition: Path) -> Iterator[Path]:
    """A hidden folder beside the versions, hence on their file system. Whatever is not moved out of it goes away.

    Only to be used by the only writer: every such folder there already was left by a run that was killed.
    """
    for left in edition.glob(f"{_ASIDE}*"):
        shutil.rmtree(left)
    folder = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=edition))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def put_in_place(folder: Path, version: Path) -> None:
    """Make a finished folder the version, by one rename: at every instant it is there whole or not at all."""
    folder.chmod(0o755)
    sync(folder)
    folder.rename(version)
    for parent in (version.parent, version.parent.parent):
        sync(parent)


def write_durably(path: Path, content: bytes) -> None:
    """Write a file that will not change again, and have it on the disk before going on."""
    path.write_bytes(content)
    finish(path)


def finish(path: Path) -> None:
    """Close a written file for good: read-only, and on the disk."""
    path.chmod(0o444)
    sync(path)


def sync(path: Path) -> None:
    """Have a file or folder on the disk before going on."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
