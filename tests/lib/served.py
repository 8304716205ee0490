"""The site as it is run: gunicorn in processes of its own, on a database of its own, which can be killed."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import socket
import subprocess
import sys
import time
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


class Site:
    """A site in a folder, with the database at `url` ("" = SQLite in the folder)."""

    def __init__(self, folder: Path, url: str = "", application: str = "oppna.config.wsgi", **environment: str) -> None:
        self.folder = folder
        self.application = application
        self.port = _free_port()
        self.environment = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "oppna.config.settings",
            "DATABASE_URL": url,
            "OPPNA_DATA": str(folder),
            "OPPNA_SECURE": "0",
            "OPPNA_SECRET": "bara-i-tester",
            "OPPNA_BIND": f"127.0.0.1:{self.port}",
            "OPPNA_URL": f"http://127.0.0.1:{self.port}",
            **environment,
        }
        self.process: subprocess.Popen[bytes] | None = None
        self.manage("migrate", "--verbosity", "0")

    def manage(self, *arguments: str) -> str:
        """A command of the site."""
        return self._python("manage.py", *arguments)

    def tell(self, *arguments: str) -> Any:
        """What tests.lib.site_program says."""
        return json.loads(self._python("-m", "tests.lib.site_program", *arguments))

    def start(self) -> None:
        """Up, and answering."""
        command = [sys.executable, "-m", "gunicorn", "-c", "python:oppna.config.gunicorn", self.application]
        with (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        until = time.monotonic() + 60
        while not self.answers():
            if self.process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"the site did not start: {self.log()}")
            time.sleep(0.05)

    def answers(self) -> bool:
        """Whether somebody is there, with or without a database."""
        try:
            return self.status("/halsa/") > 0
        except OSError:
            return False

    def status(self, address: str) -> int:
        """What an address answers, asked over a connection of its own."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            connection.request("GET", address)
            return connection.getresponse().status
        finally:
            connection.close()

    def kill(self) -> None:
        """The whole server, every process of it, with no time for a last word."""
        assert self.process
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.process = None

    def kill_worker(self, pid: int) -> None:
        """One process that answers; the server starts another."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)

    def workers(self) -> list[int]:
        """The processes that answer."""
        return [pid for pid in self._children() if pid not in self.beside()]

    def beside(self) -> list[int]:
        """The process that looks after what becomes public, if there is one."""
        return [pid for pid in self._children() if b"tend" in _command(pid)]

    def _children(self) -> list[int]:
        assert self.process
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text("ascii")
        return [int(pid) for pid in told.split()]

    def stop(self) -> None:
        """Down, in good order."""
        if self.process:
            self.process.terminate()
            self.process.wait(40)
            self.process = None

    def log(self) -> str:
        """What the server has complained of."""
        return (self.folder / "log").read_text("utf-8", "replace")

    def __enter__(self) -> Site:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        if self.process:
            self.kill()

    def _python(self, *arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, *arguments], cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(done.stderr)
        return done.stdout


def _command(pid: int) -> list[bytes]:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().split(b"\0")
    except OSError:  # it has just ended
        return []


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])
