"""Where the definitions lie."""

from __future__ import annotations

import os
from pathlib import Path

from oppna.errors import refuse

VARIABLE = "OPPNA_DEFINITIONS"
_PACKAGE = Path(__file__).resolve().parents[1]


def definitions_home() -> Path:
    """The folder the environment names, else the one beside the package (in a checkout) or in it (installed)."""
    named = os.environ.get(VARIABLE)
    candidates = [Path(named)] if named else [_PACKAGE.parent / "definitions", _PACKAGE / "definitions"]
    for candidate in candidates:
        if (candidate / "editions").is_dir():
            return candidate
    raise refuse(
        f"mappen med definitioner finns inte eller saknar mappen editions. Låt {VARIABLE} peka på den rätta mappen.",
        file=str(candidates[0]),
        code="DEFINITIONER_SAKNAS",
    )


def shown(path: Path, home: Path) -> str:
    """A definition file as it is named to a person: from the definitions folder and down."""
    return path.relative_to(home).as_posix() if path.is_relative_to(home) else str(path)
