"""What a process says of its own work: wall and CPU seconds, in a file beside its rows, without Python's start."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter, process_time
from types import TracebackType
from typing import Any, Self


class Timed:
    """The seconds of a with statement, without those of the parts that are `told` apart."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._apart: dict[str, list[float]] = {}

    def __enter__(self) -> Self:
        self._start = perf_counter(), process_time()
        return self

    def apart(self, name: str, start: tuple[float, float]) -> None:
        """The time since `start` belongs to `name`."""
        so_far = self._apart.setdefault(name, [0.0, 0.0])
        so_far[0] += perf_counter() - start[0]
        so_far[1] += process_time() - start[1]

    def write(self, rows: Iterable[tuple[Any, ...]]) -> None:
        with self._out.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, at: TracebackType | None) -> None:
        whole = [perf_counter() - self._start[0], process_time() - self._start[1]]
        seconds_file(self._out).write_text(json.dumps({"whole": whole, **self._apart}), "utf-8")


def seconds_file(out: Path) -> Path:
    return out.with_suffix(".json")
