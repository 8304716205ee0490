"""What every door does alike: caching, compression, openness, limits, methods, faults."""

from __future__ import annotations

import gzip
import json
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers import caught, compressed, conditional, limited, only_reading, open_to_all, served
from oppna.disseminate.api.wrappers.caching import FOREVER, NOT_KEPT, SHORT
from oppna.disseminate.api.wrappers.compression import LEAST, accepts_gzip
from oppna.disseminate.api.wrappers.limit import MOST_CLIENTS, Buckets, client_of, from_text
from oppna.disseminate.api.wrappers.refusal import refusal

ASKED = Request("GET", "/api/v1/releases", "a=1", {"accept-encoding": "gzip"}, "http://here", "192.0.2.1")
LONG = b"x" * LEAST
TEXT = (("Content-Type", "text/csv"),)


def says(
    body: bytes | Iterator[bytes] = b"hej", status: int = 200, headers: tuple[tuple[str, str], ...] = TEXT
) -> Answer:
    return lambda request: Response(status, headers, body)


def headers(response: Response) -> dict[str, str]:
    assert len({name.lower() for name, _ in response.headers}) == len(response.headers), "a header twice"
    return {name.lower(): value for name, value in response.headers}


def with_header(name: str, value: str) -> Request:
    return replace(ASKED, headers={**ASKED.headers, name: value})


def test_whoever_has_the_answer_gets_304_and_it_is_not_made_again() -> None:
    made: list[Request] = []

    def answer(request: Request) -> Response:
        made.append(request)
        return Response(200, TEXT, b"hej")

    door = conditional(answer, lambda: "t1")
    tag = headers(door(ASKED))["etag"]
    again = door(with_header("if-none-match", f'"else", W/{tag}'))
    assert (again.status, again.body, headers(again)["etag"], len(made)) == (304, b"", tag, 1)


@pytest.mark.parametrize(
    "other",
    [
        replace(ASKED, query="a=2"),
        replace(ASKED, path="/api/v1/areas"),
        replace(ASKED, base="http://there"),
        with_header("accept", "text/csv"),
        with_header("accept-encoding", "identity"),
    ],
)
def test_another_question_has_another_tag(other: Request) -> None:
    door = conditional(says(), lambda: "t1")
    assert headers(door(ASKED))["etag"] != headers(door(other))["etag"]


def test_a_new_release_changes_every_tag() -> None:
    first, second = (conditional(says(), lambda token=token: token)(ASKED) for token in ("t1", "t2"))
    assert headers(first)["etag"] != headers(second)["etag"]


def test_an_answer_may_have_a_tag_of_its_own() -> None:
    door = conditional(says(headers=(*TEXT, ("ETag", '"own"'))), lambda: "t1")
    assert headers(door(ASKED))["etag"] == '"own"'
    assert door(with_header("if-none-match", '"own"')).status == 304


@pytest.mark.parametrize(
    ("status", "lasting", "kept"),
    [(200, True, FOREVER), (200, False, SHORT), (302, True, SHORT), (404, True, NOT_KEPT)],
)
def test_how_long_an_answer_may_be_kept(status: int, lasting: bool, kept: str) -> None:
    told = headers(conditional(says(status=status), lambda: "t", lambda _: lasting)(ASKED))
    assert told["cache-control"] == kept
    assert ("etag" in told) == (status == 200)


def test_long_text_is_compressed_the_same_each_time() -> None:
    first, second = (compressed(says(LONG))(ASKED) for _ in range(2))
    assert isinstance(first.body, bytes)
    assert first.body == second.body and gzip.decompress(first.body) == LONG
    assert headers(first)["content-encoding"] == "gzip" and headers(first)["vary"] == "Accept-Encoding"


def test_a_stream_is_compressed_piece_by_piece() -> None:
    door = compressed(lambda _: Response(200, (*TEXT, ("Vary", "Accept")), iter([LONG, b"y", LONG])))
    answer = door(ASKED)
    assert gzip.decompress(b"".join(answer.body)) == LONG + b"y" + LONG  # type: ignore[arg-type]
    assert headers(answer)["vary"] == "Accept, Accept-Encoding"


@pytest.mark.parametrize(
    ("answer", "accept"),
    [
        (says(b"kort"), "gzip"),
        (says(LONG), "br"),
        (says(LONG), "gzip;q=0"),
        (says(LONG, headers=(("Content-Type", "image/png"),)), "gzip"),
    ],
)
def test_what_is_not_compressed(answer: Answer, accept: str) -> None:
    assert "content-encoding" not in headers(compressed(answer)(with_header("accept-encoding", accept)))


@pytest.mark.parametrize(
    ("accept", "takes"),
    [
        ("gzip", True),
        ("GZIP;q=0.5", True),
        ("br, *", True),
        ("*;q=0", False),
        ("", False),
        ("gzip;q=strunt", False),
        ("gzip;q=0, *", False),
    ],
)
def test_accept_encoding(accept: str, takes: bool) -> None:
    assert accepts_gzip(accept) is takes


