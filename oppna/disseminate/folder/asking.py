"""Ask the site for an address in this process: no server, no session, no database."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import NamedTuple

from django.core.signals import request_finished
from django.db import close_old_connections
from django.http import Http404
from django.test import RequestFactory
from django.urls import Resolver404, resolve

from oppna.disseminate.api.doors import door
from oppna.disseminate.api.http import Request

HOST = "oppna.invalid"
BASE = f"http://{HOST}"


class Reader(NamedTuple):
    """Who reads a folder, in the place of who acts on the site: cannot log in, and has no menu of their own."""

    kind: str = "reader"
    lacks_second_factor: bool = False


READER = Reader()


class Page(NamedTuple):
    """What an address answers. `name`: of the address, "" for a door."""

    address: str
    name: str
    kind: str
    body: bytes


def name_of(address: str) -> str:
    """What the address is called; "" where the site has none."""
    try:
        return resolve(address.partition("?")[0]).view_name
    except Resolver404:
        return ""


def asked(address: str, host: str = "localhost") -> Page | None:
    """The page as it is at one of the site's hosts; None where there is none."""
    path, _, query = address.partition("?")
    if answer := door(path):
        told = answer(Request("GET", path, query, base=BASE))
        whole = told.body if isinstance(told.body, bytes) else b"".join(told.body)
        kind = {name.lower(): value for name, value in told.headers}.get("content-type", "")
        return Page(address, "", kind, whole) if told.status == 200 else None
    return _page(address, host)


def _page(address: str, host: str) -> Page | None:
    try:
        found = resolve(address.partition("?")[0])
        request = RequestFactory(SERVER_NAME=host).get(address)
        request.actor = READER  # type: ignore[attr-defined]
        response = found.func(request, *found.args, **found.kwargs)
    except (Resolver404, Http404):
        return None
    with _no_end_of_a_request(), closing(response):
        if response.status_code != 200:
            return None
        body = b"".join(response.streaming_content) if response.streaming else response.content
        return Page(address, found.view_name, response.get("Content-Type", ""), body)


@contextmanager
def _no_end_of_a_request() -> Iterator[None]:
    """A response that is closed tells Django that a request has ended, and Django then asks after its connections to
    the database. No request came in here, and nobody has asked the database: its own test client does the same."""
    request_finished.disconnect(close_old_connections)
    try:
        yield
    finally:
        request_finished.connect(close_old_connections)
