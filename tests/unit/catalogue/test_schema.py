"""The JSON Schemas beside the definitions are those of the nouns."""

from __future__ import annotations

from pathlib import Path

from oppna.catalogue.schema import schema_texts


def test_the_schemas_are_current(root: Path) -> None:
    folder = root / "definitions" / "schemas"
    assert {path.name: path.read_text("utf-8") for path in folder.iterdir()} == schema_texts(), "run make docs"
