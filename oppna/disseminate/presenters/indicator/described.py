"""The description of an indicator for its page: the headings that are shown at once, and those that are folded."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.catalogue.describe import RULE, describe
from oppna.disseminate.presenters.plain_rule import plain_rule, without_marks
from oppna.model.indicator import Indicator
from oppna.release.content import Release

_ABOVE = ("Mått", "Syfte", RULE, "Önskad riktning", "Målvärde")
_ELSEWHERE = ("Namn", "Frågor som krävs", "Räkneexempel", "Källa")
"""They stand on the page in a form of their own; the source of the definition is told by its data source."""


@dataclass(frozen=True)
class Fact:
    """A heading and its text; more than one line is a list."""

    heading: str
    lines: tuple[str, ...]


def described(release: Release, indicator: Indicator) -> tuple[list[Fact], list[Fact]]:
    """What one needs to read a figure, and the rest."""
    edition = release.edition
    told = {heading: without_marks(text).split("\n") for heading, text in describe(edition, indicator)}
    told[RULE] = list(plain_rule(edition, indicator))
    facts = {heading: Fact(heading, tuple(lines)) for heading, lines in told.items()}
    above = [facts[heading] for heading in _ABOVE]
    return above, [fact for heading, fact in facts.items() if heading not in (*_ABOVE, *_ELSEWHERE)]
