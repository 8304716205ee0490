"""The site is killed and its database goes away while colleagues answer: nothing that was acknowledged is lost."""

from __future__ import annotations

import asyncio
import json
import random
from pathlib import Path

import pytest

from bench.client import Visitor
from tests.lib import postgresql
from tests.lib.killing_site import RESPONDENTS, Ledger, disturbed, faults, questions, run
from tests.lib.needs import only_with
from tests.lib.served import Site

SAVES = 150
BINARIES = postgresql.binaries()
on_postgresql = only_with("postgresql", BINARIES, "the site on PostgreSQL (there is none on this machine)")
pytestmark = pytest.mark.xdist_group("site")  # processes that must have the machine to themselves to be killed in time


def test_killed_on_sqlite(tmp_path: Path) -> None:
    ledger, lost = disturbed(tmp_path, "", SAVES)
    assert not lost
    assert ledger.told["server killed"] and ledger.told["worker killed"] and ledger.told["no reply"]


@on_postgresql
def test_killed_on_postgresql(tmp_path: Path) -> None:
    assert BINARIES
    with postgresql.Server(BINARIES, settings=()) as server:
        ledger, lost = disturbed(tmp_path, server.create("oppna"), SAVES)
    assert not lost
    assert ledger.told["server killed"] and ledger.told["worker killed"] and ledger.told["no reply"]


@on_postgresql
def test_the_database_away_for_a_while(tmp_path: Path) -> None:
    """It goes down in mid-use. Whoever asks is told so, and goes on where they were when it is back."""
    assert BINARIES
    with postgresql.Server(BINARIES, settings=()) as server, Site(tmp_path, server.create("oppna")) as site:
        world = site.tell("world", str(RESPONDENTS))

        async def away(site: Site, ledger: Ledger, chance: random.Random) -> None:
            for _ in range(2):
                await asyncio.sleep(1)
                await asyncio.to_thread(server.stop)
                ledger.told["away"] += 1
                await _asked_meanwhile(site, world[0])
                await asyncio.sleep(1)
                await asyncio.to_thread(server.start)

        ledger = asyncio.run(run(site, world, SAVES, away, {"503": 1, "away": 2}))
        lost = list(faults(ledger, site.tell("answers")))
    assert not lost
    assert ledger.told["503"] and ledger.told["away"] == 2


async def _asked_meanwhile(site: Site, one: dict[str, str]) -> None:
    """What a visitor sees while the database is away: where it is told, and how what was sent is not lost."""
    page = f"/svara/{one['respondent']}/"
    async with Visitor(site.port, one["session"]) as visitor:
        health = await visitor.get("/halsa/")
        assert (health.status, json.loads(health.body)) == (503, {"site": "ok", "database": "away"})
        shown = await visitor.get(page)
        assert shown.status == 503 and int(shown.headers["retry-after"]) > 0
        assert f'href="{page}"' in shown.body.decode()
        id = questions()[0]
        sent = await visitor.fill(f"{page}G/sidan/", {f"svar-{id}": '12 "&<script>', "gor": "vidare"})
        text = sent.body.decode()
        assert sent.status == 503 and f'name="svar-{id}" value="12 &quot;&amp;&lt;script&gt;"' in text
        assert "inte sparat" in text and "Skicka igen" in text
        saved = await visitor.send(f"{page}spara/", {"answers": {id: {"fields": {"value": "1"}, "version": 0}}})
        assert saved.status == 503 and "application/json" in saved.headers["content-type"]
        entered = await visitor.fill("/konto/login/", {"login": "a@oppna.example", "password": "hemligt"})
        assert entered.status == 503 and b"hemligt" not in entered.body


def test_what_is_lost_would_be_seen() -> None:
    """The judge itself: a save that is not in the log, an edit too many, an answer without its edit."""
    ledger = Ledger(1)
    ledger.kept = [(1, "G1", 2, "5")]
    row = {"respondent": 1, "question": "G1", "value": "5", "version": 2, "edits": [[1, "4"], [2, "5"]]}
    assert not list(faults(ledger, [row]))
    assert len(list(faults(ledger, []))) == 1
    assert len(list(faults(ledger, [{**row, "edits": [[1, "4"], [2, "6"]]}]))) == 2
    assert list(faults(ledger, [{**row, "edits": [[1, "4"], [2, "5"], [2, "5"]]}]))
    assert list(faults(ledger, [{**row, "value": "6"}]))
    assert list(faults(Ledger(1), [{**row, "value": None, "version": None}]))