def test_pages_of_other_sites_may_ask_first_and_read_then() -> None:
    door = open_to_all(says())
    assert headers(door(ASKED))["access-control-allow-origin"] == "*"
    assert "Retry-After" in headers(door(ASKED))["access-control-expose-headers"]
    before = door(replace(ASKED, method="OPTIONS"))
    assert (before.status, headers(before)["access-control-allow-methods"]) == (204, "GET, HEAD, OPTIONS")


def test_who_asks_too_fast_is_told_when_to_come_back() -> None:
    now = [0.0]
    buckets = Buckets(rate=0.5, burst=2, clock=lambda: now[0])
    door = limited(says(), lambda: buckets)
    assert [door(ASKED).status for _ in range(3)] == [200, 200, 429]
    refused = door(ASKED)
    assert headers(refused)["retry-after"] == "2"
    assert isinstance(refused.body, bytes) and "vänta 2 sekunder" in json.loads(refused.body)["detail"]
    assert door(replace(ASKED, client="192.0.2.2")).status == 200, "another client is not to blame"
    now[0] = 2.0
    assert [door(ASKED).status for _ in range(2)] == [200, 429]


def test_the_buckets_of_strangers_take_bounded_room() -> None:
    buckets = Buckets(1, 1, clock=lambda: 0.0)
    for number in range(MOST_CLIENTS + 10):
        buckets.wait(str(number))
    assert buckets.clients == MOST_CLIENTS


def test_threads_get_no_token_twice() -> None:
    buckets, taken = Buckets(1e-9, 1000, clock=lambda: 0.0), []

    def take() -> None:
        taken.extend(buckets.wait("one") == 0.0 for _ in range(500))

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sum(taken) == 1000


@pytest.mark.parametrize(("text", "rate", "burst"), [("", 200, 2000), ("5", 5, 50), ("5/7", 5, 7), ("0.5/1", 0.5, 1)])
def test_the_limit_is_set_by_a_text(text: str, rate: float, burst: float) -> None:
    buckets = from_text(text)
    assert buckets and (buckets.rate, buckets.burst) == (rate, burst)


def test_no_limit() -> None:
    assert from_text("0") is None
    assert limited(says(), lambda: None)(ASKED).status == 200


def test_an_office_with_many_addresses_is_one_client() -> None:
    one, two = (client_of(replace(ASKED, client=f"2001:db8:1:2::{last}")) for last in ("1", "ffff"))
    assert one == two != client_of(replace(ASKED, client="2001:db8:1:3::1"))


def test_head_is_get_without_the_body() -> None:
    get, head = (only_reading(says(LONG))(replace(ASKED, method=method)) for method in ("GET", "HEAD"))
    assert (head.body, head.status, head.headers) == (b"", get.status, get.headers)
    assert headers(head)["content-length"] == str(LEAST)


def test_head_ends_a_stream_that_nobody_reads() -> None:
    ended: list[bool] = []

    def pieces() -> Iterator[bytes]:
        try:
            yield b"x"
        finally:
            ended.append(True)

    stream = pieces()
    next(stream)
    assert only_reading(says(stream))(replace(ASKED, method="HEAD")).body == b""
    assert ended == [True]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "TRACE", "STRUNT"])
def test_nothing_can_be_written(method: str) -> None:
    answer = served(says(), token=lambda: "t")(replace(ASKED, method=method))
    assert (answer.status, headers(answer)["allow"]) == (405, "GET, HEAD, OPTIONS")


def test_a_fault_of_ours_is_logged_and_gives_nothing_away(caplog: pytest.LogCaptureFixture) -> None:
    def broken(request: Request) -> Response:
        raise KeyError("hemligt")

    answer = caught(broken)(ASKED)
    assert answer.status == 500 and isinstance(answer.body, bytes)
    assert "hemligt" not in answer.body.decode() and "hemligt" in caplog.text


def test_a_whole_door_answers_in_order() -> None:
    answer = served(says(LONG), token=lambda: "t")(ASKED)
    told = headers(answer)
    assert isinstance(answer.body, bytes)
    assert told["content-length"] == str(len(answer.body)) and gzip.decompress(answer.body) == LONG
    assert {"etag", "cache-control", "vary", "access-control-allow-origin"} <= told.keys()


def test_a_refusal_is_a_problem_document() -> None:
    answer = refusal(404, "Utgåvan finns inte.")
    assert isinstance(answer.body, bytes)
    document = json.loads(answer.body)
    assert headers(answer)["content-type"] == "application/problem+json"
    assert (document["status"], document["title"], document["detail"]) == (404, "Finns inte", "Utgåvan finns inte.")
