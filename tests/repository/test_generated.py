"""The generated references are what the definitions and the code say now."""

from __future__ import annotations

from pathlib import Path

from docs.generate import references
from tests.repository.committed import files

WRITTEN = {Path("docs/reference/kolada-api.md")}
"""References that no definition tells: a person writes them."""


def test_every_generated_reference_is_current(root: Path) -> None:
    stale = [str(path) for path, text in references().items() if (root / path).read_text("utf-8") != text]
    assert not stale, f"make docs: {stale}"


def test_nothing_lies_among_the_generated_files_that_is_not_made() -> None:
    made = references()
    rooms = (Path("docs/reference"), Path("definitions/schemas"), Path("definitions/changes"))
    left = [path for path in files() if path.parent in rooms and path not in made and path not in WRITTEN]
    assert not left, f"no longer made: {left}"
