"""JSON Schemas of the definition files, so that an editor can help whoever writes one.

`python -m oppna.catalogue.schema` writes them to `definitions/schemas`; a test holds them current.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from oppna.catalogue import codelists
from oppna.catalogue.home import definitions_home
from oppna.model.comparability import AreaMatrix, EditionPair
from oppna.model.edition import EditionHead
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Questionnaire
from oppna.model.register import Register

FILES: dict[str, type] = {
    "edition": EditionHead,
    "questionnaire": Questionnaire,
    "indicator": Indicator,
    "edition-pair": EditionPair,
    "area-matrix": AreaMatrix,
    "register": Register,
    **codelists.FILES,
}
"""Name of the schema → the noun its files are read into."""


def schema_texts() -> dict[str, str]:
    """File name → the schema, as it should stand in the file."""
    return {f"{name}.schema.json": _schema(noun) for name, noun in FILES.items()}


def write_schemas(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schema_texts().items():
        (folder / name).write_text(text, "utf-8")


def _schema(noun: type) -> str:
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **_on_one_line(msgspec.json.schema(noun))}
    return msgspec.json.format(msgspec.json.encode(schema, order="sorted"), indent=2).decode() + "\n"


def _on_one_line(schema: dict[str, Any]) -> dict[str, Any]:
    """Descriptions come from docstrings, whose indentation differs between versions of Python."""
    return {
        key: " ".join(value.split())
        if key == "description" and isinstance(value, str)
        else _on_one_line(value)
        if isinstance(value, dict)
        else value
        for key, value in schema.items()
    }


if __name__ == "__main__":
    write_schemas(definitions_home() / "schemas")
