"""A file of a version, made once: under the digest of the release's seal, so nothing that is kept can be out of date.

The folder may be emptied at any time; what is asked for is made again, in the same bytes.
"""

from __future__ import annotations

import gzip
import hashlib
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from oppna import __version__
from oppna.disseminate.files.table import FILES, WHOLE, DataFile, whole
from oppna.disseminate.products.put import put
from oppna.release.content import Release
from oppna.release.files import CHECKSUMS, SUMMED, sha256

_TRIES = 3
_PACKED, _LEVEL = ".gz", 6


class Unsealed(Exception):
    """A file of the release is not the one it was released with."""


def seal_of(folder: Path) -> str:
    """What is kept of the release in the folder is known by: its list of checksums, and the program."""
    return hashlib.sha256((folder / CHECKSUMS).read_bytes() + __version__.encode()).hexdigest()[:32]


@dataclass(frozen=True)
class Kept:
    """Where the files of a version are kept. `folder`: the release itself; `cache`: what was made of it."""

    release: Release
    folder: Path
    cache: Path

    @property
    def seal(self) -> str:
        """What the version is known by: its list of checksums, and the program that makes its files."""
        return seal_of(self.folder)

    def path(self, file: DataFile) -> Path:
        """The file, made if it is not there."""
        target = self._place(file)
        if not target.is_file():
            target.parent.mkdir(parents=True, exist_ok=True)
            self._make(file, target)
        return target

    def opened(self, file: DataFile, *, packed: bool = False) -> BinaryIO:
        """The file to read, with `packed` in a gzip envelope. One that is let go of meanwhile is made again."""
        for _ in range(_TRIES):
            with suppress(FileNotFoundError):
                return (self._packed(file) if packed else self.path(file)).open("rb")
        return self.path(file).open("rb")

    def _packed(self, file: DataFile) -> Path:
        target = self._place(file).with_name(f"{file.name}{_PACKED}")
        if not target.is_file():
            put(gzip.compress(self.path(file).read_bytes(), _LEVEL, mtime=0), target)
        return target

    def size(self, file: DataFile) -> int | None:
        """Bytes of a file, None for one that nobody has made yet."""
        if file.make is None and file.name != WHOLE:
            return (self.folder / file.name).stat().st_size
        place = self._place(file)
        return place.stat().st_size if place.is_file() else None

    def every(self) -> None:
        """Make what is not made."""
        for file in FILES.values():
            if file.of(self.release):
                self.opened(file, packed=file.is_text).close()

    def _place(self, file: DataFile) -> Path:
        return self.cache / self.seal / file.name

    def _make(self, file: DataFile, target: Path) -> None:
        """Every product is put in its place by one rename, also by two processes at once."""
        if file.make is None:
            put(self._sealed(file), target)
        else:
            file.make(self.release, target)

    def _sealed(self, file: DataFile) -> bytes:
        """Out of the release, with every checksum as it was sealed."""
        sums = _sums(self.folder)
        names = SUMMED if file.name == WHOLE else (file.name,)
        for name in names:
            if name != CHECKSUMS and sha256((self.folder / name).read_bytes()) != sums.get(name):
                raise Unsealed(name)
        return whole(self.folder) if file.name == WHOLE else (self.folder / file.name).read_bytes()


def _sums(folder: Path) -> dict[str, str]:
    lines = (folder / CHECKSUMS).read_text("utf-8").splitlines()
    return {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
