"""A coded country on disk, as blocks and as Parquet: PLACE COPIES.

A process of its own: what a process has held before it starts another is counted as the other's peak memory.
"""

from __future__ import annotations

import sys
from pathlib import Path

from bench.coded import write_parquet
from bench.country import blocks
from oppna.engines.bits.store import write_blocks


def main(place: Path, copies: int) -> None:
    write_blocks(place / f"{copies}.planes", blocks(copies))
    write_parquet(place / f"{copies}.parquet", place / f"{copies}.keys.parquet", blocks(copies))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
