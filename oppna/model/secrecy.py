"""How an edition keeps counts of persons secret. Without a word about it an edition is fully protected."""

from __future__ import annotations

import msgspec

from oppna.model.questionnaire import Source
from oppna.secrecy.thresholds import Thresholds

_DEFAULT = Thresholds()


class PrimaryRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"fewest": "minsta_antal", "denominator": "minsta_nämnare", "span": "spännvidd"},
    forbid_unknown_fields=True,
):
    """A share is hidden when 1 to `fewest` − 1 persons have it or lack it, or when its denominator is smaller.

    `span`: how far apart the least and greatest value of a hidden count must lie for one who has everything published.
    """

    fewest: int = _DEFAULT.fewest
    denominator: int = _DEFAULT.denominator
    span: int = _DEFAULT.span

    @property
    def thresholds(self) -> Thresholds:
        """As oppna.secrecy takes them."""
        return Thresholds(self.fewest, self.denominator, self.span)


class SecrecyRule(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"primary": "primär", "secondary": "sekundär", "reason": "skäl", "source": "källa"},
    forbid_unknown_fields=True,
):
    """`secondary`: more cells are hidden so that none can be worked out. An edition that does without says why."""

    primary: PrimaryRule = PrimaryRule()
    secondary: bool = True
    reason: str = ""
    source: Source | None = None
