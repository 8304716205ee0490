"""What every large picture has in common: title, source line, letters, colours of a theme, Swedish numbers."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from oppna.disseminate.charts.look import SANS

Spec = dict[str, Any]
SCHEMA = "https://vega.github.io/schema/vega-lite/v6.json"
WIDTH = 720
"""Of the whole picture, letters and all."""
_TITLE_LINE, _NOTE_LINE, _AXIS, _LEGEND_LINE = 22, 15, 82, 22
_TITLE_WIDTH, _NOTE_WIDTH = 66, 104


@dataclass(frozen=True)
class Theme:
    """Colours, by what they are for. Marks are told apart by form first."""

    paper: str
    ink: str
    soft: str
    rule: str
    accent: str
    others: str
    warm: str


LIGHT = Theme("#ffffff", "#16222e", "#4b5866", "#d5d2c8", "#0b5563", "#5f6b77", "#a1440b")
DARK = Theme("#1a222a", "#edf0f2", "#b4bfc9", "#3d4a55", "#7fcbd6", "#a4afba", "#ffb27d")
LIGHT_NAME, DARK_NAME = "ljus", "mork"
THEMES = {LIGHT_NAME: LIGHT, DARK_NAME: DARK}


@dataclass(frozen=True)
class Said:
    """What stands around a picture. `sentence` is what it says to whoever cannot see it."""

    title: str
    sentence: str
    notes: tuple[str, ...] = ()


def framed(said: Said, theme: Theme, height: int, body: Spec, legend_lines: int = 0) -> Spec:
    """A whole specification. `height` is what the marks get; the letters around them are added, so that the size of
    the picture is known before it is drawn and a page can keep its place."""
    title = _title(said, theme)
    around = (
        _TITLE_LINE * len(title["text"]) + _NOTE_LINE * len(title["subtitle"]) + _AXIS + _LEGEND_LINE * legend_lines
    )
    return {
        "$schema": SCHEMA,
        "description": said.sentence,
        "background": theme.paper,
        "padding": 16,
        "autosize": {"type": "fit", "contains": "padding"},
        "width": WIDTH,
        "height": height + around,
        "title": title,
        **body,
        "config": _config(theme),
    }


def _title(said: Said, theme: Theme) -> Spec:
    """The notes stand under the title: a picture that is taken along must not lose them."""
    return {
        "text": textwrap.wrap(said.title, _TITLE_WIDTH) or [""],
        "subtitle": [line for note in said.notes for line in textwrap.wrap(note, _NOTE_WIDTH)],
        "anchor": "start",
        "frame": "group",
        "color": theme.ink,
        "subtitleColor": theme.soft,
        "fontSize": 17,
        "subtitleFontSize": 12.5,
        "subtitlePadding": 6,
        "offset": 14,
    }


def _config(theme: Theme) -> Spec:
    letters = {"labelColor": theme.ink, "titleColor": theme.ink, "labelFontSize": 12.5, "titleFontSize": 12.5}
    return {
        "font": SANS,
        "aria": False,  # the picture is shown with a sentence and a table beside it
        "view": {"stroke": None},
        "axis": {
            **letters,
            "titleFontWeight": "normal",
            "gridColor": theme.rule,
            "domainColor": theme.rule,
            "tickColor": theme.rule,
            "titlePadding": 10,
        },
        "legend": {
            **letters,
            "orient": "bottom",
            "symbolSize": 110,
            "title": None,
            "columns": 2,
            "labelLimit": 420,
            "layout": {"bottom": {"direction": "vertical", "anchor": "start", "margin": 8}},
        },
        "text": {"color": theme.ink, "fontSize": 12.5},
    }


def value_axis(per_cent: bool, title: str, **more: Any) -> Spec:
    """An axis of shares in per cent, or of numbers, with a decimal comma and spaces between thousands."""
    shown = "format(datum.value * 100, '.2~f')" if per_cent else "format(datum.value, ',.3~f')"
    label = f"replace(replace({shown}, /,/g, ' '), '.', ',')" + (" + ' %'" if per_cent else "")
    return {"title": title, "labelExpr": label, **more}


def data(rows: Sequence[dict[str, Any]]) -> Spec:
    """The figures of a picture, in the picture."""
    return {"values": list(rows)}
