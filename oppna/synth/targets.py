"""The shares that made-up answers are to reach."""

from __future__ import annotations

from fractions import Fraction

from oppna.catalogue.load import edition_folder
from oppna.errors import refuse
from oppna.interchange.table import read_table
from oppna.synth.plan import Likeness, Target


def published_shares(likeness: Likeness) -> dict[str, Fraction]:
    """Indicator → its published share, from the edition and area that the plan names."""
    path = edition_folder(likeness.edition) / "published" / likeness.file
    table = read_table(path, ("indicator", "area", "value", "status"))
    return {
        indicator: Fraction(value)
        for _, (indicator, area, value, status) in table
        if area == likeness.area and status == "ok"
    }


def share(target: Target, published: dict[str, Fraction]) -> Fraction:
    """What the target says, as a share 0–1."""
    if not target.like:
        return Fraction(target.percent, 100)
    if target.like not in published:
        raise refuse(
            f"målet liknar {target.like}, som inte är publicerat. Välj ett publicerat mått.", file="synth.yaml"
        )
    return published[target.like]
