"""The site knows where it is: what is printed when it starts, and what stands in letters, leads to it."""

from __future__ import annotations

import pytest

from oppna.web.address import DEFAULT_BIND, site_url


@pytest.mark.parametrize(
    "told, bind, address",
    [
        ("", DEFAULT_BIND, "http://localhost:8000"),
        ("", "127.0.0.1:8170", "http://localhost:8170"),
        ("", "0.0.0.0:80", "http://localhost:80"),
        ("", "[::]:8080", "http://localhost:8080"),
        ("", "10.1.2.3:8170", "http://10.1.2.3:8170"),
        ("", "unix:/run/oppna.sock", "http://localhost:8000"),
        ("https://jamforelser.example/", "127.0.0.1:8170", "https://jamforelser.example"),
        ("  ", "127.0.0.1:8170", "http://localhost:8170"),
    ],
)
def test_the_address_is_the_one_told_or_where_it_listens(told: str, bind: str, address: str) -> None:
    assert site_url(told, bind) == address
