"""The same rows straight into the database, one commit each: what the disk and PostgreSQL allow."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from time import perf_counter

import psycopg

from bench.peers.rows import UPSERT

CONNECTIONS = 8


def per_second(url: str, rows: Sequence[tuple[int, str, str]]) -> float:
    """Rows a second over a few connections at once."""

    def write(some: Sequence[tuple[int, str, str]]) -> None:
        with psycopg.connect(url, autocommit=True) as connection:
            for row in some:
                connection.execute(UPSERT, row)

    began = perf_counter()
    with ThreadPoolExecutor(CONNECTIONS) as pool:
        list(pool.map(write, (rows[number::CONNECTIONS] for number in range(CONNECTIONS))))
    return len(rows) / (perf_counter() - began)
