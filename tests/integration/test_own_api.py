"""What our own interface answers: the releases themselves, in every format, whole, and nothing that is hidden."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import duckdb
import pytest

from oppna.disseminate.api import source
from oppna.disseminate.api.v1.routes import ROUTES
from oppna.model.codes import Status
from oppna.model.release import Cell
from oppna.release.content import Release
from tests.lib.own_api import BASE, Answered, ask
from tests.lib.public_world import CHILDREN, CORRECTED_QUESTION, CORRECTED_UNIT, PUBLISHED, VIOLENCE

CELLS = f"/releases/{CHILDREN}/1.1/cells"
FORMATS = ("json", "ndjson", "csv", "parquet")


@pytest.fixture(autouse=True)
def public_here(public_store: Path) -> Iterator[None]:
    before = source._supply
    source.configure(public_store)
    yield
    source.supplied_by(before)


def release(edition: str) -> Release:
    return source.public().by_edition[edition]


def rows(answer: Answered, format: str, folder: Path) -> list[dict[str, Any]]:
    """The rows of an answer in any format, as JSON has them."""
    if format == "json":
        return list(answer.document["cells"])
    if format == "ndjson":
        return [json.loads(line) for line in answer.text.splitlines()]
    if format == "csv":
        return [_typed(row) for row in csv.DictReader(io.StringIO(answer.text))]
    file = folder / "cells.parquet"
    file.write_bytes(answer.body)
    with duckdb.connect() as database:
        found = database.execute(f"FROM read_parquet('{file}')")
        names = [column[0] for column in found.description or ()]
        return [dict(zip(names, row, strict=True)) for row in found.fetchall()]


_NUMBERS = ("value", "numerator", "denominator", "population")


def _typed(row: dict[str, str]) -> dict[str, Any]:
    numbers = {name: float(row[name]) if row[name] else None for name in _NUMBERS}
    return {**row, **numbers, "synthetic": row["synthetic"] == "true", "category": row["category"] or None}


def told(row: dict[str, Any]) -> tuple[Any, ...]:
    return (
        row["indicator"],
        row["level"],
        row["area"],
        row["category"],
        *(row[name] for name in _NUMBERS),
        row["status"],
    )


def held(cell: Cell) -> tuple[Any, ...]:
    """The cell of the release, read on its own from its texts."""
    is_word = cell.value in ("Ja", "Delvis", "Nej", "Ej aktuellt")
    value = None if is_word or not cell.value else float(cell.value)
    rest = (float(text) if text else None for text in (cell.numerator, cell.denominator, cell.population))
    return (cell.indicator, cell.level, cell.area, cell.value if is_word else None, value, *rest, cell.status)


@pytest.mark.parametrize("format", FORMATS)
def test_a_whole_release_comes_in_one_answer_cell_by_cell(format: str, tmp_path: Path) -> None:
    answer = ask(CELLS, f"format={format}", accept_encoding="gzip")
    assert [told(row) for row in rows(answer, format, tmp_path)] == [held(cell) for cell in release(CHILDREN).cells]


@pytest.mark.parametrize("format", FORMATS)
def test_every_row_of_made_up_answers_says_so(format: str, tmp_path: Path) -> None:
    every = rows(ask("/cells", f"format={format}&indicator=G1"), format, tmp_path)
    assert {(row["edition"], row["synthetic"]) for row in every} >= {(CHILDREN, True), (VIOLENCE, True)}
    published = rows(ask("/cells", f"format={format}&edition={PUBLISHED}"), format, tmp_path)
    assert {row["synthetic"] for row in published} == {False}


def test_everything_public_comes_in_one_answer() -> None:
    cells = ask("/cells").document["cells"]
    assert len(cells) == sum(len(one.cells) for one in source.public().releases)


def test_the_same_question_has_the_same_bytes_in_every_format() -> None:
    for format in FORMATS:
        assert ask(CELLS, f"indicator=G1&format={format}").body == ask(CELLS, f"indicator=G1&format={format}").body


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("", "application/json"),
        ("text/csv", "text/csv; charset=utf-8"),
        ("text/csv;q=0.1, application/x-ndjson", "application/x-ndjson"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
    ],
)
def test_the_format_by_accept(accept: str, media: str) -> None:
    assert ask(CELLS, "indicator=G1", accept=accept).headers["content-type"] == media


def test_a_format_that_there_is_not() -> None:
    answer = ask(CELLS, accept="application/pdf")
    assert (answer.status, answer.document["title"]) == (406, "Formatet finns inte")


def chosen(query: str) -> list[Cell]:
    """The cells an answer names, looked up in the release."""
    every = release(CHILDREN).cells_by_key
    return [every[row["indicator"], row["level"], row["area"]] for row in ask(CELLS, query).document["cells"]]


def test_chosen_by_indicator_level_area_county_and_status() -> None:
    two = chosen("indicator=G2_1,G1&area=0184&level=municipality")
    assert [(cell.indicator, cell.area) for cell in two] == [("G1", "0184"), ("G2_1", "0184")]
    assert chosen("indicator=G2_1&indicator=G1&area=0184") == two
    counties = chosen("indicator=G1&county=stockholms-lan")
    assert counties == chosen("indicator=G1&county=" + quote("Stockholms län"))
    assert {cell.level for cell in counties} == {"county", "municipality", "district"}
    hidden = chosen("status=suppressed_nonresponse,missing")
    assert {cell.status for cell in hidden} == {Status.SUPPRESSED_NONRESPONSE, Status.MISSING}
    assert hidden == [cell for cell in release(CHILDREN).cells if cell in hidden]


def test_json_stat_is_one_table_of_those_who_answer_or_of_groups() -> None:
    units = ask(CELLS, "format=json-stat&level=municipality,district&indicator=G1").document
    groups = ask(CELLS, "format=json-stat&level=nation,county&indicator=G1,G2_1").document
    assert units["size"][:2] == [len(release(CHILDREN).respondents), 1] and groups["size"][:2] == [22, 2]
    assert units["extension"]["synthetic"] and units["label"].startswith("SYNTETISKA SVAR")


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        (
            "indicator=G1,FINNS_INTE&area=9999&level=kommun&county=Skane&status=ok&zzz=1",
            ["zzz", "level", "indicator", "area", "county"],
        ),
        ("indicator=&area=0184", ["indicator"]),
        ("format=csv&format=json", ["format"]),
        ("format=json-stat&status=ok&include=certainty&level=municipality", ["status", "include"]),
        ("format=json-stat", ["level"]),
        ("indicator=G1%00%1b[31m&include=allt", ["include", "indicator"]),
    ],
)  # fmt: skip
def test_all_that_is_wrong_is_told_at_once(query: str, wrong: list[str]) -> None:
    answer = ask(CELLS, query)
    assert answer.status == 400 and answer.headers["content-type"] == "application/problem+json"
    assert [one["parameter"] for one in answer.document["problems"]] == wrong
    for one in answer.document["problems"]:
        assert one["sentence"].endswith((".", "?")) and one["sentence"].isprintable()
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        ("/releases/2018-bo/1.1", "menade du 2018-bou?"),
        ("/releases/2018-bou/3.0/cells", "Versionen ”3.0” finns inte av 2018-bou"),
        ("/releases/2018-bou/1.1/indicators/G999", "Indikatorn ”G999” finns inte"),
        ("/releases/2018-bou/1.1/cells/G1/kommun/0184", "Nivån ”kommun” finns inte"),
        ("/releases/2018-bou/1.1/cells/G1/municipality/9999", "Området ”9999” finns inte"),
        ("/strunt", "openapi.json beskriver"),
    ],
)
def test_an_address_that_is_not_there(path: str, sentence: str) -> None:
    answer = ask(path)
    assert answer.status == 404 and sentence in answer.document["detail"]


ATTACKS = (
    "' OR 1=1 --",
    "../../etc/passwd",
    "{{7*7}}",
    "<script>alert(1)</script>",
    "$(id)",
    "%00",
    "\ud800",
    "é" * 5000,
)


@pytest.mark.parametrize("attack", ATTACKS)
def test_injection_in_every_parameter_and_every_part_of_an_address(attack: str) -> None:
    text = quote(attack, safe="", errors="surrogatepass")
    for route in ROUTES:
        plain = route.path
        for part in ("edition", "version", "indicator", "level", "area"):
            plain = plain.replace(f"{{{part}}}", attack.replace("/", ""))
        if plain != route.path:
            assert ask(plain).status == 404
        good = route.path.format(edition=CHILDREN, version="1.1", indicator="G1", level="municipality", area="0184")
        for name in route.parameters.__struct_fields__:
            answer = ask(good, f"{name}={text}")
            assert answer.status == 400, (route.name, name)
            assert answer.headers["content-type"] == "application/problem+json"


def test_latest_leads_to_the_version_and_keeps_the_question() -> None:
    answer = ask(f"/releases/{CHILDREN}/latest/cells", "indicator=G1&area=0184")
    assert (answer.status, answer.headers["location"]) == (302, f"{BASE}/api/v1{CELLS}?indicator=G1&area=0184")
    assert "max-age=60" in answer.headers["cache-control"]


def test_a_version_is_kept_for_ever_and_the_newest_for_a_minute() -> None:
    assert "immutable" in ask(CELLS, "indicator=G1").headers["cache-control"]
    for fleeting in ("/cells", f"/releases/{CHILDREN}/1.1", f"/series/{CHILDREN}/G1", "/releases"):
        assert "immutable" not in ask(fleeting).headers["cache-control"]
    tag = ask(CELLS, "indicator=G1").headers["etag"]
    assert ask(CELLS, "indicator=G1", if_none_match=tag).status == 304


def test_a_correction_is_told_cell_by_cell() -> None:
    document = ask(f"/releases/{CHILDREN}/1.1/corrections").document
    own = [cell for cell in document["cells"] if (cell["level"], cell["area"]) == ("municipality", CORRECTED_UNIT)]
    (cell,) = own
    assert document["since"] == "1.0" and cell["indicator"] == CORRECTED_QUESTION
    assert {cell["category_before"], cell["category"]} == {"Ja", "Nej"}
    assert CORRECTED_QUESTION in cell["causes"]
    (line,) = ask(f"/releases/{CHILDREN}/1.1").document["corrections"]
    assert line["cells_changed"] == len(document["cells"]) and line["cells"].endswith("corrections?since=1.0")
    assert ask(f"/releases/{CHILDREN}/1.0/corrections").document["cells"] == []


def test_what_was_published_since_a_day() -> None:
    def since(day: str) -> list[tuple[str, str, int]]:
        document = ask("/changes", f"from_date={day}").document
        return [
            (one["release"]["edition"], one["release"]["version"], len(one["cells"])) for one in document["published"]
        ]

    assert since("2018-09-04") == []
    ((edition, version, cells),) = since("2018-09-03")
    assert (edition, version) == (CHILDREN, "1.1") and cells > 0
    assert [one[:2] for one in since("2015-01-01")] == [
        (PUBLISHED, "1.0"), (VIOLENCE, "1.0"), (CHILDREN, "1.0"), (CHILDREN, "1.1"),
    ]  # fmt: skip


def test_a_definition_tells_its_rule_in_words_and_what_was_asked() -> None:
    one = ask(f"/releases/{CHILDREN}/1.1/indicators/G1").document
    assert one["rule_kind"] == "kategori" and one["rule"]["yes"]
    assert (
        one["rule_sentence"].startswith("Resultatet är Ja om") and one["purpose"] and one["source"]["document"] == "001"
    )
    asked = {question["id"]: question for question in ask(f"/releases/{CHILDREN}/1.1/questions").document["questions"]}
    assert all("G1" in asked[question]["indicators"] for question in one["questions"])


def test_a_figure_and_the_way_to_it() -> None:
    path = f"{CELLS}/G1/county/{quote('Stockholms län')}".replace("%20", " ").replace("%C3%A4", "ä")
    figure = ask(path).document
    cell = figure["cell"]
    assert cell["interval_low"] < cell["value"] < cell["interval_high"] and cell["sentence"]
    assert figure["links"]["page"].startswith(BASE)
    trace = ask(path + "/trace").document
    assert trace["again"] is True and any("Ja" in line for step in trace["steps"] for line in step["lines"])


def test_a_published_figure_has_no_way_to_be_told_and_says_so() -> None:
    cell = next(cell for cell in release(PUBLISHED).cells if cell.status is Status.OK)
    trace = ask(f"/releases/{PUBLISHED}/1.0/cells/{cell.indicator}/{cell.level.value}/{cell.area}/trace").document
    assert trace["again"] is None and "hämtat ur" in trace["steps"][0]["lines"][0]


def test_a_series_breaks_where_it_must() -> None:
    series = ask(f"/series/{CHILDREN}/G10").document["stretches"]
    assert len(series) == 2 and series[1]["broken"]


def hidden_cells() -> list[tuple[str, Cell]]:
    return [
        (f"/releases/{one.head.edition}/{one.head.version}", cell)
        for one in source.public().releases
        for cell in one.cells
        if cell.status in (Status.SUPPRESSED_NONRESPONSE, Status.CONFIDENTIAL)
    ]


def test_a_hidden_figure_is_hidden_through_every_address() -> None:
    """Nothing but its place and status is ever said of it; where nonresponse hides it, also how many it is about."""
    hidden = hidden_cells()
    assert {cell.status for _, cell in hidden} == {Status.SUPPRESSED_NONRESPONSE, Status.CONFIDENTIAL}
    for version, cell in hidden:
        path = f"{version}/cells/{cell.indicator}/{cell.level.value}/{cell.area}"
        figure, trace = ask(path).document, ask(f"{path}/trace").document
        listed = ask(
            f"{version}/cells",
            f"indicator={cell.indicator}&level={cell.level.value}&area={quote(cell.area)}&include=certainty",
        )
        for row in (figure["cell"], trace["cell"], *listed.document["cells"]):
            numbers = {
                name: value for name, value in row.items() if isinstance(value, (int, float)) and name != "synthetic"
            }
            allowed = {"population"} if cell.status is Status.SUPPRESSED_NONRESPONSE else set()
            assert numbers.keys() <= allowed and row["category"] is None
        lines = " ".join(line for step in trace["steps"] for line in step["lines"])
        assert " Ja," not in lines and "täljar" not in lines


def test_the_whole_figure_answers_every_objection() -> None:
    document = ask(f"/figures/{CHILDREN}/{CORRECTED_QUESTION}/municipality/{CORRECTED_UNIT}").document
    assert len(document["objections"]) == 10 and document["synthetic"].startswith("SYNTETISKA SVAR")
    assert [one["changed"] for one in document["versions"]] == [False, True]


def test_the_description_says_every_route_and_works_as_it_stands() -> None:
    document = ask("/openapi.json").document
    assert set(document["paths"]) == {route.path for route in ROUTES}
    for path, verbs in document["paths"].items():
        given = {one["name"]: one.get("example") for one in verbs["get"]["parameters"]}
        asked = {one["name"] for one in verbs["get"]["parameters"] if one["in"] == "query" and "example" in one}
        query = "&".join(
            f"{name}={value[0] if isinstance(value, list) else value}" for name in asked if (value := given[name])
        )
        answer = ask(path.format(**given), query)
        assert answer.status == 200, (path, query, answer.text)
