"""A million cells through our own interface, or written plainly beside it: STORE FORMAT HOW EDITIONS, told as JSON.

The editions are copies of the store's newest one: what is measured is the sending, not the reading. `peak`: megabytes
of the process at its largest, from its start to its end.
"""

from __future__ import annotations

import csv
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import process_time

from msgspec.structs import replace

from oppna.disseminate.api import source
from oppna.disseminate.api.http import Request
from oppna.disseminate.api.v1.door import answer
from oppna.disseminate.shelf.public import Public
from oppna.release.content import Release


def main(store: str, format: str, how: str, editions: str) -> None:
    source.configure(Path(store))
    copies = tuple(copy(source.public().releases[0], number) for number in range(int(editions)))
    one = {release.head.edition: (release,) for release in copies}
    public = Public(copies, one, "bench")
    start = process_time()
    sent = sum(map(len, ours(public, format) if how == "ours" else plainly(public, format)))
    seconds, peak = process_time() - start, getrusage(RUSAGE_SELF).ru_maxrss / 1024
    rows = sum(len(release.cells) for release in copies)
    print(json.dumps({"seconds": seconds, "peak": peak, "bytes": sent, "rows": rows}))


def copy(release: Release, number: int) -> Release:
    """The release as if it were of another edition; its cells are the very same."""
    return replace(release, head=replace(release.head, edition=f"{release.head.edition}-{number}"))


def ours(public: Public, format: str) -> Iterator[bytes]:
    """What the interface sends when everything is asked for."""
    source.supplied_by(lambda: public)
    body = answer(Request("GET", "/api/v1/cells", f"format={format}", base="http://bench")).body
    return iter((body,)) if isinstance(body, bytes) else body


def plainly(public: Public, format: str) -> Iterator[bytes]:
    """The same cells as anybody would write them with the standard library, a row at a time."""
    text = io.StringIO()
    writer = csv.writer(text)
    for release in public.releases:
        labels = {place: area.label for place, area in release.areas_by_place.items()}
        for cell in release.cells:
            label = labels[cell.level, cell.area]
            row = {
                "edition": release.head.edition, "version": release.head.version, "synthetic": release.head.synthetic,
                "indicator": cell.indicator, "level": cell.level.value, "area": cell.area, "label": label,
                "value": cell.value, "numerator": cell.numerator, "denominator": cell.denominator,
                "population": cell.population, "status": cell.status.value,
            }  # fmt: skip
            if format == "csv":
                writer.writerow(row.values())
                yield text.getvalue().encode()
                text.seek(0)
                text.truncate()
            else:
                yield json.dumps(row, ensure_ascii=False).encode()


if __name__ == "__main__":
    main(*sys.argv[1:])
