"""The survey on the web with PostgreSQL: 300 respondents saving at once, turning pages, and beside them two peers.

Site, database, peers and load share the machine's cores. All answers are SYNTETISKA.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any, NamedTuple

from bench.client import Visitor
from bench.line import Line
from bench.load import Load, Step, at_once
from bench.peers import raw_upserts
from oppna.catalogue.prepared import prepare
from oppna.collect.form.pages import Page, pages_of
from oppna.model.questionnaire import Question
from tests.lib import postgresql
from tests.lib.served import Site

EDITION, PART = "2018-bou", "G"
RESPONDENTS = 300
PACE = 3.0
"""Seconds from one answer of a respondent to the next. People need longer."""
CONNECTIONS = 64
ON_A_PAGE = 20
LIMESURVEY_PER_SECOND = 2.0
"""Page turns a second on two cores, measured for issue 5 (save 20 answers, next page)."""
TIMES_FASTER = 100
P95_MS, PAGE_MS, PAGE_KB, COMPILE_MS = 200.0, 100.0, 150.0, 1000.0


class Stage(NamedTuple):
    """What runs, and who is there."""

    site: Site
    server: postgresql.Server
    url: str
    world: list[dict[str, Any]]

    @property
    def pids(self) -> list[int]:
        assert self.site.process and self.server.process
        return [self.site.process.pid, self.server.process.pid]


def lines(place: Path, quick: bool) -> list[Line]:
    """Every line of the survey on the web."""
    with _stage(place) as stage:
        found = [*_autosave(stage, 3 if quick else 20), *_pages(stage), _turns(stage, 2 if quick else 10)]
        found += _beside_peers(stage, place, 300 if quick else 3000)
    return [*found, _compiling()]


@contextmanager
def _stage(place: Path) -> Iterator[Stage]:
    binaries = postgresql.binaries()
    if binaries is None:
        raise SystemExit("bench collect needs a PostgreSQL")
    folder = place / "site"
    folder.mkdir()
    with postgresql.Server(binaries, settings=()) as server, Site(folder, url := server.create("oppna")) as site:
        yield Stage(site, server, url, site.tell("world", str(RESPONDENTS)))


def _autosave(stage: Stage, answers: int) -> Iterator[Line]:
    """Everybody saves an answer at a time, none of them waiting for the others."""
    visitors = [[*_saves(Visitor(stage.site.port, one["session"]), one, answers)] for one in stage.world]
    load = at_once(visitors, stage.pids, pace=PACE, warming=1)
    told = f"{RESPONDENTS} respondents, one answer every {PACE:.0f} s: {_told(load)}"
    yield Line(f"autosave p95, {told}", load.percentile(95), "limit", P95_MS)
    yield Line("autosave errors", float(load.errors), "none allowed", 1.0, unit="", limit=0.0)


def _told(load: Load) -> str:
    p50, p99 = load.percentile(50), load.percentile(99)
    return f"{load.per_second:.0f}/s, p50 {p50:.0f}, p99 {p99:.0f} ms, {load.cpu_ms:.1f} ms of a core each"


def _saves(visitor: Visitor, one: dict[str, Any], answers: int) -> Iterator[Step]:
    ids = [question.id for question in _questions() if question.kind == "tal"]
    for number in range(answers + 1):
        yield partial(_save, visitor, one["respondent"], ids[number % len(ids)], number // len(ids), str(100 + number))


async def _save(visitor: Visitor, respondent: int, question: str, version: int, value: str) -> bool:
    answers = {question: {"fields": {"value": value}, "version": version}}
    reply = await visitor.send(f"/svara/{respondent}/spara/", {"answers": answers})
    return reply.status == 200 and f'"{question}": {version + 1}'.encode() in reply.body


def _questions() -> Sequence[Question]:
    return prepare(EDITION).edition.questionnaire.form


def _pages(stage: Stage) -> Iterator[Line]:
    """Every page of the form, looked at by one respondent: the slowest and the largest."""
    visitor = Visitor(stage.site.port, stage.world[0]["session"])
    shown: dict[str, tuple[float, int]] = {}

    async def look(path: str) -> bool:
        began = perf_counter()
        reply = await visitor.get(path)
        waited = (perf_counter() - began) * 1000
        shown[path] = (min(waited, shown.get(path, (waited, 0))[0]), len(reply.body))
        return reply.status == 200

    parts = prepare(EDITION).edition.questionnaire.parts
    paths = [_path(stage.world[0], page) for part in parts for page in pages_of(prepare(EDITION), part.id)]
    load = at_once([[partial(look, path) for path in paths * 5]], stage.pids)
    if load.errors:
        raise RuntimeError("a page could not be shown")
    slowest, largest = max(shown, key=lambda path: shown[path][0]), max(shown, key=lambda path: shown[path][1])
    yield Line(f"slowest page of the form ({_slug(slowest)}), best of 5", shown[slowest][0], "limit", PAGE_MS)
    yield Line(f"largest page of the form ({_slug(largest)})", shown[largest][1] / 1000, "limit", PAGE_KB, unit="kB")


def _slug(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _path(one: dict[str, Any], page: Page) -> str:
    return f"/svara/{one['respondent']}/{page.part}/{page.slug}/"


def _turns(stage: Stage, turns: int) -> Line:
    """Save 20 answers and show the next page, for as many at once as keep two cores busy."""
    visitors = [[*_turning(Visitor(stage.site.port, one["session"]), one, turns)] for one in stage.world[:CONNECTIONS]]
    load = at_once(visitors, stage.pids, warming=1)
    if load.errors:
        raise RuntimeError(f"{load.errors} page turns went wrong")
    told = f"page turn, {ON_A_PAGE} answers saved and the next page shown: {_told(load)}; at least"
    wanted = LIMESURVEY_PER_SECOND * TIMES_FASTER
    return Line(told, 1000 / load.per_second, f"{wanted:.0f}/s", 1000 / wanted)


def _turning(visitor: Visitor, one: dict[str, Any], turns: int) -> Iterator[Step]:
    page = next(page for page in pages_of(prepare(EDITION), PART) if len(page.questions) >= ON_A_PAGE)
    by_id = {question.id: question for question in _questions()}
    asked = [by_id[id] for id in page.questions[:ON_A_PAGE]]
    for turn in range(turns + 1):
        fields = {f"svar-{question.id}": _option(question, turn) for question in asked}
        fields |= {f"version-{question.id}": str(turn) for question in asked} | {"gor": "nasta"}
        yield partial(_turn, visitor, _path(one, page), fields)


def _option(question: Question, turn: int) -> str:
    """Another answer each time, so that all of them must be written."""
    offered = [option.answer for option in question.options if option.offered]
    return offered[turn % len(offered)]


async def _turn(visitor: Visitor, path: str, fields: dict[str, str]) -> bool:
    saved = await visitor.fill(path, fields)
    if saved.status != 302:
        return False
    shown = await visitor.get(saved.headers["location"].partition("#")[0])
    return shown.status == 200 and saved.headers["location"].partition("#")[0] != path


def _beside_peers(stage: Stage, place: Path, saves: int) -> Iterator[Line]:
    """As many saves as go through, beside a view that only writes and beside the database alone."""
    ours = _at_full(stage.pids, lambda number: _ours(stage, number, saves // CONNECTIONS))
    stage.site.stop()
    bare = Site(place / "site", stage.url, "bench.peers.bare_django")
    with bare:
        assert bare.process and stage.server.process
        pids = [bare.process.pid, stage.server.process.pid]
        theirs = _at_full(pids, lambda number: _bare(bare, stage.world[number], saves // CONNECTIONS))
    rows = [(one["respondent"], f"X{number}", "1") for number in range(max(1, saves // 300)) for one in stage.world]
    raw = raw_upserts.per_second(stage.url, rows)
    yield _against("a bare Django view that upserts", ours, theirs.per_second, _told(theirs))
    yield _against("raw upserts by psycopg", ours, raw, f"{raw:.0f}/s over {raw_upserts.CONNECTIONS} connections")


def _against(what: str, ours: Load, theirs: float, told: str) -> Line:
    """A figure to know, not a limit: what rights, session, log of edits and merging cost."""
    text = f"autosave at full speed, {CONNECTIONS} at once: {_told(ours)}; {what}: {told}"
    return Line(text, 1000 / ours.per_second, what, 1000 / theirs, limit=float("inf"))


def _at_full(pids: Sequence[int], steps: Callable[[int], list[Step]]) -> Load:
    load = at_once([steps(number) for number in range(CONNECTIONS)], pids)
    if load.errors:
        raise RuntimeError(f"{load.errors} saves went wrong")
    return load


def _ours(stage: Stage, number: int, saves: int) -> list[Step]:
    """Respondents that have not turned pages, a question of their own for every turn."""
    one = stage.world[-1 - number]
    visitor = Visitor(stage.site.port, one["session"])
    ids = [question.id for question in _questions() if question.kind == "val"]
    by_id = {question.id: question for question in _questions()}
    steps: list[Step] = []
    for turn in range(saves):
        round, question = divmod(turn, len(ids))
        value = _option(by_id[ids[question]], round)
        steps.append(partial(_save, visitor, one["respondent"], ids[question], round, value))
    return steps


def _bare(site: Site, one: dict[str, Any], saves: int) -> list[Step]:
    visitor = Visitor(site.port)

    async def save(turn: int) -> bool:
        told = {"respondent": one["respondent"], "question": f"Y{turn}", "value": "Ja"}
        return (await visitor.send("/save/", told)).status == 200

    return [partial(save, turn) for turn in range(saves)]


COMPILE = """
from time import process_time
from oppna.collect.form.rules import form_rules
began = process_time()
form = form_rules("2018-bou")
assert form.pages and form.checks and form.conditions
print((process_time() - began) * 1000)
"""


def _compiling() -> Line:
    """The whole questionnaire with routing, checks and pages, from the definitions and with nothing kept."""
    found = median(_compiled_once() for _ in range(3))
    return Line("compile the questionnaire of 2018 from its definitions, nothing kept", found, "limit", COMPILE_MS)


def _compiled_once() -> float:
    from tempfile import TemporaryDirectory

    with TemporaryDirectory() as empty:
        environment = {**os.environ, "XDG_CACHE_HOME": empty}
        done = subprocess.run(
            [sys.executable, "-c", COMPILE], env=environment, check=True, capture_output=True, text=True
        )
    return float(re.sub(r"[^\d.]", "", done.stdout))
