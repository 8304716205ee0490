"""A set of answers as planes, and which of them count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from oppna.engines.bits.numbers import Numbers


@dataclass(frozen=True)
class AnswerPlanes:
    """The answers of `size` units. Unit i is bit i of every plane.

    `choices`: question → answer → plane. `numbers`: question → its exact numbers times 10^scale.
    `rounded`: question → the same rounded half up to two decimals, again times 10^scale; only where
    that differs. `texts`: question → where something was written.
    """

    size: int
    choices: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    numbers: Mapping[str, Numbers] = field(default_factory=dict)
    rounded: Mapping[str, Numbers] = field(default_factory=dict)
    texts: Mapping[str, int] = field(default_factory=dict)
    scale: int = 2

    @cached_property
    def everyone(self) -> int:
        """The plane with every unit in it."""
        return (1 << self.size) - 1

    def known(self, question: str) -> int:
        """Where the question is answered; nowhere if nobody answered it."""
        if question in self.choices:
            plane = 0
            for answer in self.choices[question].values():
                plane |= answer
            return plane
        if question in self.numbers:
            return self.numbers[question].known
        return self.texts.get(question, 0)

    def only(self, question: str, mask: int) -> AnswerPlanes:
        """The same answers, with those to `question` outside `mask` forgotten."""
        if question in self.choices:
            kept = {answer: plane & mask for answer, plane in self.choices[question].items()}
            return replace(self, choices={**self.choices, question: kept})
        if question in self.numbers:
            rounded = {q: n.where(mask) if q == question else n for q, n in self.rounded.items()}
            numbers = {**self.numbers, question: self.numbers[question].where(mask)}
            return replace(self, numbers=numbers, rounded=rounded)
        if question in self.texts:
            return replace(self, texts={**self.texts, question: self.texts[question] & mask})
        return self
