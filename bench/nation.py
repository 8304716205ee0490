"""The made-up nation that registers are measured on (SYNTETISKA SVAR), made once and kept in the temporary folder."""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from pathlib import Path

import duckdb

from bench.measure import HOME, run

EDITION, SEED = "2015-bou", "2015"
ROWS_A_PERSON = 2.551


def nation(rows: int) -> Path:
    """The folder with so many placements, near enough; made anew when what makes it has changed."""
    folder = Path(tempfile.gettempdir()) / f"oppna-bench-{os.getuid()}" / f"{rows}-{_made_by()}"
    if not folder.exists():
        print(f"… making a nation of {rows:,} placements in {folder}", file=sys.stderr, flush=True)
        persons = str(round(rows / ROWS_A_PERSON))
        # In a process of its own: a child's peak memory is never less than its parent's was when it began.
        run(("oppna", "synth", "registers", EDITION, "--persons", persons, "--seed", SEED, "--to", str(folder)))
    return folder


def _made_by() -> str:
    sources = sorted((HOME / "oppna" / "synth" / "nation").glob("*.py"))
    digest = hashlib.sha256(duckdb.__version__.encode())
    for path in sources:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
