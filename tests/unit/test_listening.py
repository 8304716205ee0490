"""Where a server is to listen is tried first: a taken port is one Swedish sentence, not a server's own words."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator

import pytest
from django.core.management import CommandError, call_command

from oppna.__main__ import main
from oppna.errors import EXIT_REFUSED, Refused
from oppna.listening import host_and_port, refuse_where_nobody_can_listen


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@pytest.mark.parametrize(
    "bind, found",
    [
        ("127.0.0.1:8001", ("127.0.0.1", 8001)),
        ("[::1]:80", ("::1", 80)),
        (":8000", ("0.0.0.0", 8000)),
        (" localhost:1 ", ("localhost", 1)),
    ],
)
def test_taken_apart(bind: str, found: tuple[str, int]) -> None:
    assert host_and_port(bind) == found


@pytest.mark.parametrize(
    "bind", ["", "8001", "127.0.0.1", "127.0.0.1:", "127.0.0.1:0", "127.0.0.1:65536", "a:b", "a:-1"]
)
def test_not_an_address(bind: str) -> None:
    with pytest.raises(Refused, match="ska vara ADRESS:PORT"):
        host_and_port(bind)


def test_a_port_is_free_when_nobody_listens_any_more(taken: int) -> None:
    with pytest.raises(Refused, match=f"lyssna på 127.0.0.1:{taken}: något annat lyssnar redan där"):
        refuse_where_nobody_can_listen("127.0.0.1", taken)


def test_trying_leaves_the_port_free() -> None:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port = asked.getsockname()[1]
    refuse_where_nobody_can_listen("127.0.0.1", port)
    refuse_where_nobody_can_listen("127.0.0.1", port)


def test_an_address_of_another_machine() -> None:
    with pytest.raises(Refused, match="datorn har ingen sådan adress"):
        refuse_where_nobody_can_listen("192.0.2.1", 8001)


def test_the_site_says_so_and_starts_nothing(taken: int) -> None:
    with pytest.raises(CommandError, match="något annat lyssnar redan där") as refused:
        call_command("serve", bind=f"127.0.0.1:{taken}")
    assert refused.value.returncode == EXIT_REFUSED


def test_the_server_for_programs_says_so(taken: int, tmp_path: object, capsys: pytest.CaptureFixture[str]) -> None:
    before = dict(os.environ)
    assert main(["api", "--store", str(tmp_path), "--bind", f"127.0.0.1:{taken}"]) == EXIT_REFUSED
    assert "något annat lyssnar redan där" in capsys.readouterr().err
    assert dict(os.environ) == before, "what is refused leaves nothing behind"
