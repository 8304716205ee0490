"""Which room of the interface answers an address: prefix → what answers. A new interface is a line here."""

from __future__ import annotations

from oppna.disseminate.api.http import Answer
from oppna.disseminate.api.kolada.doors import KOLADA
from oppna.disseminate.api.pxweb.doors import PXWEB
from oppna.disseminate.api.v1.door import door as own

DOORS: dict[str, Answer] = {
    **KOLADA,
    **PXWEB,
    "/api/v1/": own,
}
"""The longest prefix that fits decides."""


def door(path: str) -> Answer | None:
    """Who answers the path; None where it is no address of ours."""
    fitting = [prefix for prefix in DOORS if path.startswith(prefix) or prefix == f"{path}/"]
    return DOORS[max(fitting, key=len)] if fitting else None
