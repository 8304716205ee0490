"""What is kept between runs is never stale, and never in the way."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from oppna.catalogue.codelists import counties
from oppna.catalogue.load import load_edition
from oppna.errors import Refused
from tests.lib.mini_edition import EDITION, HEAD, PLAN, change


def kept(home: Path, name: str = EDITION) -> list[Path]:
    return sorted((home.parent / "cache" / "oppna").glob(f"{name}.*.json"))


def test_a_second_load_reads_what_was_kept(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load_edition(EDITION)
    monkeypatch.setattr("oppna.catalogue.load._compile", lambda edition_id: pytest.fail("compiled again"))
    assert load_edition(EDITION) == first
    assert len(kept(home)) == 1


def test_an_edited_file_is_read_anew_and_the_old_forgotten(home: Path) -> None:
    load_edition(EDITION)
    before = kept(home)
    change(home, PLAN, "namn: Aktuell plan", "namn: Ny plan")
    assert load_edition(EDITION).indicator("plan").name == "Ny plan"
    assert len(kept(home)) == 1
    assert kept(home) != before


def test_an_added_and_a_renamed_file_are_noticed(home: Path) -> None:
    assert load_edition(EDITION).printed_groups
    groups = (home / HEAD).with_name("population_groups.csv")
    groups.rename(groups.with_name("population_groups.txt"))
    assert not load_edition(EDITION).printed_groups


def test_a_refused_edition_is_not_kept(home: Path) -> None:
    change(home, PLAN, "typ: struktur", "typ: mål")
    for _ in range(2):
        with pytest.raises(Refused):
            load_edition(EDITION)
    assert kept(home) == []


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'{"head": 1}'])
def test_a_spoilt_file_is_made_anew(home: Path, content: bytes) -> None:
    first = load_edition(EDITION)
    (path,) = kept(home)
    path.write_bytes(content)
    assert load_edition(EDITION) == first
    assert path.read_bytes() != content


def test_a_cache_that_cannot_be_written_is_done_without(home: Path) -> None:
    (home.parent / "cache").write_text("a file where the folder should be", "utf-8")
    assert load_edition(EDITION) == load_edition(EDITION)
    assert counties()["01"] == "Stockholms län"


def test_nothing_half_written_is_left(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.replace", full)
    load_edition(EDITION)
    assert list((home.parent / "cache" / "oppna").iterdir()) == []


def test_a_kept_edition_needs_neither_yaml_nor_the_parser_of_rules(home: Path) -> None:
    """In a process of its own: what else this one has imported does not count."""
    load_edition(EDITION)
    program = (
        "import sys; from oppna.catalogue.load import load_edition; "
        f"load_edition({EDITION!r}); print([m for m in ('yaml', 'sqlglot', 'duckdb') if m in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[]"
