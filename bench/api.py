"""Kolada's interface over a catalogue of Kolada's size (figures SYNTETISKA), beside Datasette over the same figures.

Server, peer and load share the machine's cores. The real metadata are read from ../shared; without it nothing is told.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter, process_time
from typing import Any, NamedTuple

from bench.hammer import Told
from bench.line import Line
from bench.load import worked
from bench.measure import HOME
from bench.peers import datasette_kolada as peer
from oppna.disseminate.cube.folder import open_folder
from oppna.disseminate.cube.statuses import ABSENT
from oppna.disseminate.cube.table import Chosen
from tests.lib.kolada_catalogue import Recorded

RECORDINGS = HOME.parent / "shared" / "data" / "kolada"
QUICK_KPIS = 200
PEER_KPIS = int(os.environ.get("OPPNA_BENCH_PEER", "1000"))
"""So many of the indicators stand in SQLite too, and only they are asked for. Filling it with all takes many minutes,
and the smaller table is in its favour."""
WORKERS, CONNECTIONS = 2, 8
TARGETS = 300
YEARS_ON_A_PAGE = 16
"""Years of an indicator whose rows just fit on one page of 5,000."""
TIMES_FASTER, HELLO, P95_MS = 5.0, 2.0, 50.0
"""`HELLO`: how many hellos a small call may cost, whether somebody has asked the same before or not."""
PORTS = {"ours": 8411, "datasette": 8412, "hello": 8413, "ready": 8414}
PATIENCE = 60


class Question(NamedTuple):
    """The same question in both programs' words, and as positions."""

    kpis: tuple[str, ...]
    unit: str = ""
    year: str = ""

    @property
    def ours(self) -> str:
        path = f"/v3/data/kpi/{','.join(self.kpis)}"
        path += f"/municipality/{self.unit}" if self.unit else ""
        return path + f"/year/{self.year or _ALL_YEARS}" if self.year or not self.unit else path

    @property
    def theirs(self) -> str:
        return peer.target(self.kpis, self.unit, self.year)


_FIRST = "/v3/kpi?per_page=1"
_ALL_YEARS = ",".join(map(str, range(2006, 2026)))


class Server(NamedTuple):
    """A server that runs."""

    address: str
    pid: int


def lines(place: Path, quick: bool) -> list[Line]:
    """Every line of the interface."""
    if not RECORDINGS.is_dir():
        print("NOT MEASURED: api (../shared does not lie beside the checkout)", file=sys.stderr)
        return []
    recorded = Recorded(RECORDINGS, QUICK_KPIS if quick else None)
    cube, database = place / "kub", place / "figures.db"
    made = _timed(lambda: recorded.write(cube))
    print(f"  cube of {len(recorded.axes.kpis)} indicators: {made:.0f} s, {_size(cube):.0f} MB", file=sys.stderr)
    asked = Recorded(RECORDINGS, min(PEER_KPIS, len(recorded.axes.kpis)))
    made = _timed(lambda: peer.write_database(database, asked))
    told = f"{len(asked.axes.kpis)} indicators: {made:.0f} s, {_size(database):.0f} MB"
    print(f"  SQLite with {told}", file=sys.stderr)
    shapes = _shapes(asked)
    seconds, rounds = (0.5, 1) if quick else (1.0, 7)
    with _servers(cube, database) as servers:
        _assert_same(servers, shapes)
        told = _raced(servers, shapes, seconds, rounds)
        small = _beside_hello(servers, _small(asked), seconds, rounds)
        return [*_lines(told), *small, *_bare(cube, shapes, servers["ours"], seconds), _memory(servers["ours"])]


def _timed(work: Callable[[], None]) -> float:
    start = perf_counter()
    work()
    return perf_counter() - start


def _size(path: Path) -> float:
    files = [path] if path.is_file() else [one for one in path.rglob("*") if one.is_file()]
    return sum(one.stat().st_size for one in files) / 1e6


