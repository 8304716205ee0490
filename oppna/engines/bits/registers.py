"""What the register files say, as planes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from oppna.engines.bits.numbers import Numbers


@dataclass(frozen=True)
class RegisterPlanes:
    """`listed`: file → units on the list. `numbers`: file → column → numbers of the units in it."""

    listed: Mapping[str, int] = field(default_factory=dict)
    numbers: Mapping[str, Mapping[str, Numbers]] = field(default_factory=dict)
