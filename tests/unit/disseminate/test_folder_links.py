"""Where addresses lie in a folder, and how links between them are led."""

from __future__ import annotations

import pytest

from oppna.disseminate.folder.links import found, led
from oppna.disseminate.folder.places import file_of, relative

FILES = {
    "/": "index.html",
    "/kommun/0184-solna/": "kommun/0184-solna/index.html",
    "/statisk/a.css": "statisk/a.css",
    "/sok/": "sok/index.html",
}


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/riket/", "riket/index.html"),
        ("/riket/?omgang=2018-bou", "riket/omgang-2018-bou/index.html"),
        ("/flode.atom", "flode.atom"),
        ("/data/2018-bou/1.1/a%20b.csv", "data/2018-bou/1.1/a b.csv"),
        ("/a.csv?b=c", "a-b-c.csv"),
    ],
)
def test_where_an_address_lies(address: str, file: str) -> None:
    assert file_of(address) == file


def test_a_long_choice_has_a_short_name_of_its_own() -> None:
    one, other = (file_of(f"/jamfor/?enheter={'0184,' * 40}{last}") for last in ("0180", "0181"))
    assert one != other and len(one) < 60


def test_relative() -> None:
    assert relative("kommun/a/index.html", "statisk/å b.css") == "../../statisk/%C3%A5%20b.css"
    assert relative("index.html", "index.html", "här") == "index.html#här"


def lead(html: str, address: str = "/kommun/0184-solna/") -> str:
    return led(address, html, FILES)


@pytest.mark.parametrize(
    ("html", "becomes"),
    [
        ('<a href="/">a</a>', '<a href="../../index.html">a</a>'),
        ('<a href="#b">a</a>', '<a href="#b">a</a>'),
        ('<a href="?omgang=x#b">a</a>b', "b"),
        ('<a href="/?omgang=x#b">a</a>b', '<a href="../../index.html#b">a</a>b'),
        ('<a href="https://www.scb.se/">a</a>', '<a href="https://www.scb.se/">a</a>'),
        ('<a href="/borta/">a</a>', "<a>a</a>"),
        ('<a class="button quiet" href="/borta/">a</a>b', "b"),
        ('<link rel="stylesheet" href="/statisk/a.css">', '<link rel="stylesheet" href="../../statisk/a.css">'),
        ('<link rel="stylesheet" href="/borta.css">', ""),
        ('<form action="/jamfor/"><button>a</button></form>', ""),
        ('<form class="search" action="/sok/" method="get">a</form>',
         '<form class="search" action="../../sok/index.html" method="get">a</form>'),
        ('<input name="q" data-suggest="/sok/forslag.json">', '<input name="q">'),
        ('<p>a <b data-needs="/kommun/">b</b></p><a href="/kommun/0184-solna/">c</a>',
         '<p>a <b>b</b></p><a href="index.html">c</a>'),
        ('<p>a <b data-needs="/siffra/">b</b></p><a href="/siffra/x/">c</a>', "<p>a </p><a>c</a>"),
        ('<li data-needs="/kommun/0184-solna/?"><a href="?visa=allt">a</a></li>b', "b"),
        ('<li class="d" data-needs="server">a</li>b', "b"),
        ('<a href="http://oppna.invalid/">a</a>', '<a href="../../index.html">a</a>'),
    ],
)  # fmt: skip
def test_a_link_leads_to_a_file_or_is_none(html: str, becomes: str) -> None:
    assert lead(html) == becomes


def test_what_a_page_leads_to() -> None:
    html = '<a href="../0180-stockholm/?a=1&amp;b=2#c">a</a><img src="/x.svg"><a href="mailto:a@b.example">b</a>'
    assert found("/kommun/0184-solna/", html) == ["/kommun/0180-stockholm/?a=1&b=2", "/x.svg"]
