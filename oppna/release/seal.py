"""The seal of a release folder: does every file still have the checksum it was released with?"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from oppna.errors import Problem
from oppna.release.files import CHECKSUMS, SUMMED

_LINE = re.compile(r"([0-9a-f]{64})  ([^/\x00]+)")
_AGAIN = "; hämta publiceringen på nytt."


def broken_seals(release: Path) -> list[Problem]:
    """A problem for every file that is missing or changed, and for a list of checksums that is no such list."""
    listed = release / CHECKSUMS
    if not listed.is_file():
        sentence = f"är ingen publicering: {CHECKSUMS} saknas. Ange mappen för en version, som releases/2018-bou/1.0."
        return [Problem(str(release), 0, "INGEN_PUBLICERING", sentence)]
    sums = dict(_sums(listed))
    problems = list(_broken_files(release, {name: sum for name, sum in sums.items() if name in SUMMED}))
    if set(sums) != set(SUMMED):
        problems.append(_problem(release, CHECKSUMS, "KONTROLLSUMMOR", "räknar inte upp just de filer som ska finnas"))
    return problems


def strangers(release: Path) -> list[Problem]:
    """A problem for every file or folder that was not released."""
    known = {CHECKSUMS, *SUMMED}
    names = sorted(path.name for path in release.iterdir() if path.name not in known)
    sentence = "hör inte till publiceringen; ta bort den härifrån."
    return [Problem(str(release / name), 0, "FRÄMMANDE_FIL", sentence) for name in names]


def _sums(listed: Path) -> Iterator[tuple[str, str]]:
    """Name → checksum; a line that is none of these stands for itself and so fits no file."""
    for line in listed.read_text("utf-8", errors="replace").splitlines():
        match = _LINE.fullmatch(line)
        yield (match[2], match[1]) if match else (line, "")


def _broken_files(release: Path, sums: Mapping[str, str]) -> Iterator[Problem]:
    for name, expected in sorted(sums.items()):
        if not (release / name).is_file():
            yield _problem(release, name, "FIL_SAKNAS", "saknas")
        elif (release / name).is_symlink():
            yield _problem(release, name, "FIL_LÄNK", "är en länk till något annat, som kan ändras")
        elif _sha256(release / name) != expected:
            yield _problem(release, name, "FIL_ÄNDRAD", "har ändrats sedan publiceringen gjordes")


def _sha256(path: Path) -> str:
    with path.open("rb") as content:
        return hashlib.file_digest(content, "sha256").hexdigest()


def _problem(release: Path, name: str, code: str, sentence: str) -> Problem:
    return Problem(str(release / name), 0, code, sentence + _AGAIN)
