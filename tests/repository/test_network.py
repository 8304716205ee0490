"""Tests are without network, and this one shows that the fence stands."""

from __future__ import annotations

import socket

import pytest


def test_an_address_outside_is_refused() -> None:
    with socket.socket() as sock, pytest.raises(PermissionError, match="no network"):
        sock.connect(("192.0.2.1", 80))


def test_a_name_outside_is_refused() -> None:
    with pytest.raises(PermissionError, match="no network"):
        socket.create_connection(("example.org", 80), timeout=1)


def test_the_machine_itself_can_be_reached() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server, socket.create_connection(server.getsockname(), timeout=1):
        pass
