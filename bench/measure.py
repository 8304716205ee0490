"""Time and peak memory, of a function here or of a command in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any, NamedTuple

HOME = Path(__file__).parent.parent


class Ran(NamedTuple):
    """The medians of some runs. `cpu`: seconds of all cores, steadier than `seconds` where others share the machine."""

    seconds: float
    cpu: float
    megabytes: float


def milliseconds(work: Callable[[], Any], times: int) -> float:
    """The median of `times` runs after one that warms up, in CPU time: others on the machine do not count."""
    work()
    return median(_seconds(work) for _ in range(times)) * 1000


def _seconds(work: Callable[[], Any]) -> float:
    start = process_time()
    work()
    return process_time() - start


def side_by_side(commands: Mapping[str, Sequence[str]], times: int) -> dict[str, Ran]:
    """Python modules with arguments, run in turn so that a busy moment of the machine meets them all."""
    runs: dict[str, list[Ran]] = {name: [] for name in commands}
    for turn in range(times + 1):
        for name, command in commands.items():
            ran = run(command)
            if turn:  # the first turn warms the caches
                runs[name].append(ran)
    return {name: Ran(*(median(column) for column in zip(*some, strict=True))) for name, some in runs.items()}


def run(command: Sequence[str]) -> Ran:
    """One run of `python -m command`; a failing one is told as it failed."""
    start = perf_counter()
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=HOME, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)} ended with {process.returncode}")
    return Ran(seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)
