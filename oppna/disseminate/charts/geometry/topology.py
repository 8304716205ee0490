"""A TopoJSON of municipalities and counties → projected, simplified borders on a grid of whole numbers.

Borders are simplified where they are shared, as arcs, so that neighbours still touch.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

Point = tuple[float, float]
Ring = Sequence[int]
"""Numbers of arcs, one after the other; ~n is arc n backwards."""

MERIDIAN = math.radians(15)
"""The central meridian of SWEREF 99 TM. On a sphere: at the size of a page the ellipsoid cannot be seen."""


def project(longitude: float, latitude: float) -> Point:
    """Transverse Mercator in units of the earth's radius; y grows southwards, as in a drawing."""
    east, north = math.radians(longitude) - MERIDIAN, math.radians(latitude)
    return math.atanh(math.cos(north) * math.sin(east)), -math.atan2(math.tan(north), math.cos(east))


@dataclass(frozen=True)
class Topology:
    """Arcs in the drawing's units, and of each area its rings."""

    arcs: tuple[tuple[Point, ...], ...]
    municipalities: dict[str, tuple[Ring, ...]]
    counties: dict[str, tuple[Ring, ...]]


def read(topojson: dict[str, Any]) -> Topology:
    """The file as it is, projected."""
    (sx, sy), (tx, ty) = topojson["transform"]["scale"], topojson["transform"]["translate"]
    arcs = tuple(tuple(project(x * sx + tx, y * sy + ty) for x, y in _places(arc)) for arc in topojson["arcs"])
    objects = topojson["objects"]
    return Topology(arcs, _rings(objects["kommun"], "kommun_kod"), _rings(objects["lan"], "lan"))


def _places(arc: Sequence[Sequence[int]]) -> Iterator[tuple[int, int]]:
    """An arc is kept as steps from its first point."""
    x = y = 0
    for step_x, step_y in arc:
        x, y = x + step_x, y + step_y
        yield x, y


def _rings(collection: dict[str, Any], key: str) -> dict[str, tuple[Ring, ...]]:
    found = {}
    for shape in collection["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found[shape["properties"][key]] = tuple(tuple(ring) for polygon in polygons for ring in polygon)
    return dict(sorted(found.items()))


def changed(topology: Topology, change: Callable[[tuple[Point, ...]], tuple[Point, ...]]) -> Topology:
    """The same areas with every arc changed."""
    return Topology(tuple(map(change, topology.arcs)), topology.municipalities, topology.counties)


def ring_points(topology: Topology, ring: Ring) -> list[Point]:
    """The corners of a ring, the first one not repeated at the end."""
    points: list[Point] = []
    for number in ring:
        arc = topology.arcs[number] if number >= 0 else topology.arcs[~number][::-1]
        points.extend(arc[1:] if points else arc)
    return points[:-1]


def area(points: Sequence[Point]) -> float:
    """Of a ring, without sign."""
    around = zip(points, [*points[1:], *points[:1]], strict=True)
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in around)) / 2


def simplified(points: tuple[Point, ...], least: float) -> tuple[Point, ...]:
    """Visvalingam: the corner whose triangle is smallest goes first, until every triangle is at least `least`.

    The ends stay: other arcs begin there. A closed arc keeps four corners.
    """
    kept = list(points)
    fewest = 5 if points[0] == points[-1] else 2
    while len(kept) > fewest:
        triangles = [area(kept[number - 1 : number + 2]) for number in range(1, len(kept) - 1)]
        smallest = min(range(len(triangles)), key=triangles.__getitem__)
        if triangles[smallest] >= least:
            break
        del kept[smallest + 1]
    return tuple(kept)
