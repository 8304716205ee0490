"""Forms of a request: every one of KOLADA.md's table, lists, pages, searches, and what is refused with one sentence."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from tests.lib.kolada_asked import HOST, Asker

K, M, Y = "U33528,U33529", "0180,0184", "2017,2018"

PATHS = {
    "kpi, municipality, year": f"data/kpi/{K}/municipality/{M}/year/{Y}",
    "kpi, year": f"data/kpi/{K}/year/2018",
    "kpi, municipality": f"data/kpi/{K}/municipality/{M}",
    "municipality, year": f"data/municipality/{M}/year/{Y}",
    "municipality, kpi": f"data/municipality/{M}/kpi/{K}",
    "oudata kpi, ou, year": "oudata/kpi/U33528/ou/OJ0180D01/year/2018",
    "oudata kpi, year": "oudata/kpi/U33528/year/2018",
    "oudata kpi, ou": "oudata/kpi/U33528/ou/OJ0180D01,OJ0180D02",
    "oudata ou, year": "oudata/ou/OJ0180D01/year/2018",
    "oudata municipality, year": "oudata/municipality/0180/year/2018",
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
@pytest.mark.parametrize("slash", ["", "/"])
def test_a_path_in_both_versions(ask: Asker, path: str, slash: str) -> None:
    three, two = ask(f"/v3/{path}{slash}"), ask(f"/v2/{path}{slash}")
    assert three.status == two.status == 200
    assert three.body["count"] == len(three.values) > 0
    assert set(three.body) == {"count", "values", "next_url", "previous_url"}
    assert set(two.body) == {"count", "values"} and two.body["count"] == len(two.values)
    for new, old in zip(three.values, two.values, strict=True):
        assert [value.pop("isdeleted") for value in new["values"]] == [False] * len(new["values"])
        assert new == old
        assert isinstance(new["period"], int)


QUERIES = {
    "repeated": "kpi_id=U33528&kpi_id=U33529&municipality_id=0180&municipality_id=0184&year=2017&year=2018",
    "commas": f"kpi_id={K}&municipality_id={M}&year={Y}",
    "commas, encoded": f"kpi_id={quote(K)}&municipality_id={quote(M)}&year={quote(Y)}",
    "mixed, twice": "kpi_id=U33528,U33529&kpi_id=U33529&municipality_id=0184&municipality_id=0180&year=2018,2017",
}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES.keys())
@pytest.mark.parametrize("slash", ["", "/"])
def test_the_query_form_of_version_3(ask: Asker, query: str, slash: str) -> None:
    assert ask(f"/v3/data{slash}?{query}").body == ask(f"/v3/{PATHS['kpi, municipality, year']}").body


def test_the_query_form_of_units(ask: Asker) -> None:
    by_path = ask("/v3/oudata/kpi/U33528/ou/OJ0180D01/year/2018").values
    assert ask("/v3/oudata/?ou_id=OJ0180D01&kpi_id=U33528&year=2018&page=1&per_page=5000").values == by_path
    of_a_city = ask("/v3/oudata/?municipality_id=0180&kpi_id=U33528&year=2018").values
    assert len(of_a_city) == 14
    for beside in ("municipality=0180", "municipality_id=0180"):
        assert ask(f"/v3/oudata/kpi/U33528/year/2018?{beside}").values == of_a_city
        assert [row["ou"] for row in ask(f"/v2/oudata/kpi/U33528/year/2018?{beside}").values] == [
            row["ou"] for row in of_a_city
        ]


def test_one_condition_is_enough_in_the_query_of_version_3(ask: Asker) -> None:
    """koladapy tells its users that one of three will do, and sends no more."""
    assert ask("/v3/data/?kpi_id=U33528&page=1").values == ask("/v3/data/kpi/U33528/year/2015,2017,2018").values != []
    of_a_place = ask("/v3/data/?municipality_id=0184").values
    assert {row["municipality"] for row in of_a_place} == {"0184"} and len({row["period"] for row in of_a_place}) > 1
    assert {row["period"] for row in ask("/v3/data/?year=2018").values} == {2018}
    assert {row["ou"] for row in ask("/v3/oudata/?ou_id=OJ0180D01").values} == {"OJ0180D01"}


def test_what_the_path_leaves_open_the_query_may_say(ask: Asker) -> None:
    """A condition is never passed over: the answer would be wider than the question."""
    (row,) = ask("/v3/data/kpi/U33528/year/2018?municipality_id=0184").values
    assert row["municipality"] == "0184"
    assert ask("/v3/data/kpi/U33528?year=2018").values == ask("/v3/data/kpi/U33528/year/2018").values
    assert ask("/v3/data/?kpi=U33528&municipality=0184&year=2018").values == [row]
    assert len(ask("/v3/oudata/kpi/U33528/year/2018?ou=OJ0180D01&municipality=0180").values) == 1


def test_region_type_keeps_the_kind(ask: Asker) -> None:
    everyone = {row["municipality"] for row in ask("/v3/data/?kpi_id=U33528&year=2018").values}
    municipal = {row["municipality"] for row in ask("/v3/data/?kpi_id=U33528&year=2018&region_type=K").values}
    regional = {row["municipality"] for row in ask("/v3/data/?kpi_id=U33528&year=2018&region_type=L").values}
    assert municipal | regional == everyone and not municipal & regional
    assert (len(municipal), len(regional)) == (290, 22)
    for name in ("type", "region_type"):
        assert set(ask(f"/v3/municipality?{name}=L").ids) == regional
    assert ask("/v3/municipality?type=X").values == []


def test_pages_are_the_whole(ask: Asker) -> None:
    for version, target in ((2, "/v2/data/kpi/U33528,U33529/year/2017,2018"), (3, "/v3/kpi"), (2, "/v2/municipality")):
        whole = ask(target).values
        assert len(whole) > 100
        pages = list(ask.pages(f"{target}?per_page=97"))
        assert [row for told in pages for row in told.values] == whole
        assert [told.body["count"] for told in pages[:-1]] == [97] * (len(pages) - 1)
        before = "previous_page" if version == 2 else "previous_url"
        assert pages[0].body.get(before) is None and pages[1].body[before] == f"{HOST}{target}?page=1&per_page=97"
        assert len(pages[-1].values) == (len(whole) % 97 or 97)


@pytest.mark.parametrize(
    "target",
    [
        "/v3/kpi",
        "/v3/data/kpi/U33528/year/2018",
        "/v2/data/municipality/0180,GBEF1/year/2018",
        "/v3/data/municipality/GBEF4,GSKRA1,0180,GSKRB5/year/2015,2018",
    ],
)
def test_every_size_of_page_gives_the_same_rows(ask: Asker, target: str) -> None:
    whole = ask(target).values
    for size in (1, 7, 50, len(whole) - 1, len(whole), len(whole) + 1):
        number = 1 + len(whole) // (2 * size)
        assert ask(f"{target}?page={number}&per_page={size}").values == whole[(number - 1) * size : number * size]


def test_a_page_beyond_the_last_is_empty(ask: Asker) -> None:
    told = ask("/v3/kpi?page=999999999")
    assert (told.status, told.values, told.body["next_url"]) == (200, [], None)
    assert ask("/v3/data/kpi/U33528/year/2018?page=400").values == []


def test_links_keep_what_was_asked(ask: Asker) -> None:
    told = ask("/v3/kpi?title=%C3%96verenskommelse+om&page=2&per_page=3")
    assert told.body["next_url"] == f"{HOST}/v3/kpi?title=%C3%96verenskommelse+om&page=3&per_page=3"
    told = ask("/v2/data/kpi/U33528,U33529/year/2018?per_page=2&page=3")
    assert told.body["next_page"] == f"{HOST}/v2/data/kpi/U33528,U33529/year/2018?page=4&per_page=2"


def test_titles_are_searched_in_any_case(ask: Asker) -> None:
    found = ask("/v3/kpi?title=" + quote("överenskommelse om samverkan")).ids
    assert found == ask("/v3/kpi?title=" + quote("ÖVERENSKOMMELSE OM samverkan")).ids
    assert found == ask("/v2/kpi?title=" + quote("o\u0308verenskommelse om samverkan")).ids
    titles = [value["title"] for value in ask("/v3/kpi").values]
    assert len(found) == sum("överenskommelse om samverkan" in title.lower() for title in titles) > 10
    assert ask("/v3/municipality?title=solna").ids == ["0184"]
    assert "0180" in ask("/v3/municipality?title=").ids
    assert ask("/v3/kpi?title=finns-inte").values == []


def test_metadata_by_id(ask: Asker) -> None:
    assert ask("/v3/municipality/0184,0123").ids == ["0123", "0184"]
    assert ask("/v2/kpi/U33528,finns-inte").ids == ["U33528"]
    assert ask("/v3/municipality?id=0184,0123").ids == ask("/v3/municipality?id=0184&id=0123").ids == ["0123", "0184"]
    assert ask("/v3/municipality/0184?id=0123&title=solna").ids == ["0184"]
    assert len(ask("/v3/municipality?id=").ids) == 312
    group = ask("/v3/municipality_groups/GBEF5").values[0]
    assert group["title"].endswith("(ovägt medel)")
    assert group["members"][0] == {"member_id": "0180", "member_title": "Stockholm"}
    assert ask("/v3/ou?municipality=1480,1280,0180").ids == ask("/v3/ou").ids
    assert ask("/v3/ou?municipality=0184").values == []


@pytest.mark.parametrize("target", ["kpi/X1", "municipality/9999", "kpi_groups/G", "municipality_groups/G1", "ou/V1"])
def test_what_is_unknown_is_empty(ask: Asker, target: str) -> None:
    for root in ("/v2/", "/v3/"):
        told = ask(root + target)
        assert (told.status, told.body["count"], told.values) == (200, 0, [])


@pytest.mark.parametrize("target", ["kpi/X1/year/2018", "kpi/U33528/year/1970", "kpi/U33528/municipality/9999"])
def test_figures_of_what_is_unknown_are_empty(ask: Asker, target: str) -> None:
    for root in ("/v2/data/", "/v3/data/"):
        assert (ask(root + target).status, ask(root + target).values) == (200, [])


def many(count: int) -> str:
    return ",".join(f"U{number:05}" for number in range(count))


LONG = [
    "/v3/kpi/{}",
    "/v3/municipality/{}",
    "/v3/kpi?id={}",
    "/v3/data/kpi/{}/year/2018",
    "/v3/data/kpi/U33528/municipality/{}",
    "/v3/data/?kpi_id={}&year=2018",
    "/v3/oudata/kpi/U33528/ou/{}",
]


@pytest.mark.parametrize("form", LONG)
def test_the_longest_list_of_version_3(ask: Asker, form: str) -> None:
    assert ask(form.format(many(25))).status == 200
    told = ask(form.format(many(26)))
    assert told.status == 400
    assert "har 26 id:n men får ha högst 25" in told.sentence
    if "?" not in form:
        assert ask(form.format(many(26)).replace("/v3/", "/v2/")).status == 200


def test_repeated_parameters_are_one_list(ask: Asker) -> None:
    query = "&".join(f"kpi_id=U{number:05}" for number in range(26))
    assert ask(f"/v3/data/?{query}&year=2018").status == 400


def test_years_are_a_list_too(ask: Asker) -> None:
    years = ",".join(map(str, range(1970, 2025)))
    assert ask(f"/v2/data/kpi/U33528/municipality/0180/year/{years}").body["count"] == 1
    assert ask(f"/v3/data/kpi/U33528/municipality/0180/year/{years}").status == 400


REFUSED = {
    "one dimension": ("/v3/data/kpi/U33528", 400, "Ange minst två av kpi, municipality och year."),
    "one, in version 2": ("/v2/data/municipality/0180", 400, "Ange minst två av kpi, municipality och year."),
    "none": ("/v3/data", 400, "Ange minst ett av kpi, municipality och year."),
    "none, and a day": ("/v3/data/?from_date=2018-01-01", 400, "Ange minst ett av kpi"),
    "none, version 2": ("/v2/oudata/", 400, "Ange minst två av kpi, ou och year."),
    "query form in version 2": ("/v2/data/?kpi_id=U33528&year=2018", 400, "kpi/U33528/year/2018; frågeformen"),
    "in both places": (
        "/v3/data/kpi/U33528/year/2018?kpi_id=U33529",
        400,
        "kpi står både i adressen och i frågetexten",
    ),
    "no year": ("/v3/data/kpi/U33528/year/nyss", 400, "”nyss” är inget årtal"),
    "an empty list": ("/v3/data/kpi/,/year/2018", 400, "Listan kpi är tom"),
    "an empty list of years": ("/v3/data/kpi/U33528/year/,", 400, "Listan year är tom"),
    "no page": ("/v3/kpi?page=0", 400, "page ska vara ett heltal från 1 till 999999999."),
    "half a page": ("/v3/kpi?page=1.5", 400, "page ska vara"),
    "a negative page": ("/v2/kpi?page=-1", 400, "page ska vara"),
    "an endless page": ("/v3/kpi?page=" + "9" * 5000, 400, "page ska vara"),
    "nothing on a page": ("/v3/kpi?per_page=0", 400, "per_page ska vara ett heltal från 1 till 5000."),
    "too much on a page": ("/v3/kpi?per_page=5001", 400, "per_page ska vara"),
    "a page of words": ("/v2/kpi?per_page=alla", 400, "per_page ska vara"),
    "digits of another script": ("/v3/kpi?per_page=" + quote("５"), 400, "per_page ska vara"),
    "no day": ("/v3/data/kpi/U33528/year/2018?from_date=igår", 400, "är ingen dag"),
    "a day that is none": ("/v3/data/kpi/U33528/year/2018?from_date=2018-02-30", 400, "är ingen dag"),
    "a long address": ("/v2/data/kpi/" + many(6000) + "/year/2018", 400, "Adressen är för lång"),
    "no such thing": ("/v3/kommun", 404, "Adressen finns inte här"),
    "the root": ("/v3/", 404, "Adressen finns inte här"),
    "too deep": ("/v3/kpi/U33528/year", 404, "Adressen finns inte här"),
    "half a pair": ("/v3/data/kpi/U33528/year", 404, "Efter year i adressen ska det stå minst ett värde."),
    "half a pair, and a slash": ("/v3/data/kpi/U33528/year/", 404, "Efter year i adressen"),
    "a pair twice": ("/v3/data/kpi/U33528/kpi/U33529", 404, "kpi står två gånger"),
    "another dimension": ("/v3/data/kpi/U33528/ou/OJ0180D01", 404, "par av kpi, municipality och year, var"),
    "no dimension": ("/v2/oudata/kpi/U33528/ort/Solna", 404, "”ort” är inget av dem."),
}


@pytest.mark.parametrize("case", REFUSED.values(), ids=REFUSED.keys())
def test_what_is_refused(ask: Asker, case: tuple[str, int, str]) -> None:
    target, status, sentence = case
    told = ask(target)
    assert told.status == status
    assert sentence in told.sentence
    assert told.sentence.endswith(".") and len(told.sentence) < 300


INJECTED = [
    "' OR 1=1 --",
    "../../etc/passwd",
    "%2e%2e/",
    "\x00",
    "<script>",
    '"},{"',
    "0180;DROP",
    "åäö🙂",
    "\u202e",
    "%252C",
    "{}",
]


@pytest.mark.parametrize("text", INJECTED)
def test_nothing_odd_is_taken_for_anything_but_text(ask: Asker, text: str) -> None:
    odd = quote(text, safe="")
    for target in (
        f"/v3/kpi/{odd}", f"/v3/kpi?title={odd}", f"/v3/municipality?type={odd}", f"/v3/ou?municipality={odd}",
        f"/v3/data/?kpi_id={odd}&municipality_id={odd}", f"/v3/data/?kpi_id=U33528&year=2018&region_type={odd}",
        f"/v2/data/kpi/{odd}/municipality/0180", f"/v3/{odd}", f"/v3/data/kpi/U33528/year/{odd}",
        f"/v3/kpi?page={odd}", f"/v3/data/kpi/U33528/year/2018?from_date={odd}", f"/v3/kpi?per_page=1&x={odd}",
    ):  # fmt: skip
        told = ask(target)
        assert told.status in (200, 400, 404)
        if told.status == 200 and "x=" not in target:
            assert told.values == []


def test_an_encoded_comma_is_a_comma_once(ask: Asker) -> None:
    assert ask("/v3/municipality/0184%2C0123").ids == ["0123", "0184"]
    assert ask("/v3/municipality/0184%252C0123").values == []
