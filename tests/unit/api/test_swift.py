"""The short manners say what the long ones say, header by header."""

from __future__ import annotations

import gzip

from hypothesis import given
from hypothesis import strategies as st

from oppna.disseminate.api.http import Answer, Request, Response
from oppna.disseminate.api.wrappers import Fault, refusal, served
from oppna.disseminate.api.wrappers.compression import LEAST
from oppna.disseminate.api.wrappers.limit import Buckets
from oppna.disseminate.api.wrappers.swift import swift

JSON = (("Content-Type", "application/json; charset=utf-8"),)


def _broken(_: Request) -> Response:
    raise LookupError("ours")


ANSWERS: dict[str, Answer] = {
    "short": lambda _: Response(200, JSON, b"{}"),
    "long": lambda _: Response(200, JSON, b" " * LEAST),
    "refused": lambda _: refusal(400, "Nej.", (Fault("x", "Nej."),)),
    "unknown": lambda _: refusal(404, "Nej. " * 500),
    "broken": _broken,
}


def both(name: str) -> tuple[Answer, Answer]:
    return served(ANSWERS[name], token=lambda: "7"), swift(ANSWERS[name], lambda: "7", lambda: None)


def same(one: Response, other: Response) -> None:
    assert one.status == other.status and one.body == other.body
    assert sorted((name.lower(), value) for name, value in one.headers) == sorted(
        (name.lower(), value) for name, value in other.headers
    )


@given(
    st.sampled_from(sorted(ANSWERS)),
    st.sampled_from(["GET", "HEAD", "OPTIONS", "POST", "DELETE"]),
    st.sampled_from(["", "gzip", "gzip;q=0", "br, gzip;q=0.5", "*"]),
    st.sampled_from(["", "*", '"x"']),
)
def test_short_and_long_manners_are_the_same(name: str, method: str, encoding: str, tag: str) -> None:
    headers = {"accept-encoding": encoding, "if-none-match": tag}
    request = Request(method, "/v3/kpi", "page=1", {name: text for name, text in headers.items() if text}, "http://x")
    long_way, short_way = both(name)
    same(long_way(request), short_way(request))


def test_the_tag_of_one_is_known_to_the_other() -> None:
    long_way, short_way = both("short")
    tag = dict(short_way(Request("GET", "/v3/kpi")).headers)["ETag"]
    again = Request("GET", "/v3/kpi", headers={"if-none-match": tag})
    assert short_way(again).status == long_way(again).status == 304


def test_what_is_compressed_is_the_answer() -> None:
    _, short_way = both("long")
    told = short_way(Request("GET", "/v3/kpi", headers={"accept-encoding": "gzip"}))
    assert isinstance(told.body, bytes) and gzip.decompress(told.body) == b" " * LEAST


def test_whoever_asks_too_fast_is_told_when_to_come_back() -> None:
    buckets = Buckets(1.0, 2.0, lambda: 0.0)
    answer = swift(ANSWERS["short"], lambda: "7", lambda: buckets)
    told = [answer(Request("GET", "/v3/kpi", client="10.0.0.1")) for _ in range(3)]
    assert [one.status for one in told] == [200, 200, 429]
    assert dict(told[-1].headers)["Retry-After"] == "1"
    assert dict(told[-1].headers)["Access-Control-Allow-Origin"] == "*"
