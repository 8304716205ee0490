"""The areas one is laid beside: which they are, and what they have together."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from oppna.disseminate.fair.kept import kept
from oppna.disseminate.fair.twins import twins_of
from oppna.disseminate.shown import exact, figure_text, shown
from oppna.model.codes import STATUS_TEXT, Category, Status
from oppna.model.edition import NonresponseRule
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Place, Release

ANSWERS = frozenset({Category.YES, Category.PARTLY, Category.NO})


@dataclass(frozen=True)
class Similar:
    """`places`: nearest first. `kind`: kommuner or stadsdelar."""

    places: tuple[Place, ...]
    kind: str

    @property
    def name(self) -> str:
        return f"liknande {self.kind}"

    def cells(self, release: Release, indicator: str) -> list[Cell]:
        """Their cells, those that have one."""
        found = (release.cell(indicator, *place) for place in self.places)
        return [cell for cell in found if cell is not None]

    def answers(self, release: Release, indicator: str) -> Counter[str]:
        """Answer → how many of them gave it."""
        return Counter(cell.value for cell in self.cells(release, indicator) if cell.value in ANSWERS)

    def is_hidden(self, release: Release, indicator: Indicator) -> bool:
        """Whether too many of them lack an answer: the edition's own limit for groups holds for these too."""
        rule = release.edition.head.nonresponse
        if rule is None or not indicator.nonresponse_limit:
            return False
        cells = self.cells(release, indicator.id)
        missing = sum(_counts_as_nonresponse(cell, rule) for cell in cells)
        return missing * 100 > rule.limit_percent * len(cells)

    def text(self, release: Release, indicator: Indicator) -> str:
        """What they have: so many of them Ja, or the middle one's figure."""
        cells = self.cells(release, indicator.id)
        if self.is_hidden(release, indicator):
            return STATUS_TEXT[Status.SUPPRESSED_NONRESPONSE]
        answers = self.answers(release, indicator.id)
        if answers:
            return f"{answers[Category.YES]} av {sum(answers.values())} Ja"
        values = [exact(cell) for cell in cells if shown(cell, indicator).is_value]
        return figure_text(Fraction(median(values)), indicator) if values else "–"


def _counts_as_nonresponse(cell: Cell, rule: NonresponseRule) -> bool:
    """As the edition counts: missing, and in some editions also Ej aktuellt."""
    if cell.status is Status.MISSING:
        return "missing" in rule.counts
    return cell.value == Category.NOT_APPLICABLE and "Ej aktuellt" in rule.counts


def similar_to(release: Release, area: ReleaseArea) -> Similar | None:
    """The municipalities, or districts, most like it in what is known of them; None for a group."""
    return kept(release, ("similar", area.level, area.area), lambda: _similar(release, area))


def _similar(release: Release, area: ReleaseArea) -> Similar | None:
    twinned = twins_of(release, (area.level, area.area))
    if twinned is None or not twinned.areas:
        return None
    kind = "kommuner" if area.level == "municipality" else "stadsdelar"
    return Similar(tuple(twin.place for twin in twinned.areas), kind)
