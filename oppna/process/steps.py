"""The way of the figures, step by step, in the words and the order of GSBPM.

Review stands before derive there and runs after it here: it tells which measures came out illogical.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from oppna.process.aggregate import count
from oppna.process.ask import ask
from oppna.process.colour import colour
from oppna.process.decide import decide
from oppna.process.derive import derive
from oppna.process.integrate import integrate
from oppna.process.nonresponse import beyond_limit
from oppna.process.previous import integrate_previous
from oppna.process.quality import quality
from oppna.process.registers import integrate_registers
from oppna.process.review import review


class Step(NamedTuple):
    """`code`: the sub-process of GSBPM 5.1. `does`: what happens, in a Swedish clause."""

    code: str
    name: str
    does: str
    by: Callable[..., Any]


STEPS = (
    Step("5.1", "integrera", "svaren läses in och varje fel i dem hittas", integrate),
    Step("5.1", "integrera förra året", "de av förra årets svar som en regel ser på läses in", integrate_previous),
    Step("5.1", "integrera register", "registerfilerna läses in", integrate_registers),
    Step("5.2", "följ hoppen", "svar på frågor som inte ställts räknas bort", ask),
    Step("5.3", "granska", "ologiska uppgifter, koden 999 och rättningar noteras", review),
    Step("5.5", "härled", "varje objekt får sitt värde på varje indikator", derive),
    Step("5.7", "summera", "objekten räknas ihop till stad, län, riket och grupper", count),
    Step("5.8", "bortfallsgräns", "grupper med för stort bortfall döljs", beyond_limit),
    Step("5.8", "fastställ", "gruppens värde bestäms", decide),
    Step("6.2", "kvalitetstal", "svarsfrekvens, bortfall och ologiska uppgifter räknas", quality),
    Step("6.4", "färg", "objektens värden får grönt, gult eller rött", colour),
)
