"""What is taken from an upload before anybody reads it: small enough, of the kind it says, and no bomb."""

from __future__ import annotations

import io
import zipfile
from pathlib import PurePath
from typing import Protocol

from oppna.errors import refuse

MOST = 2_000_000
"""Bytes of a file. The largest part filled in is about 15 000."""
MOST_UNPACKED = 20_000_000
"""Bytes of everything in a package, as it is when unpacked; counted while unpacking, for a package can lie."""
_CHUNK = 65_536
_PACKAGE = b"PK\x03\x04"
KINDS = (".xlsx", ".csv")


class Readable(Protocol):
    """Anything that gives its next bytes."""

    def read(self, size: int, /) -> bytes: ...


def checked(name: str, file: Readable) -> tuple[str, bytes]:
    """The plain name of the file and its content; Refused in one sentence when it cannot be what is asked for."""
    plain = PurePath(name.replace("\\", "/")).name[:120]
    kind = PurePath(plain).suffix.lower()
    if kind not in KINDS:
        raise refuse("ska vara en Excelfil (.xlsx) eller en CSV-fil (.csv).", file=plain, code="FILSLAG")
    content = file.read(MOST + 1)
    if len(content) > MOST:
        raise refuse(f"är större än {MOST // 1_000_000} megabyte; välj rätt fil.", file=plain, code="STORLEK")
    if kind == ".xlsx":
        _check_package(plain, content)
    elif b"\0" in content:
        raise refuse("är ingen textfil; spara den som CSV UTF-8.", file=plain, code="FILSLAG")
    return plain, content


def _check_package(name: str, content: bytes) -> None:
    if not content.startswith(_PACKAGE):
        raise refuse("är ingen Excelfil; spara den som .xlsx.", file=name, code="FILSLAG")
    try:
        unpacked = _unpacked(content)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError):
        raise refuse(
            "är trasig eller låst med lösenord; spara den på nytt som .xlsx.", file=name, code="TRASIG"
        ) from None
    if unpacked > MOST_UNPACKED:
        raise refuse("packar upp till orimligt mycket; spara den på nytt som .xlsx.", file=name, code="BOMB")


def _unpacked(content: bytes) -> int:
    """How much it is, but no further than past the limit."""
    size = 0
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        for member in package.infolist():
            with package.open(member) as stream:
                while chunk := stream.read(_CHUNK):
                    size += len(chunk)
                    if size > MOST_UNPACKED:
                        return size
    return size
