"""`make bench`: every capability in a process of its own, one table at the end. `--quick` leaves out the largest."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from bench.line import Line, told
from bench.material import write_folder
from bench.measure import HOME

CAPABILITIES = (
    "compute312",
    "changed_answer",
    "ten_years",
    "command312",
    "workbook",
    "country_groups",
    "secrecy",
    "letters",
    "collect",
    "registers",
    "statistics",
    "api",
    "own_api",
    "pages",
)


def main(arguments: list[str]) -> int:
    quick = "--quick" in arguments
    wanted = [name for name in arguments if name in CAPABILITIES] or list(CAPABILITIES)
    start = perf_counter()
    print(
        f"Python {platform.python_version()}, {os.cpu_count()} cores. SYNTETISKA SVAR. Ratio = ours / theirs.\n",
        flush=True,
    )
    with TemporaryDirectory() as place:
        write_folder(Path(place) / "in")
        lines = [line for name in wanted for line in measured(name, place, quick)]
    print(told(lines))
    print(f"\n{sum(not line.holds for line in lines)} of {len(lines)} over. {perf_counter() - start:.0f} s.")
    return 0


def measured(name: str, place: str, quick: bool) -> list[Line]:
    """The lines of a capability, told by a process of its own, whose peak memory is theirs unless they say."""
    print(f"… {name}", file=sys.stderr, flush=True)
    command = [sys.executable, "-m", "bench.one", name, place, *(["quick"] if quick else [])]
    process = subprocess.Popen(command, cwd=HOME, stdout=subprocess.PIPE, text=True)
    assert process.stdout
    text = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(f"{name} ended with {process.returncode}")
    lines = [Line(*fields) for fields in json.loads(text)]
    return [line if line.megabytes else line._replace(megabytes=usage.ru_maxrss / 1024) for line in lines]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
