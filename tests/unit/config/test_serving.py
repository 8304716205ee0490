"""The server says nothing of itself, and keeps no log of addresses."""

from __future__ import annotations


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
