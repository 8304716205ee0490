"""Read a backup: nothing of it is used before all of it has been seen to be whole and ours."""

from __future__ import annotations

import gzip
import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from oppna.errors import Refused, refuse
from oppna.web.backup.content import FORMAT

LONGEST = 64_000_000
"""Bytes in a line. A row is far smaller; a file of one endless line is not ours and must not fill the memory."""


class Backup(NamedTuple):
    """A file that was whole when it was read through: when it was made, and of which shape of the database."""

    path: Path
    made: str
    migrations: list[str]
    total: int

    def rows(self) -> Iterator[tuple[str, list[str], list[Any]]]:
        """(table, columns, values) of every row."""
        table, columns = "", list[str]()
        lines = _lines(self.path)
        next(lines)
        for told in map(msgspec.json.decode, lines):
            if isinstance(told, list):
                yield table, columns, told
            elif "table" in told:
                table, columns = told["table"], told["columns"]


def read(path: Path) -> Backup:
    """Raises Refused unless the file is a whole backup."""
    try:
        return _read(path)
    except (msgspec.DecodeError, UnicodeDecodeError, EOFError, zlib.error, KeyError, TypeError) as error:
        raise _not_ours(path) from error
    except gzip.BadGzipFile as error:
        raise _not_ours(path) from error


def _read(path: Path) -> Backup:
    lines = _lines(path)
    digest, count, last = hashlib.sha256(), 0, b""
    head = last = next(lines, b"")
    first = msgspec.json.decode(head)
    if first["format"] != FORMAT:
        raise _not_ours(path)
    for line in lines:
        digest.update(last)
        count += line.startswith(b"[")
        last = line
    if msgspec.json.decode(last) != {"rows": count, "sha256": digest.hexdigest()}:
        raise _broken(path)
    return Backup(path, first["made"], first["migrations"], count)


def _lines(path: Path) -> Iterator[bytes]:
    with gzip.open(path, "rb") as file:
        while line := file.readline(LONGEST):
            if not line.endswith(b"\n"):
                raise _broken(path)
            yield line


def _broken(path: Path) -> Refused:
    return refuse(
        "säkerhetskopian är ofullständig eller ändrad. Hämta en annan kopia.", file=str(path), code="TRASIG_KOPIA"
    )


def _not_ours(path: Path) -> Refused:
    return refuse(
        "filen är ingen hel säkerhetskopia från Öppna. Ange en fil som gjorts med backup.",
        file=str(path),
        code="INGEN_KOPIA",
    )
