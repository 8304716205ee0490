"""What a question is about: the words that tell, without those that every question has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

LITTLE = frozenset(
    "hur manga mycket lange ofta vad vilken vilka vilket varfor nar vem vilkas har hade ar blir blev kan ska skulle "
    "far fatt maste gor gors finns fanns man jag vi du ni min mitt mina er ert era sin en ett den det de dem detta "
    "dessa som att pa till fran om vid per mot under inom hos ej inte nagon nagot nagra alla samt eller men sa dar mer "
    "an bara flera fler vill soka sok visa hitta kommuner kommunerna bra daligt "
    "how many much what which who when why is the in of for to do does there a an on and have".split()
)
"""Folded. Names of municipalities are not among them: Åre is `are`, and Vara is `vara`."""
_ENDING = re.compile(r"(ningarna|ningar|ningen|ning|arna|erna|orna|ande|ar|er|or|en|et|as|es|ad|at|d|t|a|e|s)$")
_FEWEST = 5


def telling(words: Iterable[str]) -> tuple[str, ...]:
    """The words that are left without the little ones."""
    return tuple(word for word in words if word not in LITTLE)


def stem(word: str) -> str:
    """What forms of a word begin alike: utreds, utreder and utredning as `utred`. Short words stay as they are."""
    bare = _ENDING.sub("", word)
    return bare if len(bare) >= _FEWEST else word


def stretches(words: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where the words that follow each other begin and end, the longest first."""
    for length in range(len(words), 0, -1):
        for start in range(len(words) - length + 1):
            yield start, start + length