def _shapes(recorded: Recorded) -> dict[str, list[Question]]:
    """The questions of issue 6, each about other indicators, units and years."""
    chance = random.Random(6)
    kpis, units = recorded.axes.kpis, recorded.axes.units
    years = [str(year) for year in recorded.axes.years[-4:]]
    page = [kpis[number] for number in _of_a_page(recorded)]
    return {
        "one indicator × all units × all years": [Question((chance.choice(page),)) for _ in range(TARGETS)],
        "one unit × 25 indicators × one year": [
            Question(tuple(chance.sample(kpis, 25)), chance.choice(units), chance.choice(years)) for _ in range(TARGETS)
        ],
        "one indicator × one unit × all years": [
            Question((chance.choice(kpis),), chance.choice(units)) for _ in range(TARGETS)
        ],
        "one indicator × all units × one year": [
            Question((chance.choice(kpis),), year=chance.choice(years)) for _ in range(TARGETS)
        ],
    }


def _small(recorded: Recorded) -> dict[str, list[str]]:
    """Small calls beside hello-world: what they ask for costs less than the asking."""
    chance = random.Random(7)
    kpis, units, year = recorded.axes.kpis, recorded.axes.units, recorded.axes.years[-1]
    cells = [(chance.choice(kpis), chance.choice(units)) for _ in range(TARGETS)]
    return {
        "one municipality": [f"/v3/municipality/{unit}" for _, unit in cells],
        "one figure": [f"/v3/data/kpi/{kpi}/municipality/{unit}/year/{year}" for kpi, unit in cells],
        "one series": [f"/v3/data/kpi/{kpi}/municipality/{unit}" for kpi, unit in cells],
    }


def _of_a_page(recorded: Recorded) -> list[int]:
    """Indicators that are not divided by gender and whose rows fit on one page."""
    found: list[int] = []
    for number, genders in enumerate(recorded.axes.genders):
        if len(genders) == 1 and len(found) < 40:
            _, codes = recorded.figures(number)
            if int((codes[0, :, 0] != ABSENT).sum()) == YEARS_ON_A_PAGE:
                found.append(number)
    return found


@contextmanager
def _servers(cube: Path, database: Path) -> Iterator[dict[str, Server]]:
    """Ours twice: finding every answer anew, and as it is by default, with answers that stand ready."""
    ours = ("oppna", "api", "--workers", str(WORKERS), "--cube", str(cube), "--bind")
    commands = {
        "ours": (*ours, _address("ours")),
        "ready": (*ours, _address("ready")),
        "datasette": peer.command(database, PORTS["datasette"]),
        "hello": ("bench.peers.hello", _address("hello"), str(WORKERS)),
    }
    processes = {name: _start(command, name == "ready") for name, command in commands.items()}
    try:
        for name, path in (("ours", _FIRST), ("ready", _FIRST), ("datasette", "/-/versions.json"), ("hello", "/")):
            _wait(f"http://{_address(name)}{path}", processes[name])
        yield {name: Server(_address(name), process.pid) for name, process in processes.items()}
    finally:
        for process in processes.values():
            process.terminate()
        for process in processes.values():
            process.wait(PATIENCE)


def _address(name: str) -> str:
    return f"127.0.0.1:{PORTS[name]}"


def _start(command: Sequence[str], is_default: bool) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "OPPNA_API_RATE": "0", "OPPNA_API_READY": "" if is_default else "0"}
    quiet: Any = subprocess.DEVNULL
    return subprocess.Popen([sys.executable, "-m", *command], cwd=HOME, env=environment, stdout=quiet, stderr=quiet)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            with urllib.request.urlopen(url, timeout=5):
                return
        except OSError:
            if process.poll() is not None or time.monotonic() > until:
                raise
            time.sleep(0.2)


def _assert_same(servers: dict[str, Server], shapes: dict[str, list[Question]]) -> None:
    """Both answer with the very same figures, or nothing is told."""
    for questions in shapes.values():
        for question in questions[:5]:
            ours, theirs = _json(servers["ours"], question.ours), _json(servers["datasette"], question.theirs)
            assert not ours["next_url"]
            figures = {
                (row["kpi"], row["municipality"], row["period"], value["gender"]): value["value"]
                for row in ours["values"]
                for value in row["values"]
            }
            assert figures
            assert figures == {(r["kpi"], r["municipality"], r["period"], r["gender"]): r["value"] for r in theirs}


def _json(server: Server, target: str) -> Any:
    with urllib.request.urlopen(f"http://{server.address}{target}", timeout=60) as told:
        return json.loads(told.read())


Raced = dict[str, tuple[Told, Told]]
"""What was asked → ours and the other's."""


