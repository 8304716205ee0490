"""The server says nothing of itself, and logs hold no keys."""

from __future__ import annotations

import logging

import pytest
from oppna.config.masking import MaskKeys, masked


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("Not Found: /lank/hemlig-Nyckel_1/", "Not Found: /lank/…/"),
        ("/lank/a/ and /lank/b?x=1", "/lank/…/ and /lank/…?x=1"),
        ("/svara/3/G/", "/svara/3/G/"),
    ],
)
def test_keys_are_masked(line: str, shown: str) -> None:
    assert masked(line) == shown


def test_a_line_of_the_log_is_masked_in_its_arguments_too(caplog: pytest.LogCaptureFixture) -> None:
    caplog.handler.addFilter(MaskKeys())
    logging.getLogger("django.request").error("%s: %s", "Internal Server Error", "/lank/hemlig/")
    assert caplog.messages == ["Internal Server Error: /lank/…/"]


def test_the_sites_handler_masks() -> None:
    from django.conf import settings

    logs = settings.LOGGING
    assert all("mask" in handler["filters"] for handler in logs["handlers"].values())
    assert logs["filters"]["mask"]["()"] == "oppna.config.masking.MaskKeys"


def test_no_log_of_requests_and_no_server_header() -> None:
    from gunicorn.http import wsgi

    from oppna.config import gunicorn

    assert gunicorn.accesslog is None

    class Reply:
        version, status, chunked, upgrade = "gunicorn", "200 OK", False, False
        req = type("Request", (), {"version": (1, 1)})

        def should_close(self) -> bool:
            return False

        def is_chunked(self) -> bool:
            return False

    headers = wsgi.Response.default_headers(Reply())
    assert any(header.startswith("Date:") for header in headers)
    assert not any(header.lower().startswith("server") for header in headers)
