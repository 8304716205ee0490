"""An answer that stands ready is the answer one would get, counted as one, and gone when something public changes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pytest

from oppna.disseminate.api import doors, server, source
from oppna.disseminate.api.http import Request, Response
from oppna.disseminate.api.ready import AROUND, LARGEST, Key, Ready, Sent, key_of, room
from oppna.disseminate.api.server import Application
from oppna.disseminate.api.wrappers import refusal, served
from oppna.disseminate.api.wrappers.limit import Buckets
from oppna.disseminate.shelf.public import Public
from oppna.errors import Refused
from tests.lib import apart

PLACE = "/prov/"


@dataclass
class World:
    """A server with one door, and what is public in it."""

    application: Application = field(default_factory=Application)
    token: str = "1"
    asked: list[str] = field(default_factory=list)

    def public(self) -> Public:
        if self.token == "broken":
            raise OSError("the store")
        return Public((), {}, self.token)

    def answer(self, request: Request) -> Response:
        """Long or short by the address; each time another text if it is made anew."""
        self.asked.append(request.path)
        if request.path.endswith("saknas"):
            return refusal(404, "Finns inte.")
        if request.path.endswith("byts"):
            self.token += "+"
        size = {"stort": LARGEST + 1, "långt": 3000}.get(request.path.removeprefix(PLACE), 10)
        body = f"{len(self.asked)}".encode().ljust(size)
        return Response(200, (("Content-Type", "text/plain" if size < LARGEST else "image/png"),), body)

    def ask(self, path: str, method: str = "GET", query: str = "", **headers: str) -> tuple[int, dict[str, str], bytes]:
        given = {"host": "x", **{name.replace("_", "-"): text for name, text in headers.items()}}
        scope = {
            "type": "http",
            "method": method,
            "path": PLACE + path,
            "query_string": query.encode(),
            "headers": [(name.encode(), text.encode()) for name, text in given.items() if text],
            "server": ("127.0.0.1", 1),
            "client": ("192.0.2.1", 5),
        }
        told: list[dict[str, Any]] = []

        async def send(message: dict[str, Any]) -> None:
            told.append(message)

        async def receive() -> dict[str, Any]:
            return {"type": "http.request", "body": b""}

        apart.run(lambda: self.application(scope, receive, send))
        named = {name.decode().lower(): text.decode("latin-1") for name, text in told[0]["headers"]}
        return told[0]["status"], named, b"".join(message["body"] for message in told[1:])


@pytest.fixture
def world(monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    made = World()
    before = source._supply
    source.supplied_by(made.public)
    monkeypatch.setitem(doors.DOORS, PLACE, served(made.answer))
    yield made
    source.supplied_by(before)


@pytest.mark.parametrize("encoding", ["", "gzip", "gzip;q=0"])
@pytest.mark.parametrize("path", ["kort", "långt"])
def test_the_second_answer_is_the_first_to_the_letter(world: World, path: str, encoding: str) -> None:
    first = world.ask(path, accept_encoding=encoding)
    assert world.ask(path, accept_encoding=encoding) == first
    assert len(world.asked) == 1
    assert first[1]["access-control-allow-origin"] == "*" and first[1]["etag"] and first[1]["server"] == "oppna"


def test_all_that_an_answer_depends_on_tells_questions_apart(world: World) -> None:
    world.ask("långt")
    for given in ({"accept_encoding": "gzip"}, {"accept": "text/csv"}, {"host": "y"}, {"query": "a=1"}):
        number = len(world.asked)
        world.ask("långt", **given)
        assert len(world.asked) == number + 1


def test_what_changes_is_asked_for_again_and_what_was_never_comes_back(world: World) -> None:
    first = world.ask("kort")
    world.token = "2"
    second = world.ask("kort")
    world.token = "1"
    third = world.ask("kort")
    assert [one[2].strip() for one in (first, second, third)] == [b"1", b"2", b"3"]


def test_an_answer_that_was_found_while_something_changed_is_not_kept(world: World) -> None:
    assert [world.ask("byts")[2].strip() for _ in range(2)] == [b"1", b"2"]


def test_unchanged_is_said_again_and_without_the_body(world: World) -> None:
    tag = world.ask("kort")[1]["etag"]
    first, second = (world.ask("kort", if_none_match=tag) for _ in range(2))
    assert first == second and first[0] == 304 and first[2] == b""
    assert world.ask("kort", if_none_match='"another"')[0] == 200


@pytest.mark.parametrize(
    ("path", "method", "status"), [("kort", "HEAD", 200), ("saknas", "GET", 404), ("stort", "GET", 200)]
)
def test_other_methods_refusals_and_large_answers_are_not_kept(
    world: World, path: str, method: str, status: int
) -> None:
    answers = [world.ask(path, method) for _ in range(2)]
    assert [one[0] for one in answers] == [status, status]
    assert len(world.asked) == 2
    assert all(one[2] == b"" for one in answers if method == "HEAD")


def test_who_has_been_answered_before_is_still_counted(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    buckets = Buckets(1.0, 3.0, lambda: 0.0)
    monkeypatch.setattr(server, "shared", lambda: buckets)
    monkeypatch.setitem(doors.DOORS, PLACE, _limited_by(world, buckets))
    told = [world.ask("kort") for _ in range(4)]
    assert [one[0] for one in told] == [200, 200, 200, 429]
    assert told[-1][1]["retry-after"] == "1" and len(world.asked) == 1


def _limited_by(world: World, buckets: Buckets) -> Any:
    from oppna.disseminate.api.wrappers.caching import conditional
    from oppna.disseminate.api.wrappers.limit import limited

    return limited(conditional(world.answer, source.token), lambda: buckets)


def test_a_store_that_cannot_be_read_is_told_by_the_door(world: World) -> None:
    world.ask("kort")
    world.token = "broken"
    assert world.ask("kort")[0] == 500


def _sent(size: int) -> Sent:
    return Sent({"status": 200, "headers": [(b"ETag", b'"x"')]}, {"body": b"x" * size})


def _key(path: str) -> Key:
    key = key_of({"method": "GET", "path": path, "query_string": b""}, {b"host": b"x"})
    assert key is not None
    return key


def test_no_more_is_kept_than_there_is_room_for_and_what_is_asked_for_stays() -> None:
    ready = Ready(lambda: "1", most=3 * (AROUND + 600))
    ready.keep(_key("/0"), _sent(500), ready.token)
    assert ready.find(_key("/0")) is None  # nothing was looked at before: what was public then is not known
    for number in range(3):
        ready.keep(_key(f"/{number}"), _sent(500), "1")
    assert ready.find(_key("/0"))
    ready.keep(_key("/3"), _sent(500), "1")
    assert [bool(ready.find(_key(f"/{number}"))) for number in range(4)] == [True, False, True, True]
    assert ready.bytes <= 3 * (AROUND + 600)


def test_a_question_without_a_host_is_not_kept() -> None:
    assert key_of({"method": "GET", "path": "/", "query_string": b""}, {}) is None


@pytest.mark.parametrize(("fault", "told"), [(None, "complete"), (OSError("the store"), "failed")])
def test_a_process_that_cannot_start_says_so(
    monkeypatch: pytest.MonkeyPatch, fault: Exception | None, told: str
) -> None:
    """Said nothing, granian goes on with a process that has nothing to answer from."""

    def start() -> None:
        if fault:
            raise fault

    monkeypatch.setattr(server, "start", start)
    coming = iter([{"type": "lifespan.startup"}, {"type": "lifespan.shutdown"}])
    said: list[str] = []

    async def receive() -> dict[str, Any]:
        return next(coming)

    async def send(message: dict[str, Any]) -> None:
        said.append(message["type"])

    apart.run(lambda: Application()({"type": "lifespan"}, receive, send))
    assert said == [f"lifespan.startup.{told}", "lifespan.shutdown.complete"]


def test_how_much_stands_ready_is_set_in_megabytes(monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    for text, most in (("", 16_000_000), ("3", 3_000_000), ("0", 0)):
        monkeypatch.setenv("OPPNA_API_READY", text)
        assert room() == most
    world.application = Application()
    assert [world.ask("kort")[2].strip() for _ in range(2)] == [b"1", b"2"]
    monkeypatch.setenv("OPPNA_API_READY", "mycket")
    with pytest.raises(Refused, match="OPPNA_API_READY är ”mycket”"):
        room()
