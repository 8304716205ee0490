"""A query is read as forms write it."""

from __future__ import annotations

from dataclasses import replace
from urllib.parse import parse_qsl

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from oppna.disseminate.api.http import Request


@given(st.text(st.sampled_from("a=&%+2C3Aå;\x00 ,cf")))
@example("a=1&a=%2C&b&=c&&d=x=y&+%C3%A5=%ff%")
def test_it_says_what_the_standard_library_says(query: str) -> None:
    expected: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        expected.setdefault(name, []).append(value)
    assert Request("GET", "/", query).parameters == expected


def test_a_request_is_never_changed_and_can_be_told_anew() -> None:
    request = Request("HEAD", "/", "a=1", {"accept": "*/*"}, "http://x", "192.0.2.1")
    assert request.parameters == {"a": ["1"]}
    again = replace(request, method="GET", query="b=2")
    assert (again.method, again.headers, again.base, again.client) == (
        "GET",
        {"accept": "*/*"},
        "http://x",
        "192.0.2.1",
    )
    assert again.parameters == {"b": ["2"]}
    with pytest.raises(AttributeError):
        request.path = "/x"  # type: ignore[misc]
