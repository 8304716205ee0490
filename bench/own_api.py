"""Our own interface: its calls against the limit and against the same server's hello, and a million cells sent.

Each call is asked for again and again by two connections. The streams are compared with a tenth of their rows, for
memory, and with the standard library's own writers, for time.
"""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

from bench.hammer import Told
from bench.line import Line
from bench.material import EDITION, write_folder
from bench.measure import HOME

LIMIT = 50.0
"""Milliseconds: what 95 calls of 100 may take at most."""
CONNECTIONS = "2"
A_TENTH, A_MILLION = 6, 57
"""Editions of 17 850 cells."""
NEVER_PAST = 1.15
"""A million cells may take so much more memory than a tenth of them."""
VERSION = f"/api/v1/releases/{EDITION}/1.0"
COUNTY = quote("Stockholms län")

CALLS: dict[str, str] = {
    "one cell of a list": f"{VERSION}/cells?indicator=G1&area=0184&level=municipality",
    "one figure": f"{VERSION}/cells/G1/municipality/0184",
    "one area, all indicators": f"{VERSION}/cells?area=0184&level=municipality",
    "one indicator, all areas": f"{VERSION}/cells?indicator=G1",
    "one indicator, all areas, certainty": f"{VERSION}/cells?indicator=G1&include=certainty",
    "the way to a figure": f"{VERSION}/cells/G1/county/{COUNTY}/trace",
    "all definitions": f"{VERSION}/indicators",
    "all releases": "/api/v1/releases",
    "the description": "/api/v1/openapi.json",
}
INDICATORS = ("G1", "G2_1", "G2_2", "G2_3")
AREAS = ("0114", "0115", "0117", "0120", "0123", "0125", "0126", "0127", "0128", "0136", "0138", "0139", "0140", "0160")
SMALL: dict[str, list[str]] = {
    "one cell of a list": [
        f"{VERSION}/cells?indicator={one}&area={area}&level=municipality" for one in INDICATORS for area in AREAS
    ],
    "one figure": [f"{VERSION}/cells/{one}/municipality/{area}" for one in INDICATORS for area in AREAS],
    "one definition": [f"{VERSION}/indicators/{one}" for one in INDICATORS],
    "one area": [f"{VERSION}/areas?area={area}&level=municipality" for area in AREAS],
    "one version": [VERSION],
}
HELLO_TIMES = 2.0
"""How many hellos a small call may cost, whether somebody has asked the same before or not."""
ROUNDS = 5


def lines(place: Path, quick: bool) -> list[Line]:
    store = released(place)
    return [*calls(store, 1.0 if quick else 3.0), *streams(store, A_TENTH if quick else A_MILLION)]


def released(place: Path) -> Path:
    """A store with one release of the material."""
    store = place / "publiceringar"
    if not store.exists():
        answers = place / "in" if (place / "in").exists() else write_folder(place / "in")
        said = ("--version", "1.0", "--date", "2018-06-20", "--approved-by", "Mätning, ingen har godkänt")
        command = ["-m", "oppna", "release", EDITION, "--in", str(answers), *said, "--store", str(store)]
        subprocess.run([sys.executable, *command], cwd=HOME, check=True, stdout=subprocess.DEVNULL)
    return store


def calls(store: Path, seconds: float) -> Iterator[Line]:
    with serving(*OURS, str(store), ready="0") as port:
        for name, target in CALLS.items():
            yield Line(f"v1: {name}, p95", asked(port, [target], seconds).p95, "the limit", LIMIT)
    for how, ready in (("first", "0"), ("again", "")):
        with serving(*OURS, str(store), ready=ready) as port, serving(HELLO) as least:
            for name, targets in SMALL.items():
                yield _beside_hello(f"v1: {name}, {how}", (port, targets), least, seconds)


def _beside_hello(what: str, ours: tuple[int, Sequence[str]], hello: int, seconds: float) -> Line:
    """The round in the middle by its ratio: what else the machine did, it did to both."""
    runs = [(asked(*ours, seconds / 3), asked(hello, ["/"], seconds / 3)) for _ in range(ROUNDS)]
    one, least = sorted(runs, key=lambda pair: pair[0].per_second / pair[1].per_second)[ROUNDS // 2]
    told = f"{what}: {one.per_second:,.0f}/s; hello-world {least.per_second:,.0f}/s"
    return Line(told, 1000 / one.per_second, "hello", 1000 / least.per_second, limit=HELLO_TIMES)


def asked(port: int, targets: Sequence[str], seconds: float) -> Told:
    """What the hammer tells; an answer that is not 200 is a fault of the benchmark."""
    command = [sys.executable, "-m", "bench.hammer", f"127.0.0.1:{port}", CONNECTIONS, str(seconds)]
    told = Told(*_run(command, "\n".join(targets)))
    if told.errors or not told.per_second:
        raise RuntimeError(f"{targets} answered wrongly: {told}")
    return told


def _run(command: Sequence[str], given: str = "") -> Any:
    """What a program tells as JSON."""
    done = subprocess.run(command, cwd=HOME, input=given, stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(done.stdout)


OURS = ("oppna", "api", "--workers", "1", "--store")
HELLO = "bench.peers.hello"


@contextmanager
def serving(*program: str, ready: str = "") -> Iterator[int]:
    """A server with one process, at a free port: ours with a store, or the same one that only says hello.

    `ready`: megabytes of answers that stand ready, where that is not the default.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"127.0.0.1:{port}"
    command = [*program, address, "1"] if program == (HELLO,) else [*program, "--bind", address]
    environment = {**os.environ, "OPPNA_API_RATE": "0", "OPPNA_API_READY": ready}
    process = subprocess.Popen([sys.executable, "-m", *command], cwd=HOME, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait(port)
        yield port
    finally:
        process.terminate()
        process.wait()


def _wait(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")


def streams(store: Path, editions: int) -> Iterator[Line]:
    for format in ("json", "csv", "parquet"):
        few, many = (streamed(store, format, "ours", number) for number in (max(1, editions // 10), editions))
        what = f"v1: {many['rows'] / 1e6:.2f} million cells as {format}"
        yield Line(f"{what}, memory", many["peak"], "a tenth of them", few["peak"], "MB", NEVER_PAST, many["peak"])
        if format != "parquet":
            plain = streamed(store, format, "plainly", editions)
            times = (1000 * one["seconds"] for one in (many, plain))
            yield Line(what, next(times), "standard library", next(times), limit=1.5, megabytes=many["peak"])


def streamed(store: Path, format: str, how: str, editions: int) -> Mapping[str, float]:
    command = [sys.executable, "-m", "bench.own_api_streams", str(store), format, how, str(editions)]
    told: Mapping[str, float] = _run(command)
    return told
