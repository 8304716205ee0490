"""The colour of a cell [METHOD 9]. Only a unit's own category has a desired value; shares have no thresholds."""

from __future__ import annotations

from oppna.model.codes import Category, Colour

_COLOURS = {
    Category.YES.value: Colour.GREEN,
    Category.PARTLY.value: Colour.YELLOW,
    Category.NO.value: Colour.RED,
}


def colour(value: str) -> Colour:
    """The colour of a cell's value as written in `results.csv`; a number, Ej aktuellt and no value have none."""
    return _COLOURS.get(value, Colour.NONE)
