"""The locks pin every requirement of pyproject.toml with a hash, and agree with each other."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

# Which extras each lock was made from; the runtime requirements are in all of them.
EXTRAS = {
    "requirements.lock": ("test",),
    "requirements-clients.lock": ("clients",),
    "requirements-bench.lock": ("bench",),
    "requirements-spark.lock": ("spark",),
    "requirements-mutation.lock": ("test", "mutation"),
}
ENTRY = re.compile(r"^([\w.-]+)==([^\s;\\]+)(?: *;[^\\\n]*)?((?: *\\\n +--hash=sha256:[0-9a-f]{64})+)", re.MULTILINE)


def _pinned(lock: Path) -> dict[str, str]:
    return {canonicalize_name(name): version for name, version, _ in ENTRY.findall(lock.read_text("utf-8"))}


def _required(root: Path, extras: tuple[str, ...]) -> list[Requirement]:
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    listed = project["dependencies"] + [item for extra in extras for item in project["optional-dependencies"][extra]]
    return [Requirement(item) for item in listed]


@pytest.mark.parametrize("lock", EXTRAS)
def test_every_requirement_is_pinned_with_a_hash(root: Path, lock: str) -> None:
    pinned = _pinned(root / lock)
    for requirement in _required(root, EXTRAS[lock]):
        version = pinned.get(canonicalize_name(requirement.name))
        assert version, f"{requirement.name} is not in {lock}: make lock"
        assert version in requirement.specifier, f"{lock} has {requirement.name} {version}: make lock"


@pytest.mark.parametrize("lock", EXTRAS)
def test_a_lock_holds_nothing_but_pins_and_hashes(root: Path, lock: str) -> None:
    rest = ENTRY.sub("", (root / lock).read_text("utf-8"))
    stray = [line for line in rest.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    assert not stray


def test_the_locks_agree(root: Path) -> None:
    main = _pinned(root / "requirements.lock")
    for lock in EXTRAS:
        other = _pinned(root / lock)
        differing = {name for name in main.keys() & other.keys() if main[name] != other[name]}
        assert not differing, f"{lock} and requirements.lock differ: make lock"


def test_the_newcomers_lock_is_without_the_extras(root: Path) -> None:
    heavy = {"polars", "pandas", "pyspark", "mutmut", "pyarrow"}
    assert not heavy & _pinned(root / "requirements.lock").keys()
