"""A drawing → the bytes of the kind asked for, out of the store where it is there."""

from __future__ import annotations

import json

from oppna.disseminate.pictures.render import png_of, svg_of
from oppna.disseminate.pictures.store import Store, key_of
from oppna.disseminate.presenters.indicator.pictures import Drawing


def made(store: Store, drawing: Drawing, kind: str) -> bytes:
    """The bytes. `kind`: svg, png, or json for the specification itself."""
    text = json.dumps(drawing.spec, ensure_ascii=False, sort_keys=True)
    key = key_of(_engine(), text, drawing.svg)
    if kind == "json":
        return text.encode()
    if kind == "svg":
        return _svg(store, key, drawing)
    return store.picture(key, "png", lambda: png_of(_svg(store, key, drawing)))


def _svg(store: Store, key: str, drawing: Drawing) -> bytes:
    return drawing.svg.encode() if drawing.svg else store.picture(key, "svg", lambda: svg_of(drawing.spec))


def _engine() -> str:
    """A new version of what draws may draw otherwise."""
    from importlib.metadata import version

    return version("vl-convert-python")
