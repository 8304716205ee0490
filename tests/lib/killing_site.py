"""Kill the site at random while colleagues save answers, and see whether anything acknowledged was lost. A program:

    python -m tests.lib.killing_site SAVES

Every save writes a value that is written only once, so the log of edits tells exactly what became of it.
"""

from __future__ import annotations

import asyncio
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Coroutine, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any

from bench.client import Visitor
from oppna.catalogue.prepared import prepare
from tests.lib import postgresql
from tests.lib.served import Site

EDITION = "2018-bou"
RESPONDENTS = 6
COLLEAGUES = 2
QUESTIONS = 8
SEED = 20180315
PATIENCE = 60.0


KILLED = {"server killed": 1, "worker killed": 1, "no reply": 1}


class Ledger:
    """What was asked for and what was acknowledged: (respondent, question, version, value).

    `needed`: how often something must have happened; a fast site could else be done before it was disturbed.
    """

    def __init__(self, wanted: int, needed: Mapping[str, int] = MappingProxyType({})) -> None:
        self.wanted = wanted
        self.needed = needed
        self.kept: list[tuple[int, str, int, str]] = []
        self.told = Counter[str]()
        self._value = 0

    @property
    def done(self) -> bool:
        return len(self.kept) >= self.wanted and all(self.told[what] >= least for what, least in self.needed.items())

    def value(self) -> str:
        """A number that nobody has written before."""
        self._value += 1
        return str(1_000_000 + self._value)


def questions() -> list[str]:
    """Questions that take any number."""
    form = prepare(EDITION).edition.questionnaire.form
    return [question.id for question in form if question.kind == "tal"][:QUESTIONS]


async def save_on(visitor: Visitor, respondent: int, ids: list[str], ledger: Ledger, chance: random.Random) -> None:
    """One colleague: saves until enough is acknowledged, keeps what is not and sends it again."""
    seen = dict.fromkeys(ids, 0)
    while not ledger.done:
        wanted = {id: ledger.value() for id in chance.sample(ids, chance.randint(1, 3))}
        while wanted and not ledger.done:
            told = await _sent(visitor, respondent, wanted, seen, ledger)
            for id, version in told.get("kept", {}).items():
                ledger.kept.append((respondent, id, version, wanted.pop(id)))
                seen[id] = version
            for id, theirs in told.get("conflicts", {}).items():
                ledger.told["conflict"] += 1
                seen[id] = theirs["version"]
                wanted[id] = ledger.value()  # somebody else was first; what I now want is a new answer
            if told.get("refused"):
                raise AssertionError(f"refused: {told['refused']}")
        await asyncio.sleep(chance.random() * 0.02)


async def _sent(
    visitor: Visitor, respondent: int, wanted: dict[str, str], seen: dict[str, int], ledger: Ledger
) -> dict[str, Any]:
    """The reply; {} where none came, or one that says that nothing was kept."""
    answers = {id: {"fields": {"value": value}, "version": seen[id]} for id, value in wanted.items()}
    try:
        reply = await visitor.send(f"/svara/{respondent}/spara/", {"answers": answers})
    except ConnectionError:
        ledger.told["no reply"] += 1
        await asyncio.sleep(0.05)
        return {}
    if reply.status == 503:
        ledger.told["503"] += 1
        await asyncio.sleep(0.2)
        return {}
    if reply.status != 200:
        raise AssertionError(f"{reply.status}: {reply.body[:500]!r}")
    return dict(json.loads(reply.body))


async def kill_on(site: Site, ledger: Ledger, chance: random.Random) -> None:
    """In turn one worker of the server and the whole of it, at moments of chance."""
    whole = False
    while not ledger.done:
        await asyncio.sleep(0.1 + chance.random() * 0.9)
        if ledger.done:
            return
        if whole:
            site.kill()
            ledger.told["server killed"] += 1
            await asyncio.to_thread(site.start)
        elif workers := site.workers():
            site.kill_worker(chance.choice(workers))
            ledger.told["worker killed"] += 1
        whole = not whole


Disturbance = Callable[[Site, Ledger, random.Random], Coroutine[Any, Any, None]]


async def run(
    site: Site, world: list[dict[str, Any]], saves: int, disturb: Disturbance, needed: Mapping[str, int]
) -> Ledger:
    """Colleagues save while they are disturbed, until enough saves are acknowledged and all `needed` has happened."""
    ledger, chance, ids = Ledger(saves, needed), random.Random(SEED), questions()
    visitors = [(Visitor(site.port, one["session"]), one["respondent"]) for one in world for _ in range(COLLEAGUES)]
    work = [save_on(visitor, who, ids, ledger, random.Random(chance.random())) for visitor, who in visitors]
    try:
        async with asyncio.timeout(PATIENCE + saves / 5), asyncio.TaskGroup() as group:
            for one in (disturb(site, ledger, chance), *work):
                group.create_task(one)
    finally:
        await asyncio.gather(*(visitor.close() for visitor, _ in visitors))
    return ledger


def faults(ledger: Ledger, rows: list[dict[str, Any]]) -> Iterator[str]:
    """What was acknowledged and is not there, and every answer that its edits do not bear out."""
    log = {(row["respondent"], row["question"]): dict(map(tuple, row["edits"])) for row in rows}
    for respondent, question, version, value in ledger.kept:
        if log.get((respondent, question), {}).get(version) != value:
            yield f"lost: respondent {respondent} {question} version {version} = {value}"
    for row in rows:
        versions = [version for version, _ in row["edits"]]
        if versions != list(range(1, len(versions) + 1)):
            yield f"edits of {row['respondent']} {row['question']} are not one a version: {versions}"
        if [row.get("version"), row["value"]] != row["edits"][-1]:
            yield f"answer {row} is not what the last edit says"


def disturbed(folder: Path, url: str, saves: int, disturb: Disturbance = kill_on) -> tuple[Ledger, list[str]]:
    """A whole run on a database; what was lost."""
    with Site(folder, url) as site:
        world = site.tell("world", str(RESPONDENTS))
        ledger = asyncio.run(run(site, world, saves, disturb, KILLED))
        return ledger, list(faults(ledger, site.tell("answers")))


def main(saves: int) -> int:
    place = postgresql.binaries()
    lost = 0
    for kind in ("sqlite", *(["postgresql"] if place else [])):
        with tempfile.TemporaryDirectory() as folder:
            if kind == "postgresql":
                assert place
                with postgresql.Server(place, settings=()) as server:
                    ledger, found = disturbed(Path(folder), server.create("oppna"), saves)
            else:
                ledger, found = disturbed(Path(folder), "", saves)
        lost += len(found)
        print(f"{kind}: {len(ledger.kept)} saves acknowledged, {len(found)} lost; {dict(ledger.told)}", flush=True)
        print("\n".join(found[:20]))
    return 1 if lost else 0


if __name__ == "__main__":
    sys.exit(main(int(sys.argv[1])))
