"""What an attacker writes where a site takes words, and what an answer must never do with it.

MARK stands in everything that could be run: wherever it turns up as code, a tag, a header or a formula, the attack went
through. As plain text it is harmless: a page may repeat what was asked.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from urllib.parse import quote

MARK = "zq4711"
_PASSWORDS = "/etc/passwd"
MOST_HEADERS = 2_500
"""The server takes no longer address than 4,094 bytes."""

ATTACKS: dict[str, tuple[str, ...]] = {
    "html": (
        f'"><script>{MARK}()</script>',
        f"'><img src=x onerror={MARK}()>",
        f"</title></textarea></style><svg/onload={MARK}()>",
        f"]]><{MARK}/><!--",
        f'" autofocus onfocus="{MARK}()',
        f"javascript:{MARK}()",
        f"//{MARK}.example/%2f..",
    ),
    "template": (f"{{{{ 'x'|add:'{MARK}' }}}}{{% debug %}}{{% include 'base.html' %}}", "${7*7}{0.__class__}%(x)s%n%s"),
    "sql": ("' OR '1'='1' -- ", "1; DROP TABLE accounts_user; --", "') UNION SELECT password FROM accounts_user --"),
    "path": ("../../../../../../etc/passwd", "..\\..\\nyckel", "....//....//nyckel", "/etc/passwd", ".", "..", "~root"),
    "header": (
        f"x\r\nX-{MARK}: 1\r\n\r\n<html>",
        f"x\nSet-Cookie: {MARK}=1",
        f"x\u2028X-{MARK}: 1",
        f"x\u560aX-{MARK}:1",
    ),
    "formula": (f'=HYPERLINK("http://{MARK}.example","x")', "+cmd|' /C calc'!A0", "@SUM(1+1)*x", "-1+1|x", "\t=1+1"),
    "xml": ("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:" + f"//{_PASSWORDS}'>]><x>&e;</x>", "&#0;&bogus;"),
    "nothing": ("\0", "0184\0", "\x01\x08\x1b[31m", "", " ", "\u00a0", "%", "%zz", "%00", "+"),
    "unicode": (
        "\u202e0184",
        "\u200b\ufeff",
        "a" + "\u0301" * 400,
        "\U0001f4a9" * 200,
        "\uff10\uff11\uff18\uff14",
        "\u0660\u0661\u0668\u0664",
        "\u00b2",
        "\u0130\u0131\ufb03\u1e9e",
        "\ufffe\uffff\U0010ffff",
    ),
    "number": (
        "-1",
        "0",
        "1" * 5000,
        "9" * 20,
        "1e999",
        "NaN",
        "-Infinity",
        "0x10",
        "1_000",
        "2018-13-45",
        "0000-00-00",
    ),
    "long": (
        "a" * 3000,
        "," * 3000,
        ";" * 3000,
        "*" * 3000,
        "?" * 3000,
        "(" * 3000,
        "0184," * 600,
        "TOP(" * 700,
        "lan:" * 700,
        "a:" * 1200 + "b",
        "'" * 3000,
    ),
}
"""By what they try."""
RAW = ("%ed%a0%80", "%ff%fe", "%c0%ae%c0%ae%c0%af", "%u0041", "%", "%f", "%2500")
"""Bytes that are no text, as they stand in an address."""


def written(seed: int) -> Iterator[str]:
    """Every attack as it stands in an address, and as many more that are put together of two."""
    every = [text for texts in ATTACKS.values() for text in texts]
    chance = random.Random(seed)
    yield from RAW
    for text in every:
        yield quote(text, safe="")[: 3 * MOST_HEADERS]
        one, other = chance.sample(every, 2)
        yield quote(one[:200] + other[:200], safe="")


def shortened(text: str) -> str:
    """No longer than a server takes, and not broken in the middle of a byte."""
    return text if len(text) <= MOST_HEADERS else text[:MOST_HEADERS].rpartition("%")[0] or text[:MOST_HEADERS]


def went_through(status: int, headers: Mapping[str, str], body: bytes) -> list[str]:
    """What is wrong with the answer, a line each."""
    found = [f"status {status}"] if status >= 500 else []
    for name, value in headers.items():
        if MARK in name or "\r" in value or "\n" in value or (name.lower() == "set-cookie" and MARK in value):
            found.append(f"header {name}: {value[:80]}")
    if headers.get("Location", "/")[:2] in ("//", "/\\") or not headers.get("Location", "/").startswith("/"):
        found.append(f"leads to {headers['Location'][:80]}")
    if b"root:x:0:" in body or b"bara-i-tester" in body:
        found.append("a file of the machine")
    kind = headers.get("Content-Type", "").partition(";")[0]
    for ending, look in _LOOKS.items():
        if kind.endswith(ending):
            found += look(body)
    return found


class _Tags(HTMLParser):
    """Finds the mark anywhere but in text and in the values of harmless attributes."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._in = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in = tag if tag in ("script", "style") else ""
        if MARK in tag:
            self.found.append(f"the tag {tag}")
        for name, value in attrs:
            leads = name in ("href", "src", "action", "xlink:href", "formaction") and value is not None
            away = leads and str(value).strip().lower().startswith((f"javascript:{MARK}", f"//{MARK}"))
            if MARK in name or away or (MARK in (value or "") and name.startswith(("on", "style"))):
                self.found.append(f"<{tag} {name}={value}>")

    def handle_endtag(self, tag: str) -> None:
        self._in = ""

    def handle_data(self, data: str) -> None:
        if self._in and MARK in data:
            self.found.append(f"in {self._in}: {data[:80]}")
        if f"x{MARK}" in data:
            self.found.append("a template has been run")


def _html(body: bytes) -> list[str]:
    reader = _Tags()
    reader.feed(body.decode())
    return reader.found


def _xml(body: bytes) -> list[str]:
    if b"<!ENTITY" in body:
        return ["an entity of somebody else's"]
    try:
        tree = ElementTree.fromstring(body)
    except ElementTree.ParseError as error:
        return [f"is no XML: {error}"]
    return [
        f"the element {one.tag}"
        for one in tree.iter()
        if MARK in str(one.tag) or any(MARK in name for name in one.attrib)
    ]


def _json(body: bytes) -> list[str]:
    try:
        json.loads(body)
    except ValueError as error:
        return [f"is no JSON: {error}"]
    return []


def _csv(body: bytes) -> list[str]:
    text = body.decode("utf-8-sig")
    between = ";" if text.partition("\n")[0].count(";") > text.partition("\n")[0].count(",") else ","
    return [
        f"the formula {cell[:60]}"
        for row in csv.reader(io.StringIO(text), delimiter=between)
        for cell in row
        if _runs(cell)
    ]


def _workbook(body: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(body)) as packed:
        sheets = [packed.read(name).decode() for name in packed.namelist() if name.endswith(".xml")]
    return [f"the formula {formula[:60]}" for sheet in sheets for formula in _FORMULA.findall(sheet) if MARK in formula]


_FORMULA = re.compile(r"<f\b[^>]*>(.*?)</f>", re.DOTALL)


def _runs(cell: str) -> bool:
    """A spreadsheet counts a cell that begins so; a number below nought is a number."""
    return cell[:1] in ("=", "+", "@", "\t", "\r") or (cell[:1] == "-" and len(cell) > 1 and not cell[1].isdigit())


_LOOKS: dict[str, Callable[[bytes], list[str]]] = {
    "html": _html,
    "xml": _xml,
    "json": _json,
    "csv": _csv,
    "sheet": _workbook,
}
"""By how the name of a form ends."""
