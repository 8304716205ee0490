"""Ask for every address that can be reached: what pages and programs' answers link to, and what is listed by hand."""

from __future__ import annotations

import json
import re
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from django.test import Client
from django.urls import Resolver404, resolve

from oppna.disseminate.api.doors import DOORS

HOST = "http://testserver"
LEADING_ON = frozenset(f"disseminate:{name}" for name in ("root", "edition", "figures", "figures_of_level", "files"))
"""Parents of addresses: they only lead on, to where what lies below is listed."""
_LINKS = re.compile(r"""(?:href|src|action)=["']([^"'#]+)""")
_ABSOLUTE = re.compile(rf'"({re.escape(HOST)}[^"\\]*)"')


@dataclass(frozen=True)
class Said:
    """An address and its answer."""

    address: str
    content_type: str
    body: bytes

    @property
    def door(self) -> str:
        """The prefix of the interface for programs it lies behind; "" for a page."""
        return max((prefix for prefix in DOORS if self.path.startswith(prefix)), key=len, default="")

    @property
    def path(self) -> str:
        return unquote(urlsplit(self.address).path)

    @property
    def name(self) -> str:
        """The name of the page's address; "" for a program's."""
        try:
            return resolve(self.path).view_name
        except Resolver404:
            return ""

    @property
    def kind(self) -> str:
        """What of addresses this is one: two of a kind differ in what they are about only."""
        return self.door + re.sub(r"\d+", "0", self.path.removeprefix(self.door)) if self.door else self.name


def walked(client: Client, starts: Iterable[str], wanted: Callable[[str], bool]) -> Iterator[Said]:
    """Every answer of 200, each address once. `wanted`: whether an address is worth asking for."""
    waiting, seen = deque(starts), set(starts)
    while waiting:
        address = waiting.popleft()
        response = client.get(address)
        if response.status_code in (301, 302, 307, 308):
            found = [response["Location"]]
        elif response.status_code == 200:
            body = b"".join(response.streaming_content) if response.streaming else response.content
            said = Said(address, response.get("Content-Type", ""), body)
            yield said
            found = _links(said)
        else:
            continue
        for link in found:
            whole = urljoin(HOST + address, link.replace("&amp;", "&"))
            local = whole.removeprefix(HOST).partition("#")[0]
            if whole.startswith(HOST) and local not in seen and wanted(local):
                seen.add(local)
                waiting.append(local)


def _links(said: Said) -> list[str]:
    if said.content_type.startswith(("text/html", "application/atom+xml")):
        return _LINKS.findall(said.body.decode())
    if "json" in said.content_type:
        return _ABSOLUTE.findall(json.dumps(json.loads(said.body), ensure_ascii=False))  # written in one way
    return []
