"""Every format of the workbook, made once and by name. The colours are told apart without hue, by lightness and mark.

Text on each tint has a contrast of at least 4.5:1 (tests/unit/products holds it).
"""

from __future__ import annotations

from typing import Any

from oppna.model.codes import Colour

TINT = {Colour.GREEN: "#CFE8CF", Colour.YELLOW: "#FFE699", Colour.RED: "#F4A896"}
"""Backgrounds of coloured cells: in shades of grey the red is clearly darker than the other two."""

INK = {Colour.GREEN: "#123D1C", Colour.YELLOW: "#4A3500", Colour.RED: "#561005"}
DARK, MIDDLE, LIGHT, PALE, GREY = "#17365D", "#2F5D7C", "#DCE6EE", "#F3F6F9", "#595959"
ALARM = "#8B0000"
RULE = "#BFC8D0"
FACE = "Calibri"

_CENTRE = {"align": "center", "valign": "vcenter"}
_HEAD = {"text_wrap": True, "border": 1, "border_color": "#FFFFFF", **_CENTRE}
_CELL = {"border": 1, "border_color": "#E3E8EC", "valign": "vcenter"}
_QUIET = {**_CELL, "align": "center", "font_size": 8, "font_color": GREY, "text_wrap": True}
_ID = {"border": 1, "border_color": "#FFFFFF", "font_size": 8, "underline": 1, "valign": "top", "shrink": True}
_TEXT = {"text_wrap": True, "valign": "top"}
_KEY = {**_HEAD, "bold": True, "font_color": "#FFFFFF", "bg_color": DARK, "align": "left", "valign": "bottom"}


def _tinted(colour: Colour) -> dict[str, Any]:
    fill = {"bg_color": TINT[colour], "font_color": INK[colour]}
    return {**_CELL, **_CENTRE, **fill, "border_color": "#FFFFFF", "font_size": 10}


STYLES: dict[str, dict[str, Any]] = {
    "title": {"bold": True, "font_size": 18, "font_color": DARK},
    "subtitle": {"font_color": GREY},
    "banner": {"bold": True, "font_size": 13, "font_color": "#FFFFFF", "bg_color": ALARM, "valign": "vcenter"},
    "row_label": {"font_size": 9, "font_color": GREY, "align": "right", "valign": "vcenter", "indent": 1},
    "heading": {"bold": True, "font_size": 13, "font_color": DARK, "bottom": 2, "bottom_color": DARK},
    "text": _TEXT,
    "paragraph": {**_TEXT, "valign": "vcenter"},
    "strong": {**_TEXT, "bold": True, "valign": "vcenter"},
    "small": {**_TEXT, "font_color": GREY, "font_size": 9},
    "answer": {"bold": True, "font_size": 12, "text_wrap": True, "valign": "vcenter"},
    "link": {**_TEXT, "font_color": "#0B57A4", "underline": 1},
    "address": {"font_color": "#0B57A4", "underline": 1, "font_size": 9},
    "choice": {
        "bold": True,
        "font_size": 14,
        "bg_color": "#FFF8DC",
        "border": 2,
        "border_color": DARK,
        "locked": False,
    },
    "choice_label": {"bold": True, "font_size": 12, "valign": "vcenter"},
    "dimension": {**_HEAD, "bold": True, "font_color": "#FFFFFF", "bg_color": DARK},
    "quality_area": {**_HEAD, "bold": True, "font_color": "#FFFFFF", "bg_color": MIDDLE},
    "indicator_area": {**_HEAD, "font_size": 8, "bg_color": LIGHT},
    "indicator": {
        **_HEAD,
        "font_size": 8,
        "bg_color": PALE,
        "rotation": 90,
        "valign": "bottom",
    },
    "background": {**_HEAD, "bold": True, "font_color": "#FFFFFF", "bg_color": "#5B5149"},
    "background_indicator": {
        **_HEAD,
        "font_size": 8,
        "bg_color": "#F2EFEC",
        "rotation": 90,
        "valign": "bottom",
    },
    "id": {**_ID, "bg_color": LIGHT, "font_color": "#0B3A6B"},
    "key": _KEY,
    "column": {**_KEY, "valign": "vcenter"},
    "column_centred": {**_KEY, **_CENTRE},
    "name": {**_CELL, "bold": True},
    "district": {**_CELL, "indent": 1},
    "plain": _CELL,
    "whole": {**_CELL, "num_format": "#,##0", "align": "right"},
    "counts": {**_CELL, **_CENTRE, "font_size": 9},
    "percent": {**_CELL, "num_format": "0 %", "align": "center"},
    "quiet": _QUIET,
    "legend": {**_CELL, **_CENTRE, "font_color": GREY, "text_wrap": True},
    "label_small": {**_CELL, "text_wrap": True, "font_size": 9, "font_color": GREY},
    "label": {**_CELL, "text_wrap": True, "valign": "vcenter"},
    "label_link": {**_CELL, "text_wrap": True, "valign": "vcenter", "font_color": "#0B3A6B", "underline": 1},
    "block": {
        "text_wrap": True,
        "bold": True,
        "font_size": 12,
        "font_color": "#FFFFFF",
        "bg_color": MIDDLE,
        "valign": "vcenter",
    },
    "field": {**_TEXT, "bold": True, "font_color": DARK, "bottom": 4, "bottom_color": RULE},
    "field_text": {**_TEXT, "bottom": 4, "bottom_color": RULE},
    **{colour.name.lower(): _tinted(colour) for colour in TINT},
}


class Formats:
    """The formats of one workbook: `formats["title"]`; numbers and emphasised rows by pattern."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._named: dict[str, Any] = {}
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def __getitem__(self, name: str) -> Any:
        if name not in self._named:
            self._named[name] = self.make(STYLES[name])
        return self._named[name]

    def coloured(self, colour: Colour) -> Any:
        """The format of a category in words."""
        return self["quiet"] if colour is Colour.NONE else self[colour.name.lower()]

    def number(self, pattern: str) -> Any:
        """An uncoloured number."""
        return self.make({**_CELL, **_CENTRE, "num_format": pattern})

    def either(self, pattern: str) -> Any:
        """An uncoloured cell that may hold a number or a fixed text; a long text is shown smaller."""
        return self.make({**_CELL, **_CENTRE, "num_format": pattern, "shrink": True})

    def nation(self, name: str = "", pattern: str = "General") -> Any:
        """A cell of the nation's row, which stands above the others."""
        base = STYLES[name] if name else {**_CELL, **_CENTRE, "num_format": pattern}
        return self.make({**base, "bold": True, "bg_color": "#FFFFFF", "font_color": "#000000", "bottom": 2})

    def make(self, style: dict[str, Any]) -> Any:
        """The format of these properties; equal properties give the same one."""
        key = tuple(sorted(style.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format({"font_name": FACE, **style})
        return self._made[key]

    def colour(self, colour: Colour) -> Any:
        """Fill and ink only, for a cell that takes its colour from a condition."""
        return self._workbook.add_format({"bg_color": TINT[colour], "font_color": INK[colour]})
