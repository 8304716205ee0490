"""The page on fetching figures is true: its examples in Python run as they stand, and its addresses answer."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.lib.kolada_asked import running

PAGE = Path("docs/how-to/hamta-siffror.md")
SITE = "https://sajten.example"
WRITTEN = (Path(__file__).resolve().parents[2] / PAGE).read_text("utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", WRITTEN, re.DOTALL | re.MULTILINE)
_LINKED = re.findall(rf"{re.escape(SITE)}(/[^\s`\"{{]*)", WRITTEN)
ADDRESSES = sorted({address.replace("&amp;", "&").rstrip("?") for address in _LINKED})
ROOTS = {"/v3/", "/pxweb/api/v2"}
"""What a client goes on from: nothing answers there by itself."""


@pytest.fixture(scope="module")
def server(root: Path, public_store: Path) -> Iterator[str]:
    with running(root, "--store", str(public_store)) as address:
        yield address


def test_the_page_has_examples_and_addresses() -> None:
    assert len(EXAMPLES) == 4
    assert len(ADDRESSES) > 15 and set(ADDRESSES) >= ROOTS


@pytest.mark.parametrize(
    "example", EXAMPLES, ids=lambda example: re.findall(r"^(?:from|import) (\w+)", example, re.M)[-1]
)
def test_an_example_runs_as_it_stands(
    example: str, server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for client in ("koladapy", "pxweb"):
        if f"from {client}" in example and find_spec(client) is None:
            pytest.skip(f"NOT TESTED: the page's example with {client} (it is not installed; make suite does)")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TQDM_DISABLE", "1")
    told: dict[str, Any] = {}
    exec(compile(example.replace(SITE, server), str(PAGE), "exec"), told)
    assert told["rader"]


@pytest.mark.parametrize("address", [one for one in ADDRESSES if one not in ROOTS])
def test_an_address_answers(address: str, client: Client, public_site: Path) -> None:
    response = client.get(address)
    assert response.status_code == 200
    assert b"".join(response) if response.streaming else response.content
    response.close()


def test_what_is_embedded_is_what_the_tool_gives(client: Client, public_site: Path) -> None:
    """The page shows the code as the compare tool writes it, word for word but for the address."""
    (shown,) = re.findall(r"<iframe.*?</iframe>", WRITTEN, re.DOTALL)
    address = re.findall(rf'src="{SITE}([^"]+)"', shown)[0].replace("&amp;", "&").replace("inbaddad/", "")
    page = client.get(address).content.decode().replace("&lt;", "<").replace("&gt;", ">")
    (given,) = re.findall(r"<iframe.*?</iframe>", page.replace("&quot;", '"'), re.DOTALL)
    assert [name for name, _ in _attributes(shown)] == [name for name, _ in _attributes(given)]
    assert dict(_attributes(shown))["title"] == dict(_attributes(given))["title"]


def _attributes(tag: str) -> list[tuple[str, str]]:
    return re.findall(r'(\w+)="([^"]*)"', tag)