def _raced(servers: dict[str, Server], shapes: dict[str, list[Question]], seconds: float, rounds: int) -> Raced:
    """In turn, so that a busy moment of the machine meets both."""
    return {
        shape: _in_turn(
            lambda asked=questions: hammered(servers["ours"], [one.ours for one in asked], seconds),  # type: ignore[misc]
            lambda asked=questions: hammered(servers["datasette"], [one.theirs for one in asked], seconds),  # type: ignore[misc]
            rounds,
        )
        for shape, questions in shapes.items()
    }


def _in_turn(ours: Callable[[], Told], theirs: Callable[[], Told], rounds: int) -> tuple[Told, Told]:
    """The round in the middle by its ratio: what else the machine did, it did to both."""
    runs = [(ours(), theirs()) for _ in range(rounds)]
    assert not any(run.errors for pair in runs for run in pair), "a server answered with something else than 200"
    return sorted(runs, key=lambda pair: pair[0].per_second / pair[1].per_second)[rounds // 2]


def _beside_hello(
    servers: dict[str, Server], small: dict[str, list[str]], seconds: float, rounds: int
) -> Iterator[Line]:
    for name, targets in small.items():
        for program, how in (("ours", "first"), ("ready", "again")):
            ours, hello = _in_turn(
                lambda asked=targets, server=servers[program]: hammered(server, asked, seconds),  # type: ignore[misc]
                lambda: hammered(servers["hello"], ["/"], seconds),
                rounds,
            )
            what = f"a small call, {name}, {how}: {ours.per_second:,.0f}/s; hello-world {hello.per_second:,.0f}/s"
            yield Line(what, 1000 / ours.per_second, "hello", 1000 / hello.per_second, limit=HELLO)


def hammered(server: Server, targets: Sequence[str], seconds: float) -> Told:
    """The load, from a process of its own."""
    command = [sys.executable, "-m", "bench.hammer", server.address, str(CONNECTIONS), str(seconds)]
    told = subprocess.run(command, cwd=HOME, input="\n".join(targets), capture_output=True, text=True, check=True)
    return Told(*json.loads(told.stdout))


def _lines(told: Raced) -> Iterator[Line]:
    for shape, (ours, theirs) in told.items():
        what = f"{shape}: {ours.per_second:,.0f}/s, {ours.bytes / 1000:,.0f} kB; Datasette {theirs.per_second:,.0f}/s"
        yield Line(what, 1000 / ours.per_second, "Datasette", 1000 / theirs.per_second, limit=1 / TIMES_FASTER)
        yield Line("… p95", ours.p95, f"limit (Datasette {theirs.p95:.0f} ms)", P95_MS)


def _bare(cube: Path, shapes: dict[str, list[Question]], server: Server, seconds: float) -> Iterator[Line]:
    """What the server works for an answer beside the lookup alone, both in CPU time."""
    table = open_folder(cube).data
    axes = table.axes
    for shape, questions in shapes.items():
        chosen = [
            Chosen(
                sorted(axes.kpi_at[kpi] for kpi in question.kpis),
                [axes.year_at[question.year]] if question.year else range(len(axes.years)),
                [axes.unit_at[question.unit]] if question.unit else None,
            )
            for question in questions
        ]

        def look(chosen: list[Chosen] = chosen) -> None:
            for one in chosen:
                b"".join(table.page(one, 0, 5000).rows)

        look()
        start = process_time()
        look()
        bare = (process_time() - start) / len(chosen) * 1000
        before = worked([server.pid])
        told = hammered(server, [question.ours for question in questions], seconds)
        work = (worked([server.pid]) - before) / (told.per_second * (seconds + 0.5)) * 1000
        yield Line(f"… {shape}: CPU of the server", work, "bare lookup", bare, limit=float("inf"))


def _memory(server: Server) -> Line:
    """Own memory of all its processes; pages of the cube are shared and the system's to take back."""
    pids = [server.pid, *map(int, Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text("ascii").split())]
    private = shared = 0
    for pid in pids:
        fields = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text("utf-8").splitlines())
        private += int(fields["RssAnon"].split()[0])
        shared = max(shared, int(fields["RssFile"].split()[0]))
    what = f"memory of the server's {len(pids)} processes; pages of the cube beside: {shared / 1024:.0f} MB"
    return Line(what, private / 1024, "limit", 1000.0, unit="MB", megabytes=private / 1024)
