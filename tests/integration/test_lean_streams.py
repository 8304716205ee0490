"""What is large is sent piece by piece: memory does not grow with it, not even where the reader is slow or leaves."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lib.kolada_asked import free_port, waited_for
from tests.lib.streaming_pieces import PIECE, PIECES

GROWTH_MB = 24
WHOLE = PIECE * PIECES


@pytest.fixture(scope="module")
def server(root: Path, public_store: Path) -> Iterator[tuple[int, int]]:
    """Port and process."""
    port = free_port()
    environment = {**os.environ, "OPPNA_RELEASES": str(public_store), "OPPNA_API_RATE": "0"}
    command = [sys.executable, "-m", "tests.lib.streaming_door", str(port)]
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.PIPE) as process:
        try:
            waited_for(process, f"http://127.0.0.1:{port}/v3/kpi?per_page=1")
            settled(process.pid)
            yield port, process.pid
        finally:
            process.terminate()


def settled(pid: int) -> None:
    """Wait until the worker has written ahead what it answers from: that memory is not what is measured."""
    until, seen = time.monotonic() + 120, [0.0]
    while len(seen) < 4 or max(seen[-4:]) - min(seen[-4:]) > 1:
        assert time.monotonic() < until, seen
        time.sleep(1)
        seen.append(megabytes(pid))


def megabytes(pid: int) -> float:
    """Own memory of the workers."""
    workers = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    statuses = [Path(f"/proc/{worker}/status").read_text("utf-8") for worker in workers]
    return sum(int(status.partition("RssAnon:")[2].split()[0]) for status in statuses) / 1024


def test_two_hundred_million_bytes_pass_through_little_memory(server: tuple[int, int]) -> None:
    port, pid = server
    before, length, most = megabytes(pid), 0, 0.0
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/mycket/", timeout=60) as told:
        while piece := told.read(1 << 22):
            length += len(piece)
            most = max(most, megabytes(pid))
    assert length == WHOLE > 100 * GROWTH_MB
    assert most - before < GROWTH_MB


def test_a_reader_that_does_not_read_holds_nothing_and_one_that_leaves_is_forgotten(
    server: tuple[int, int], tmp_path: Path
) -> None:
    port, pid = server
    before, till = megabytes(pid), tmp_path / "slut"
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(f"GET /mycket/?till={till} HTTP/1.1\r\nHost: x\r\n\r\n".encode())
        assert slow.recv(100).startswith(b"HTTP/1.1 200")
        time.sleep(1.0)
        assert megabytes(pid) - before < GROWTH_MB
        assert not till.exists()
    until = time.monotonic() + 30
    while not till.exists():
        assert time.monotonic() < until, "what was made for a reader who left is still held"
        time.sleep(0.1)


def test_others_are_answered_meanwhile(server: tuple[int, int]) -> None:
    port, _ = server
    with socket.create_connection(("127.0.0.1", port)) as slow:
        slow.sendall(b"GET /mycket/ HTTP/1.1\r\nHost: x\r\n\r\n")
        assert slow.recv(100)
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/v3/municipality/0184", timeout=5) as told:
            assert json.loads(told.read())["count"] == 1


def test_the_other_doors_are_open_too(server: tuple[int, int]) -> None:
    """Our own interface, and PxWeb's with a question sent along."""
    port, _ = server
    base = f"http://127.0.0.1:{port}"
    with urllib.request.urlopen(f"{base}/api/v1/", timeout=20) as told:
        assert json.loads(told.read())["links"]["openapi"] == f"{base}/api/v1/openapi.json"
    with urllib.request.urlopen(f"{base}/pxweb/api/v2/tables", timeout=20) as told:
        table = json.loads(told.read())["tables"][0]["id"]
    question = json.dumps({"selection": []}).encode()
    asked = urllib.request.Request(f"{base}/pxweb/api/v2/tables/{table}/data", question)
    with urllib.request.urlopen(asked, timeout=60) as told:
        assert told.read()
    endless = urllib.request.Request(f"{base}/pxweb/api/v2/tables/{table}/data", b" " * 1_100_000)
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(endless, timeout=60)
    assert 400 <= refused.value.code < 500
    refused.value.close()
