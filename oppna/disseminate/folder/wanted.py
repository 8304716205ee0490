"""Which of the site's addresses a folder holds: all that can be read, and of what can be chosen the shorter lists."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import parse_qsl

from oppna.disseminate.addresses import CORRECTIONS, FEED, RELEASES, area_path, compare_path
from oppna.disseminate.folder.asking import name_of
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import Level

ALWAYS = frozenset(
    "areas area area_table area_picture indicators indicator indicator_figures indicator_picture compare open_data "
    "catalogue data_file releases calendar release corrections correction correction_csv feed".split()
)
"""Names of addresses that are pages or files of their own."""
MANY = frozenset({"figure", "figure_json", "area_workbook", "area_report", "indicator_report", "indicator_workbook"})
"""Those there are tens of thousands of, or that take a second each."""
_OF_AREA = ("area", "area_table", "area_picture", "area_workbook", "area_report")
QUERIES: dict[str, frozenset[str]] = {
    **dict.fromkeys(_OF_AREA, frozenset({"omgang"})),
    "correction": frozenset({"sida"}),
}
"""What may be chosen in an address and still be a page of its own."""
SPACE = "disseminate:"


class Wanted:
    """`everything`: a page for every figure as well, and a workbook and a report for every area."""

    def __init__(self, public: Public, *, everything: bool) -> None:
        self._left_out = () if everything else (".png",)  # the drawing that never blurs is there
        self._names = ALWAYS | (MANY if everything else frozenset())
        self.compared = dict(_compared(public))
        self.starts = ("/omraden/", "/indikator/", RELEASES, CORRECTIONS, FEED, "/oppna-data/", *self.compared)

    def __call__(self, address: str) -> bool:
        path, _, query = address.partition("?")
        name = name_of(path)
        if path.endswith(self._left_out):
            return False
        if not name.startswith(SPACE) or name.removeprefix(SPACE) not in self._names:
            return False
        if name == "disseminate:compare":
            return address in self.compared
        given = {key for key, _ in parse_qsl(query, keep_blank_values=True)}
        return not query or (bool(given) and given <= QUERIES.get(name.removeprefix(SPACE), frozenset()))


def _compared(public: Public) -> Iterator[tuple[str, str]]:
    """Ready-made comparisons, with a name each: every county's municipalities, and the groups side by side."""
    for release in public.releases:
        edition = release.head.edition
        here = [area for area in release.areas if (area.level, area.area) in release.places]
        for county in (area for area in here if area.level is Level.COUNTY):
            towns = [area.area for area in here if area.level is Level.MUNICIPALITY and area.county == county.area]
            if towns:
                group = area_path(county).strip("/").replace("/", ":")
                address = compare_path(omgang=edition, enheter=",".join(towns), grupper=group)
                yield address, f"{county.label}: {release.head.edition_name}"
