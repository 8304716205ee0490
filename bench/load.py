"""Many visitors at once against a server on this machine: how long each waited, and what the processes worked."""

from __future__ import annotations

import asyncio
import os
import random
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from statistics import quantiles
from time import perf_counter
from typing import NamedTuple

Step = Callable[[], Awaitable[bool]]
"""One thing a visitor does; whether it went well."""


class Load(NamedTuple):
    """`waits`: milliseconds, in order. `cpu`: seconds that the watched processes worked meanwhile."""

    waits: list[float]
    errors: int
    seconds: float
    cpu: float

    @property
    def per_second(self) -> float:
        return len(self.waits) / self.seconds

    @property
    def cpu_ms(self) -> float:
        """Work for one step."""
        return self.cpu * 1000 / len(self.waits)

    def percentile(self, wanted: int) -> float:
        return quantiles(self.waits, n=100)[wanted - 1]


def at_once(visitors: Sequence[Sequence[Step]], pids: Sequence[int], *, pace: float = 0.0, warming: int = 0) -> Load:
    """Every visitor takes its steps in order, all visitors at once.

    `pace`: seconds from one step to the next. `warming`: steps of each that are taken first and not counted.
    """
    return asyncio.run(_at_once(visitors, pids, pace, warming))


async def _at_once(visitors: Sequence[Sequence[Step]], pids: Sequence[int], pace: float, warming: int) -> Load:
    waits, errors, chance = list[float](), list[bool](), random.Random(7)

    async def visit(steps: Sequence[Step]) -> None:
        await asyncio.sleep(chance.random() * pace)
        for step in steps:
            began = perf_counter()
            went_well = await step()
            waited = perf_counter() - began
            waits.append(waited * 1000)
            errors.extend([True] * (not went_well))
            await asyncio.sleep(max(0.0, pace * (0.5 + chance.random()) - waited))

    await asyncio.gather(*(visit(steps[:warming]) for steps in visitors))
    waits.clear()
    before, began = worked(pids), perf_counter()
    await asyncio.gather(*(visit(steps[warming:]) for steps in visitors))
    return Load(sorted(waits), len(errors), perf_counter() - began, worked(pids) - before)


def worked(pids: Sequence[int]) -> float:
    """Seconds that the processes and all below them have worked on any core."""
    return sum(_ticks(pid) for pid in pids) / os.sysconf("SC_CLK_TCK")


def _ticks(pid: int) -> int:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii", "replace").rpartition(")")[2].split()
        below = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    except OSError:
        return 0  # it ended; its work stands with its parent
    return sum(map(int, fields[11:15])) + sum(_ticks(int(child)) for child in below)
