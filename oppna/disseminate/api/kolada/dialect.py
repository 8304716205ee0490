"""How the two versions differ. A dialect is data; nothing else asks which version it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import msgspec

from oppna.disseminate.cube.catalogue import Kpi
from oppna.disseminate.cube.texts import DELETED, KEPT

MOST_IDS = 25
"""The longest list of version 3; version 2 has no limit but the length of the address."""


@dataclass(frozen=True)
class Dialect:
    """`names_last_page`: links that lead nowhere are told as null. `most_ids`: the longest list, None for any length.

    `kept`, `deleted`: what a value says of itself where changes are asked for. `always`: it says so otherwise too.
    """

    version: int
    next: str
    previous: str
    names_last_page: bool
    most_ids: int | None
    has_query_form: bool
    kpi: Callable[[Kpi], dict[str, Any]]
    kept: bytes
    deleted: bytes
    always: bool

    @property
    def root(self) -> str:
        return f"/v{self.version}/"

    def links(self, following: str | None, before: str | None) -> dict[str, str | None]:
        """The links between pages; version 2 leaves out what there is none of."""
        links = {self.next: following, self.previous: before}
        return links if self.names_last_page else {name: link for name, link in links.items() if link}


def _kpi_3(kpi: Kpi) -> dict[str, Any]:
    return {name: value for name, value in msgspec.structs.asdict(kpi).items() if name != "ou_publication_date"}


def _kpi_2(kpi: Kpi) -> dict[str, Any]:
    fields = msgspec.structs.asdict(kpi)
    fields["auspices"] = fields.pop("auspice")
    fields["is_divided_by_gender"] = int(kpi.is_divided_by_gender)
    return fields


V2 = Dialect(
    version=2,
    next="next_page",
    previous="previous_page",
    names_last_page=False,
    most_ids=None,
    has_query_form=False,
    kpi=_kpi_2,
    kept=b',"is_deleted":0',
    deleted=b',"is_deleted":1',
    always=False,
)
V3 = Dialect(
    version=3,
    next="next_url",
    previous="previous_url",
    names_last_page=True,
    most_ids=MOST_IDS,
    has_query_form=True,
    kpi=_kpi_3,
    kept=KEPT.encode(),
    deleted=DELETED.encode(),
    always=True,
)
