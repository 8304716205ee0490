"""Examples for the description, taken from what is public."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level


@dataclass(frozen=True)
class Examples:
    """Parameter → example: of the address, and of the question. The same ones are equal, whatever made them."""

    pairs: tuple[tuple[str, str], ...]

    @property
    def named(self) -> dict[str, str]:
        return dict(self.pairs)

    @property
    def asked(self) -> dict[str, str | int]:
        """Of the question: codes that go together, and a day that something was published since."""
        chosen = ("indicator", "area", "from_date")
        return {name: value for name, value in self.pairs if name in chosen}


def examples(public: Public) -> Examples:
    """The newest edition's first figure of a municipality; none where nothing is public."""
    for release in public.releases:
        for cell in release.cells:
            if cell.level is Level.MUNICIPALITY:
                head = release.head
                pairs = {
                    "edition": head.edition,
                    "version": head.version,
                    "indicator": cell.indicator,
                    "level": cell.level.value,
                    "area": cell.area,
                    "from_date": head.date,
                }
                return Examples(tuple(pairs.items()))
    return Examples(())
