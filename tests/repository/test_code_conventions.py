"""Conventions of the code that no other tool holds."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.repository.committed import files, modules, text

TEST_FOLDERS = {"unit", "spec", "scenarios", "generative", "integration", "browser", "acceptance", "repository", "lib"}
ATTICS = {"utils", "util", "helpers", "helper", "common", "misc", "tools"}
CODE = ("oppna", "tests", "bench")


def _identifiers(tree: ast.Module) -> Iterator[str]:
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.arg(arg=name) | ast.Attribute(attr=name) | ast.alias(name=name):
                yield name
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                yield name


def _marker(path: Path) -> bool:
    """An empty file that makes a folder of tests a package."""
    return path.parts[0] == "tests" and path.name == "__init__.py" and not text(path)


def _made_by_django(path: Path) -> bool:
    """A migration is written by makemigrations and read by migrate."""
    return "migrations" in path.parts


def _swallows_everything(node: ast.AST) -> bool:
    """A handler of every exception that does not end by raising it again (tidying up first is fine)."""
    if not isinstance(node, ast.ExceptHandler) or (isinstance(node.body[-1], ast.Raise) and not node.body[-1].exc):
        return False
    caught = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
    return any(kind is None or ast.unparse(kind) in ("Exception", "BaseException") for kind in caught)


def test_every_module_says_what_it_is_for() -> None:
    mute = [
        path
        for path, tree in modules(*CODE).items()
        if not ast.get_docstring(tree) and not _marker(path) and not _made_by_django(path)
    ]
    assert not mute, f"no docstring: {mute}"


def test_no_attic() -> None:
    attics = [path for path in modules(*CODE) if ATTICS & {path.stem, *path.parts[:-1]}]
    assert not attics, f"name the module after what it does: {attics}"


def test_identifiers_are_english() -> None:
    """Swedish is for people and for keys in definitions; a name with å, ä or ö in the code is a slip."""
    swedish = {
        f"{path}: {name}" for path, tree in modules(*CODE).items() for name in _identifiers(tree) if not name.isascii()
    }
    assert not swedish


def test_no_except_swallows_everything() -> None:
    """A rule runner that catches every exception makes a broken rule vanish."""
    broad = [path for path, tree in modules("oppna").items() if any(map(_swallows_everything, ast.walk(tree)))]
    assert not broad, f"catch what you expect: {broad}"


def test_modules_stay_readable() -> None:
    """A fence far out: the house aims at 50 lines and seldom needs 200."""
    long = {
        path: lines
        for path in modules("oppna")
        if (lines := text(path).count("\n")) > 400 and not _made_by_django(path)
    }
    assert not long, f"split: {long}"


def test_the_product_never_reads_the_source_documents_folder() -> None:
    """../shared is at hand for tests only; a newcomer does not have it."""
    readers = [
        path
        for path in files()
        if path.parts[0] in ("oppna", "definitions") and re.search(r"""["'/]shared["'/]|\.\./shared""", text(path))
    ]
    assert not readers


def test_tests_lie_in_known_rooms() -> None:
    strangers = {path.parts[1] for path in files() if path.parts[0] == "tests" and len(path.parts) > 2} - TEST_FOLDERS
    assert not strangers, f"DEVELOPERS.md says which test to write when: {strangers}"


def test_every_test_module_has_a_test() -> None:
    """A misnamed function is a test that cannot fail."""

    def tests_in(tree: ast.Module) -> bool:
        return any(
            isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name.lower().startswith("test")
            for node in ast.walk(tree)
        )

    named = {path: tree for path, tree in modules("tests").items() if path.name.startswith("test_")}
    empty: list[Path] = [path for path, tree in named.items() if not tests_in(tree) and "TestCase" not in text(path)]
    assert named and not empty, f"no test in {empty}"


def test_what_differs_between_editions_is_data() -> None:
    """Nothing that computes, reads rules or lays editions beside each other knows one of them by name."""
    edition = re.compile(r"\b(19|20)\d\d-[a-zåäö]{2,}\b")
    rooms = (
        "oppna/process",
        "oppna/engines",
        "oppna/rules",
        "oppna/interchange",
        "oppna/catalogue",
        "oppna/disseminate",
    )
    named = {
        f"{path}: {node.value}"
        for path, tree in modules("oppna").items()
        if any(path.is_relative_to(room) for room in rooms)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and edition.search(node.value)
        if not any(
            node.value == ast.get_docstring(inner, clean=False) for inner in ast.walk(tree) if _documented(inner)
        )
    }
    assert not named


def _documented(node: ast.AST) -> bool:
    return isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))
