"""Editions for tests, copied from 2015-bou by `oppna new-edition`: fully protected, with or without printed counts."""

from __future__ import annotations

import shutil
from pathlib import Path

from oppna.__main__ import main

PROTECTED = "2021-bou"


def write_edition(root: Path, home: Path, *, counts: bool, secondary: bool = True) -> Path:
    """The product's definitions with the edition among them; OPPNA_DEFINITIONS must name `home`."""
    shutil.copytree(root / "definitions", home)
    assert main(["new-edition", "2015-bou", PROTECTED]) == 0
    folder = home / "editions" / PROTECTED
    if counts:
        for path in (folder / "indicators").glob("UTB_*.yaml"):
            text = path.read_text("utf-8")
            assert "antal_publiceras: false" in text
            path.write_text(text.replace("antal_publiceras: false", "antal_publiceras: true"), "utf-8")
    if not secondary:
        with (folder / "edition.yaml").open("a", encoding="utf-8") as text:
            text.write("sekretess: {sekundär: false, skäl: försvagad för ett prov}\n")
    return home
