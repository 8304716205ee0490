"""An assistant asks over the Model Context Protocol: the protocol's own client, and a server in its own process."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import pytest

from oppna.errors import EXIT_REFUSED
from tests.lib import apart
from tests.lib.public_world import CHILDREN

ROOT = Path(__file__).resolve().parents[2]
SITE = "https://jamforelser.example"

mcp = pytest.importorskip("mcp", reason="NOT TESTED: the extra mcp is not installed")


def talk(store: Path, say: Callable[[Any], Awaitable[Any]]) -> Any:
    """A conversation with `oppna mcp`, over its standard input and output."""
    command = ["-m", "oppna", "mcp", "--store", str(store), "--site", SITE]
    parameters = mcp.StdioServerParameters(
        command=sys.executable, args=command, cwd=ROOT, env={"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT)}
    )

    async def whole() -> Any:
        async with mcp.Client(parameters) as client:
            return await say(client)

    return apart.run(whole)


def test_an_assistant_finds_gets_compares_and_explains(public_store: Path) -> None:
    async def say(client: Any) -> dict[str, Any]:
        said = {"tools": {tool.name for tool in (await client.list_tools()).tools}}
        for name, given in ASKED.items():
            answer = await client.call_tool(name, given)
            assert not answer.is_error, answer
            said[name] = answer.structured_content
        return said

    said = talk(public_store, say)
    assert said["tools"] == set(ASKED)
    assert said["find"]["hits"][0]["codes"] == ["municipality", "0184"]
    assert {one["edition"] for one in said["list_releases"]["releases"]} == {"2015-bou", "2017-vinr", CHILDREN}
    every = [*said["get_figures"]["figures"], *said["compare"]["figures"], said["explain_figure"]["figure"]]
    for figure in every:
        reference = figure["reference"]
        assert reference["page"].startswith(f"{SITE}/siffra/{CHILDREN}/") and reference["version"] == "1.1"
        assert reference["label"].startswith("SYNTETISKA SVAR") and reference["status"] and figure["sureness"]
    assert [figure["area_name"] for figure in said["compare"]["figures"]][:2] == ["Solna", "Malmö"]
    assert {"nation", "county", "skr_group"} <= {figure["level"] for figure in said["compare"]["figures"]}
    assert said["explain_figure"]["rule"] and said["explain_figure"]["steps"][-1]["heading"] == "Värde"


ASKED: dict[str, dict[str, Any]] = {
    "list_releases": {},
    "find": {"query": "solna"},
    "get_figures": {"indicators": ["G1", "G2_1"], "areas": ["0184", "Riket"]},
    "compare": {"indicator": "G1", "areas": ["Solna", "Malmö"]},
    "explain_figure": {"indicator": "G1", "area": "Stockholms län"},
}


def test_areas_are_known_by_what_people_call_them(public_store: Path) -> None:
    """Each once, however often it is named; what find gives of a figure are the codes that lead to it."""
    called = ["Solna", "Solna kommun", "Solna stad", "Stockholms stad", "Göteborgs kommun", "Sverige", "0184"]

    async def say(client: Any) -> Any:
        figures = await client.call_tool("get_figures", {"indicators": ["G1"], "areas": called})
        found = await client.call_tool("find", {"query": "socialjour solna"})
        return figures.structured_content["figures"], found.structured_content["hits"]

    figures, hits = talk(public_store, say)
    assert [figure["area_name"] for figure in figures] == ["Solna", "Stockholm", "Göteborg", "Riket"]
    assert hits[0]["kind"] == "Siffra" and hits[0]["codes"] == [CHILDREN, "G1", "municipality", "0184"]


@pytest.mark.parametrize(
    ("tool", "given", "sentence"),
    [
        (
            "get_figures",
            {"indicators": ["G1"], "areas": ["Solnna", "Xyzzy"]},
            "menade du Solna? Området ”Xyzzy” finns inte",
        ),
        ("get_figures", {"indicators": ["G999"]}, "Indikatorn ”G999” finns inte"),
        ("get_figures", {"indicators": ["G1", "G2_1"]}, "Det blir 700 siffror"),
        ("get_figures", {"indicators": ["G1"], "areas": ["Solna", " "]}, "Ett område är tomt"),
        ("compare", {"indicator": "G1", "areas": []}, "Ange minst ett område"),
        ("explain_figure", {"indicator": "G1", "area": "Solna", "edition": "2099"}, "Utgåvan ”2099” finns inte"),
    ],
)
def test_what_cannot_be_answered_is_told_in_a_sentence(
    public_store: Path, tool: str, given: dict[str, Any], sentence: str
) -> None:
    async def say(client: Any) -> Any:
        return await client.call_tool(tool, given)

    answer = talk(public_store, say)
    assert answer.is_error and sentence in answer.content[0].text


def run(*arguments: str, code: str = "") -> subprocess.CompletedProcess[str]:
    program = f"import sys\n{code}\nfrom oppna.__main__ import main\nsys.exit(main(sys.argv[1:]))"
    return subprocess.run(
        [sys.executable, "-c", program, *arguments], cwd=ROOT, capture_output=True, text=True, timeout=60
    )


def test_without_the_extra_one_sentence_says_what_to_install(public_store: Path) -> None:
    done = run("mcp", "--store", str(public_store), code="sys.modules['mcp'] = None")
    assert done.returncode == EXIT_REFUSED
    assert "pip install 'oppna[mcp]'" in done.stderr and "Traceback" not in done.stderr


def test_without_a_store_one_sentence_says_so(tmp_path: Path) -> None:
    done = run("mcp", "--store", str(tmp_path / "inget"))
    assert (done.returncode, "ange förrådet" in done.stderr) == (EXIT_REFUSED, True)


def test_the_tools_need_no_django(public_store: Path) -> None:
    done = run("mcp", "--store", str(public_store), code="sys.modules['django'] = None\nsys.stdin = open('/dev/null')")
    assert done.returncode == 0, done.stderr
