"""The seal of a release folder: does every file still have the checksum it was released with?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from oppna.errors import Problem
from oppna.release.files import CHECKSUMS, SUMMED

_LINE = re.compile(r"([0-9a-f]{64})  ([^/\x00]+)")


def broken_seals(release: Path) -> list[Problem]:
    """A problem for every file that is missing or changed, and for a list of checksums that is no such list."""
    return list(_broken_seals(release))


def strangers(release: Path) -> list[Problem]:
    """A problem for every file or folder that was not released."""
    known = {CHECKSUMS, *SUMMED}
    return [
        _problem(release, name, "FRÄMMANDE_FIL", "hör inte till utgåvan; ta bort den eller lägg den någon annanstans.")
        for name in sorted(path.name for path in release.iterdir())
        if name not in known
    ]


def _broken_seals(release: Path) -> Iterable[Problem]:
    listed = release / CHECKSUMS
    if not listed.is_file():
        yield _problem(release, "", "INGEN_UTGÅVA", f"är ingen utgåva: {CHECKSUMS} saknas. Ange mappen för en version.")
        return
    sums = dict(_sums(listed))
    if set(sums) != set(SUMMED):
        yield _problem(release, CHECKSUMS, "KONTROLLSUMMOR", "räknar inte upp utgåvans filer; hämta utgåvan på nytt.")
    yield from _broken_files(release, {name: sum for name, sum in sums.items() if name in SUMMED})


def _sums(listed: Path) -> Iterable[tuple[str, str]]:
    for line in listed.read_text("utf-8", errors="replace").splitlines():
        if match := _LINE.fullmatch(line):
            yield match[2], match[1]
        else:
            yield line, ""


def _broken_files(release: Path, sums: Mapping[str, str]) -> Iterable[Problem]:
    for name, expected in sorted(sums.items()):
        if not (release / name).is_file():
            yield _problem(release, name, "FIL_SAKNAS", "saknas; hämta utgåvan på nytt.")
        elif _sha256(release / name) != expected:
            yield _problem(release, name, "FIL_ÄNDRAD", "har ändrats efter att utgåvan gjordes; hämta utgåvan på nytt.")


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _problem(release: Path, name: str, code: str, sentence: str) -> Problem:
    return Problem(str(release / name), 0, code, sentence)
