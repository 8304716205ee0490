"""Files that are YAML but could hurt, or hide something: a sentence each, quickly."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.catalogue.yaml_file import plain, read_tree
from oppna.errors import Refused

LADDER = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)


def faults(folder: Path, text: str) -> list[tuple[int, str]]:
    path = folder / "fil.yaml"
    path.write_text(text, "utf-8")
    with pytest.raises(Refused) as refused:
        read_tree(path, path.name)
    return [(problem.row, problem.code) for problem in refused.value.problems]


@pytest.mark.parametrize(
    "text", [LADDER, "&a\nx: *a\n", "&a [*a]", "[" * 2000 + "]" * 2000], ids=["ladder", "itself", "list", "deep"]
)
def test_names_that_stand_for_too_much_are_refused(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == [(0, "YAML_STORLEK")]


@pytest.mark.parametrize("text", ["a: 1\n? [b, c]\n: 2\n", "a: 1\n? {b: c}\n: 2\n"])
def test_a_key_is_a_word(tmp_path: Path, text: str) -> None:
    assert faults(tmp_path, text) == [(2, "FÄLTNAMN")]


def test_names_in_measure_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "fil.yaml"
    path.write_text("a: &a [x, y]\nb: *a\n", "utf-8")
    assert plain(read_tree(path, path.name)) == {"a": ["x", "y"], "b": ["x", "y"]}
