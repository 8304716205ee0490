"""Changes in who is asked, and in which groups they are counted."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.release.causes.cause import Cause, CauseKind, some
from oppna.release.content import Place, Release
from oppna.release.membership import members


class Frame:
    """The respondents of a release, and which of them stand behind an area."""

    def __init__(self, release: Release) -> None:
        self.respondents = frozenset(respondent.area for respondent in release.respondents)
        self._members = members(release)

    def behind(self, place: Place) -> frozenset[str]:
        """The respondents behind the area; none where the release does not have it."""
        return self._members.get(place, frozenset())


def frame_causes(before: Frame, after: Frame, place: Place) -> Iterator[Cause]:
    """Who is newly behind the area and who no longer is, those in the frame both times apart."""
    came, went = after.behind(place) - before.behind(place), before.behind(place) - after.behind(place)
    for units, what in (
        (came - before.respondents, "nya i ramen"),
        (came & before.respondents, "flyttade hit"),
        (went - after.respondents, "inte kvar i ramen"),
        (went & after.respondents, "flyttade härifrån"),
    ):
        if units:
            yield Cause(CauseKind.FRAME, f"{what}: {some(sorted(units))}")
