"""What lies where in the folder of an edition."""

from __future__ import annotations

from pathlib import Path

HEAD = "edition.yaml"
QUESTIONNAIRE = "questionnaire.yaml"
PRINTED_GROUPS = "population_groups.csv"
FOLDERS = ("indicators", "background")
"""Where indicators and background measures lie."""
READ_ELSEWHERE = ("published", "synth.yaml")
"""Figures others have published, and how answers are made up: with the edition, but no part of its definitions."""


def indicator_files(folder: Path) -> tuple[Path, ...]:
    """A file for each indicator and background measure."""
    return tuple(sorted(path for name in FOLDERS for path in (folder / name).glob("*.yaml")))


def definition_files(folder: Path) -> tuple[Path, ...]:
    """Every file the edition is read from, those that are there."""
    single = [folder / name for name in (HEAD, QUESTIONNAIRE, PRINTED_GROUPS)]
    return tuple(path for path in [*single, *indicator_files(folder)] if path.is_file())


def stray_files(folder: Path) -> tuple[Path, ...]:
    """Files that nothing reads: a misspelt name, a forgotten copy."""
    known = set(definition_files(folder))
    files = (path for path in sorted(folder.rglob("*")) if path.is_file() and path not in known)
    return tuple(path for path in files if path.relative_to(folder).parts[0] not in READ_ELSEWHERE)
