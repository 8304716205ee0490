"""Can a file be put where the person wants it? Asked before any work is done."""

from __future__ import annotations

from pathlib import Path

from oppna.errors import Problem


def target_problems(target: Path) -> list[Problem]:
    """Why the file cannot be put there; empty when it can."""
    if target.is_dir():
        return [Problem(str(target), 0, "MAPP", "är en mapp. Ange ett filnamn.")]
    if not target.parent.is_dir():
        sentence = f"mappen {target.parent} finns inte. Skapa den eller välj en annan plats."
        return [Problem(str(target), 0, "MAPP-SAKNAS", sentence)]
    return []
