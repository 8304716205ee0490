"""What the sheets of one workbook share: the release, the formats, and where each indicator and area stands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from oppna.catalogue.codelists import dimensions, population_day, quality_areas, skr_group_year, skr_groups
from oppna.catalogue.describe import NOT_STATED
from oppna.disseminate.products.words import group_label, number_pattern
from oppna.disseminate.products.workbook.formats import Formats
from oppna.model.codes import NATION, Level
from oppna.model.indicator import Indicator
from oppna.model.placement import PlacementRule
from oppna.model.release import Cell, ReleaseArea
from oppna.release.content import Release

UNIT_LEVELS = frozenset({Level.MUNICIPALITY, Level.DISTRICT})


@dataclass
class Book:
    """One workbook while it is written."""

    release: Release
    workbook: Any
    formats: Formats
    unit: ReleaseArea | None = None

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        return self.release.edition.indicators

    @cached_property
    def nation(self) -> ReleaseArea | None:
        """The nation, where the release has it."""
        return self.release.areas_by_place.get((Level.NATION, NATION))

    @cached_property
    def units(self) -> tuple[ReleaseArea, ...]:
        """Municipalities and districts, in the order they are shown."""
        return tuple(area for area in self.release.areas if area.level in UNIT_LEVELS)

    @cached_property
    def groups(self) -> tuple[ReleaseArea, ...]:
        """Nation, counties and the groups of municipalities that have figures; published results may lack some."""
        return tuple(area for area in self._all_groups if (area.level, area.area) in self.cells)

    @cached_property
    def _all_groups(self) -> tuple[ReleaseArea, ...]:
        return tuple(area for area in self.release.areas if area.level not in UNIT_LEVELS)

    @cached_property
    def unit_names(self) -> tuple[str, ...]:
        """The name each unit is chosen by; the code is added where a name occurs twice."""
        names = [unit.label for unit in self.units]
        return tuple(
            f"{name} ({unit.area})" if names.count(name) > 1 else name
            for name, unit in zip(names, self.units, strict=True)
        )

    @cached_property
    def cells(self) -> Mapping[tuple[Level, str], Mapping[str, Cell]]:
        """Area → indicator → cell."""
        by_level: dict[Level, dict[str, dict[str, Cell]]] = {level: defaultdict(dict) for level in Level}
        for cell in self.release.cells:
            by_level[cell.level][cell.area][cell.indicator] = cell
        return {(level, area): cells for level, areas in by_level.items() for area, cells in areas.items()}

    @cached_property
    def patterns(self) -> Mapping[str, str]:
        """Indicator → the number format of its figures."""
        return {one.id: number_pattern(one) for one in self.indicators}

    @cached_property
    def group_labels(self) -> Mapping[tuple[Level, str], str]:
        """Each group as readers see it, by its code."""
        return {(area.level, area.area): group_label(area) for area in self._all_groups}

    @cached_property
    def skr_year(self) -> str:
        """ " 2023" where the SKR groups are those of the code list. The year of another division is not known."""
        codes = {area.area for area in self._all_groups if area.level is Level.SKR_GROUP}
        return f" {skr_group_year()}" if codes and codes <= set(skr_groups()) else ""

    @property
    def skr_division(self) -> str:
        """The same as a remark: "2023 års indelning"."""
        return f"{self.skr_year.strip()} års indelning" if self.skr_year else ""

    @cached_property
    def population_date(self) -> str:
        """The ISO date of the inhabitants where they are those of the frames. Of others the date is not known."""
        day = population_day()
        inhabitants = sum(unit.population or 0 for unit in self.units if unit.level is Level.MUNICIPALITY)
        return day.date if inhabitants == day.total else ""

    def objects(self, area: ReleaseArea) -> int | None:
        """How many objects a group has, answered or not. Published results may not say."""
        cells = self.cells.get((area.level, area.area), {}).values()
        stated = (cell.population for cell in cells if cell.indicator not in self._of_persons)
        return next((int(population) for population in stated if population), None)

    @cached_property
    def _of_persons(self) -> frozenset[str]:
        """The indicators whose counts are persons and not objects."""
        rules = {indicator.id: indicator.rule for indicator in self.release.edition.indicators}
        return frozenset(id for id, rule in rules.items() if isinstance(rule, PlacementRule))

    def group_text(self, level: Level, code: str) -> str:
        """The group a unit belongs to, as readers see it; empty where it belongs to none."""
        return self.group_labels.get((level, code), code)

    @cached_property
    def dimension_names(self) -> Mapping[str, str]:
        """Key of a dimension → its name as printed."""
        return {key: dimension.name for key, dimension in dimensions().items()}

    @cached_property
    def quality_area_names(self) -> Mapping[str, str]:
        """Key of a quality area → its name as printed."""
        return {key: area.name for key, area in quality_areas().items()}

    def dimension_name(self, indicator: Indicator) -> str:
        """The name of the indicator's dimension; a key the code list lacks is shown as it is."""
        return self.dimension_names.get(indicator.dimension, indicator.dimension) or NOT_STATED

    def quality_area_name(self, indicator: Indicator) -> str:
        """The name of the indicator's quality area; a key the code list lacks is shown as it is."""
        return self.quality_area_names.get(indicator.quality_area, indicator.quality_area) or NOT_STATED
