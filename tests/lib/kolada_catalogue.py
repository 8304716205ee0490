"""A catalogue of Kolada's size: real metadata from recordings, figures SYNTETISKA from a seed. For scale and speed.

`python -m tests.lib.kolada_catalogue RECORDINGS FOLDER [KPIS]` lays it out as a cube in a folder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from oppna.disseminate.cube.axes import Axes
from oppna.disseminate.cube.catalogue import Catalogue, Group, Kpi, Member, Municipality, Ou
from oppna.disseminate.cube.folder import write_folder
from oppna.disseminate.cube.statuses import ABSENT, CODES, OK

KPIS = "rkolada-kpi-v3-6099.json"
MUNICIPALITIES = "rkolada-municipality-v3-312.json"
GROUPS = "rkolada-municipality_groups-v3-3630.json"
KPI_GROUPS = "oj-kpi-groups-GKPI122-GKPI297.json"
LAST_YEAR, YEARS, FEWEST_YEARS = 2025, 20, 4
SEED = 2018
DAY = 739_000


@dataclass(frozen=True)
class Recorded:
    """`folder`: the recordings. `most`: so many of the indicators, None for all. `width`: so many of the years."""

    folder: Path
    most: int | None = None
    width: int = YEARS

    @cached_property
    def catalogue(self) -> Catalogue:
        """Everything as recorded; districts are made up."""
        return Catalogue(
            kpis=tuple(msgspec.convert(one, Kpi) for one in self._values(KPIS)[: self.most]),
            kpi_groups=tuple(map(_group, self._values(KPI_GROUPS))),
            municipalities=tuple(msgspec.convert(one, Municipality) for one in self._values(MUNICIPALITIES)),
            municipality_groups=tuple(map(_group, self._values(GROUPS))),
            ous=tuple(Ou(f"V45E0180{number:02}", "0180", f"SYNTETISK stadsdel {number}") for number in range(1, 15)),
        )

    def _values(self, name: str) -> list[dict[str, Any]]:
        values: list[dict[str, Any]] = msgspec.json.decode((self.folder / name).read_bytes())["values"]
        return values

    @cached_property
    def axes(self) -> Axes:
        """All municipalities and twenty years."""
        return self._axes("municipality", tuple(one.id for one in self.catalogue.municipalities))

    @cached_property
    def ou_axes(self) -> Axes:
        """The made-up districts; figures of a few indicators only."""
        return self._axes("ou", tuple(ou.id for ou in self.catalogue.ous))

    def _axes(self, field: str, units: tuple[str, ...]) -> Axes:
        kpis = self.catalogue.kpis
        years = tuple(range(LAST_YEAR - self.width + 1, LAST_YEAR + 1))
        return Axes(field, tuple(kpi.id for kpi in kpis), tuple(kpi.genders for kpi in kpis), years, units)

    def figures(self, number: int, axes: Axes | None = None) -> tuple[np.ndarray, np.ndarray]:
        """Values and codes of an indicator, SYNTETISKA: always the same for the same number."""
        axes = axes or self.axes
        chance = np.random.default_rng((SEED, number))
        shape = (len(axes.genders[number]), len(axes.years), len(axes.units))
        decimals = 8 if number % 4 == 0 else 1
        values = np.round(chance.gamma(2.0, 20.0, shape), decimals)
        codes = np.where(chance.random(shape) < 0.02, CODES["missing"], OK).astype(np.uint8)
        codes[:, : max(0, self.width - int(chance.integers(FEWEST_YEARS, YEARS + 1)))] = ABSENT
        return values, codes

    def write(self, folder: Path) -> None:
        """The cube in a new folder."""
        tables = {
            "data": (self.axes, self.figures, self._days(self.axes)),
            "oudata": (self.ou_axes, lambda number: self.figures(number, self.ou_axes), self._days(self.ou_axes)),
        }
        folder.mkdir(parents=True)
        write_folder(folder, f"syntetisk-{len(self.axes.kpis)}", self.catalogue, tables)

    def _days(self, axes: Axes) -> np.ndarray:
        return np.full((len(axes.kpis), len(axes.years)), DAY, dtype=np.int32)

    def rows(self, number: int) -> Iterator[tuple[str, str, int, str, float | None]]:
        """The very figures of an indicator, row by row: what another program is fed with."""
        axes = self.axes
        values, codes = self.figures(number)
        for lane, gender in enumerate(axes.genders[number]):
            for year, period in enumerate(axes.years):
                if codes[lane, year, 0] != ABSENT:
                    told = zip(axes.units, values[lane, year].tolist(), codes[lane, year].tolist(), strict=True)
                    for unit, value, code in told:
                        yield axes.kpis[number], unit, period, gender, value if code == OK else None


def _group(told: dict[str, Any]) -> Group:
    members = tuple(Member(one["member_id"], one["member_title"]) for one in told["members"])
    return Group(told["id"], told["title"], members)


def main(recordings: str, folder: str, most: str = "") -> None:
    Recorded(Path(recordings), int(most) if most else None).write(Path(folder))


if __name__ == "__main__":
    main(*sys.argv[1:])
