"""An edition ready to run: its definitions and its compiled rules, kept together in the cache."""

from __future__ import annotations

from pathlib import Path

import msgspec

import oppna
from oppna.catalogue.cache import compiled
from oppna.catalogue.layout import definition_files
from oppna.catalogue.load import edition_folder, load_edition
from oppna.model.edition import Edition
from oppna.rules.compiled import CompiledEdition


class Prepared(msgspec.Struct, frozen=True):
    """`edition` as it is written, `rules` as they run."""

    edition: Edition
    rules: CompiledEdition


def prepare(edition_id: str) -> Prepared:
    """The edition with its rules parsed. Neither YAML nor sqlglot is touched when the cache knows it."""
    files = definition_files(edition_folder(edition_id))
    language = list((Path(oppna.__file__).parent / "rules").glob("*.py"))

    def build() -> Prepared:
        from oppna.rules.compiling import compile_edition  # the parser, only when the cache has nothing

        edition = load_edition(edition_id)
        return Prepared(edition, compile_edition(edition))

    return compiled(f"{edition_id}-prepared", [*files, *language], Prepared, build)
