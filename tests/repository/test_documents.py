"""The documents are true: commands exist, links lead somewhere, words of the glossary are words of the code."""

from __future__ import annotations

import ast
import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest

from oppna.__main__ import COMMANDS
from tests.repository.committed import ROOT, documents, files, modules, text

# A change log tells what was true then; definitions and the generated reference have tests of their own.
PAGES = [path for path in documents() if path.name != "CHANGELOG.md"]
LINK = re.compile(r"\]\(([^)\s#]+)(?:#[^)]*)?\)")
FENCED_OR_CODE = re.compile(r"```.*?```|`[^`\n]+`", re.DOTALL)
REQUIRED = ("LICENSE", "README.md", "DEVELOPERS.md", "GLOSSARY.md", "CHANGELOG.md", ".ci/run", "docs/adr/README.md")


def _code_in(page: Path) -> str:
    return "\n".join(FENCED_OR_CODE.findall(text(page)))


def _targets() -> set[str]:
    return set(re.findall(r"^([a-z]+):", text(Path("Makefile")), re.MULTILINE))


@pytest.mark.parametrize("name", REQUIRED)
def test_the_house_has(name: str) -> None:
    assert Path(name) in files()


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_commands_on_a_page_exist(page: Path) -> None:
    code = _code_in(page)
    assert set(re.findall(r"\bmake ([a-z]+)", code)) <= _targets()
    assert set(re.findall(r"(?:^|[`/ ])oppna ([a-z][a-z-]+)", code, re.MULTILINE)) <= set(COMMANDS)


@pytest.mark.parametrize("page", documents(), ids=str)
def test_links_lead_to_committed_files(page: Path) -> None:
    known = set(files()) | {parent for path in files() for parent in path.parents}
    local = [link for link in LINK.findall(text(page)) if "://" not in link and not link.startswith("mailto:")]
    missing = [link for link in local if (ROOT / page.parent / link).resolve().relative_to(ROOT) not in known]
    assert not missing


def test_the_readme_shows_the_two_commands() -> None:
    assert {"make demo", "make test"} <= set(re.findall(r"make [a-z]+", _code_in(Path("README.md"))))


def test_help_lists_what_a_newcomer_may_run() -> None:
    listed = set(re.findall(r"^([a-z]+):.*## ", text(Path("Makefile")), re.MULTILINE))
    assert {"venv", "demo", "test", "check", "bench", "mutation", "docs", "clean"} <= listed


def test_ci_runs_the_readmes_test_command() -> None:
    assert re.search(r"^make test$", text(Path(".ci/run")), re.MULTILINE)


@pytest.mark.parametrize(
    ("contract", "top"), [("way", Path("oppna")), ("rooms-of-disseminate", Path("oppna/disseminate"))]
)
def test_the_developers_page_names_every_room_in_the_order_of_the_contract(contract: str, top: Path) -> None:
    """In the table of `top` a room stands below what it may import."""
    table = _table_of_rooms(top)
    rooms = [name for row in table for name in re.findall(r"`([\w/.]+?)(?:\.py|/)`", row.split("|")[1])]
    stands = [room.removeprefix("oppna/") for room in rooms]
    inside = [path.relative_to(top) for path in files() if path.suffix == ".py" and path.is_relative_to(top)]
    written = {path.parts[0].removesuffix(".py") for path in inside}
    assert set(stands) == written - {"__init__", "apps"}
    layers = [re.findall(r"\w+(?:\.\w+)*", layer) for layer in _contract(contract)["layers"]]
    for upper, lower in pairwise([[one.removeprefix("oppna.") for one in layer] for layer in layers]):
        found = [stands.index(one) for one in upper if one in stands]
        below = [stands.index(one) for one in lower if one in stands]
        assert not found or not below or max(below) < min(found), f"{upper} stands above {lower}"


def _table_of_rooms(top: Path) -> list[str]:
    """The rows of the table whose heading names the folder; that of the whole names none."""
    named = "" if top == Path("oppna") else f" of `{top}/`"
    _, _, after = text(Path("DEVELOPERS.md")).partition(f"| room{named} | what is in it |\n|---|---|\n")
    return after.partition("\n\n")[0].splitlines()


def _contract(id: str) -> dict[str, list[str]]:
    contracts = tomllib.loads(text(Path("pyproject.toml")))["tool"]["importlinter"]["contracts"]
    return next(one for one in contracts if one["id"] == id)


def test_every_noun_stands_in_the_glossary() -> None:
    glossary = text(Path("GLOSSARY.md"))
    nouns = {
        node.name
        for path, tree in modules("oppna").items()
        if path.is_relative_to("oppna/model")
        for node in tree.body
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_")
    }
    assert len(nouns) > 20
    assert not {noun for noun in nouns if f"`{noun}`" not in glossary}


def test_the_glossary_names_nothing_that_is_not_there() -> None:
    """Words that are not code yet stand under "Ahead", and only there."""
    now, _, _ = text(Path("GLOSSARY.md")).partition("\n## Ahead")
    listed = set(re.findall(r"^\| `([A-Z]\w*[a-z]\w*)`", now, re.MULTILINE))
    classes = {
        node.name for tree in modules("oppna").values() for node in ast.walk(tree) if isinstance(node, ast.ClassDef)
    }
    assert listed and not listed - classes


def test_decisions_are_numbered_in_one_row_and_listed() -> None:
    decisions = sorted(path.name for path in files() if path.match("docs/adr/[0-9]*.md"))
    assert [name[:4] for name in decisions] == [f"{number:04}" for number in range(1, len(decisions) + 1)]
    assert not [name for name in decisions if f"({name})" not in text(Path("docs/adr/README.md"))]


@pytest.mark.parametrize("path", [path for path in files() if path.match("docs/adr/[0-9]*.md")], ids=str)
def test_a_decision_says_why_what_and_what_follows(path: Path) -> None:
    assert re.findall(r"^## (.+)$", text(path), re.MULTILINE) == ["Context", "Decision", "Consequences"]


def test_the_change_log_has_a_place_for_the_next_change() -> None:
    assert re.search(r"^## Unreleased\n+(### |- )", text(Path("CHANGELOG.md")), re.MULTILINE)


def test_the_licence_is_the_one_declared() -> None:
    assert text(Path("LICENSE")).startswith("EUROPEAN UNION PUBLIC LICENCE v. 1.2")
    assert 'license = "EUPL-1.2"' in text(Path("pyproject.toml"))
