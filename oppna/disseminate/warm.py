"""What the pages ask of what is public, worked out before the first visitor does: that one should not wait either."""

from __future__ import annotations

from oppna.disseminate.fair.sureness import sureness
from oppna.disseminate.fair.told import again
from oppna.disseminate.presenters.start import front
from oppna.disseminate.queries.finder import finder
from oppna.disseminate.queries.public import public


def warm() -> None:
    """Everything that is worked out once for a release and costs more than a page may take."""
    shown = public()
    finder(shown)
    front(shown)
    for release in shown.releases:
        if release.head.origin == "computed":
            again(release)
        for indicator in release.edition.indicators:
            sureness(release, indicator.id)
