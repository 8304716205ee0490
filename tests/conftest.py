"""What holds for every test: no network, one hypothesis profile, and the source documents where they are at hand."""

from __future__ import annotations

import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage
from hypothesis import HealthCheck, settings

from tests import site_settings
from tests.lib import spark as spark_here
from tests.lib.needs import only_with

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"
OF_THE_WHOLE = ("browser", "integration", "repository")
LOOPBACK = ("127.", "::1", "localhost")

# Continuous integration tries the same examples every time, so a red run is about the change; at home they vary.
settings.register_profile(
    "house",
    deadline=None,
    derandomize="CI" in os.environ,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("house")


def pytest_configure(config: pytest.Config) -> None:
    """Compiled definitions of this run only: what an earlier state of the code kept must not decide a test."""
    if spark_here.IS_REQUIRED and spark_here.missing():
        raise pytest.UsageError(f"OPPNA_REQUIRE names spark, but: {spark_here.missing()}")
    if hasattr(config, "workerinput"):
        return  # a worker of xdist inherits the folder of its controller
    cache = tempfile.TemporaryDirectory(prefix="oppna-cache-")
    os.environ["XDG_CACHE_HOME"] = cache.name
    config.add_cleanup(cache.cleanup)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Where the tests were asked for on PostgreSQL and there is none, none of them is said to have run."""
    if site_settings.ON_POSTGRESQL and not site_settings.POSTGRESQL:
        for item in items:
            if item.get_closest_marker("django_db"):
                item.add_marker(
                    only_with("postgresql", False, "the site on PostgreSQL (there is none on this machine)")
                )


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[object]:
    """Tests of the whole are not traced: they only pass by the fence, and tracing makes them twice as slow.

    So every line within it is run by a test that is about it; one of the whole that is says so with `fence`.
    """
    tracing = Coverage.current()
    folder = item.path.relative_to(ROOT / "tests").parts[0]
    if tracing is None or folder not in OF_THE_WHOLE or item.get_closest_marker("fence"):
        return (yield)
    tracing.stop()
    try:
        return (yield)
    finally:
        tracing.start()


def _is_local(sock: socket.socket, address: Any) -> bool:
    return sock.family == socket.AF_UNIX or str(address[0]).startswith(LOOPBACK)


@pytest.fixture(autouse=True)
def no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that reaches for the network fails, whatever it reached for."""
    connect, connect_ex, getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo

    def guarded(original: Any) -> Any:
        def call(sock: socket.socket, address: Any) -> Any:
            if not _is_local(sock, address):
                raise PermissionError(f"tests use no network, and this one tried {address!r}")
            return original(sock, address)

        return call

    def look_up(host: Any, *args: Any, **kwargs: Any) -> Any:
        if not str(host or "localhost").startswith(LOOPBACK):
            raise PermissionError(f"tests use no network, and this one looked up {host!r}")
        return getaddrinfo(host, *args, **kwargs)

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    monkeypatch.setattr(socket.socket, "connect", guarded(connect))
    monkeypatch.setattr(socket.socket, "connect_ex", guarded(connect_ex))


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of source documents beside the checkout; the test is skipped where it is absent."""
    if not SHARED.is_dir():
        pytest.skip("NOT TESTED: ../shared (the source documents) does not lie beside the checkout")
    return SHARED


@pytest.fixture(scope="session")
def public_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with public releases of three editions, one of them corrected. Do not write in it."""
    from tests.lib.public_world import make_store

    return make_store(tmp_path_factory.mktemp("public"))


@pytest.fixture(scope="session")
def public_shelf(public_store: Path) -> Any:
    """The shelf of `public_store`: what is worked out of its releases is worked out once for a process."""
    from oppna.disseminate.shelf.shelf import Shelf

    return Shelf(public_store)


@pytest.fixture
def public_site(
    settings: Any, public_store: Path, public_shelf: Any, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Path]:
    """The site shows the releases of `public_store`."""
    from django.utils import timezone

    from oppna.disseminate.queries import files, public
    from oppna.disseminate.queries.public import shelf
    from oppna.disseminate.shelf.shelf import Shelf

    monkeypatch.setattr(public, "Shelf", lambda store: public_shelf if store == public_store else Shelf(store))
    settings.OPPNA_RELEASES = public_store
    shelf.cache_clear()
    # A page asked for in passing would make every file beside the tests that come after.
    files._warmed.add(public_shelf.at(timezone.now()).token)
    yield public_store
    shelf.cache_clear()


@pytest.fixture(scope="session")
def figure_folder(public_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the smallest release in a folder, with a page for every figure. Takes half a minute."""
    from oppna.__main__ import main
    from tests.lib.public_world import PUBLISHED

    target = tmp_path_factory.mktemp("site") / "alla-siffror"
    assert main(["publish", str(public_store / PUBLISHED / "1.0"), "--site", str(target), "--every-figure"]) == 0
    return target


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """Between tests with transactions of their own every table is emptied, also those that only grow."""
    from django.db import connection
    from django.test import TransactionTestCase

    from oppna.accounts.append_only import lifted

    empty = TransactionTestCase._fixture_teardown

    def emptied(case: Any) -> None:
        with lifted(connection):
            empty(case)

    TransactionTestCase._fixture_teardown = emptied  # type: ignore[method-assign]


@pytest.fixture(scope="session")
def spark() -> Iterator[Any]:
    """One session of Spark for all tests that run on it: starting one takes seconds."""
    from oppna.engines.spark import Spark

    with Spark(threads=2) as engine:
        yield engine.session
        engine.session.stop()
