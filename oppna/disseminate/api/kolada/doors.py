"""The two doors of Kolada's interface, with the manners all doors share."""

from __future__ import annotations

from oppna.disseminate.api.cubes import cube, token
from oppna.disseminate.api.http import Answer
from oppna.disseminate.api.kolada.answer import Kolada
from oppna.disseminate.api.kolada.dialect import V2, V3
from oppna.disseminate.api.wrappers import refusal
from oppna.disseminate.api.wrappers.swift import swift

KOLADA: dict[str, Answer] = {dialect.root: swift(Kolada(dialect, cube, refusal), token) for dialect in (V2, V3)}
"""Where each begins → what answers."""
