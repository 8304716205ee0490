"""PxWeb's interface over a small release: what is selected, what is refused, and with which words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from oppna.disseminate.api import source
from oppna.disseminate.api.doors import door
from oppna.disseminate.api.http import MOST_BODY, Request, Response, too_large
from oppna.disseminate.api.pxweb import select
from oppna.disseminate.shelf.public import Public
from tests.lib.releases import small_release

ROOT = "/pxweb/api/v2"
UNITS, GROUPS = "2018-liten-enheter", "2018-liten-grupper"
DATA = f"{ROOT}/tables/{UNITS}/data"
WHOLE = {"Region": ["*"], "Indikator": ["*"], "ContentsCode": ["*"], "Tid": ["*"]}


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    release = small_release()
    public = Public((release,), {release.head.edition: (release,)}, "litet")
    monkeypatch.setenv("OPPNA_API_RATE", "0")
    source.supplied_by(lambda: public)
    yield
    source.supplied_by(None)


def ask(path: str, query: str = "", method: str = "GET", body: bytes = b"", **headers: str) -> Response:
    answer = door(path)
    assert answer
    return answer(Request(method, path, query, headers, "https://exempel.test", "192.0.2.7", lambda: body))


def told(response: Response) -> Any:
    assert isinstance(response.body, bytes)
    return json.loads(response.body)


def post(selection: object, query: str = "", path: str = DATA) -> Response:
    return ask(path, query, "POST", json.dumps({"selection": selection}).encode())


def chosen(**more: list[str]) -> list[dict[str, Any]]:
    return [{"variableCode": name, "valueCodes": values} for name, values in {**WHOLE, **more}.items()]


def regions(*expressions: str) -> list[str]:
    response = post(chosen(Region=list(expressions), Indikator=["G2_1"], ContentsCode=["value"]))
    assert response.status == 200, response.body
    return list(told(response)["dimension"]["Region"]["category"]["index"])


def test_every_value_in_the_order_of_the_table() -> None:
    places = (area.area for area in small_release().areas if area.level.value in ("municipality", "district"))
    assert regions("*") == [code for code in places if code != "9005"]


@pytest.mark.parametrize(
    ("expression", "codes"),
    [
        ("9005*", {"9005-D01", "9005-D02"}),
        ("*2", {"9002", "9005-D02"}),
        ("*d0*", {"9005-D01", "9005-D02"}),
        ("900?", {"9001", "9002", "9003", "9004"}),
        ("9001", {"9001"}),
        ("9005-d01", {"9005-D01"}),
        ("x*", set()),
    ],
)
def test_wildcards(expression: str, codes: set[str]) -> None:
    if codes:
        assert set(regions(expression)) == codes
    else:
        response = post(chosen(Region=[expression]))
        assert (response.status, told(response)["title"]) == (400, "Missing selection for mandantory variable")


def test_counting_and_spans_go_by_the_order_of_the_table() -> None:
    every = regions("*")
    assert regions("TOP(2)") == every[:2]
    assert regions("top(2,1)") == every[1:3]
    assert regions("BOTTOM(2)") == every[-2:]
    assert regions("bottom(1,1)") == every[-2:-1]
    assert regions(f"FROM({every[2]})") == every[2:]
    assert regions(f"TO({every[2]})") == every[:3]
    assert regions(f"RANGE({every[1]},{every[3]})") == regions(f"RANGE({every[3]}, {every[1]})") == every[1:4]
    assert regions("9001", "TOP(1)", "9001") == [code for code in every if code in ("9001", every[0])]


@pytest.mark.parametrize(
    ("expression", "title"),
    [
        ("9999", "Non-existent value"),
        ("", "Non-existent value"),
        ("FROM(9999)", "Non-existent value"),
        ("9*1", "Illegal selection expression"),
        ("*0*1*", "Illegal selection expression"),
        ("TOP(0)", "Illegal selection expression"),
        ("TOP(-1)", "Illegal selection expression"),
        ("TOP(1,2,3)", "Illegal selection expression"),
        ("TOP(99999999999999999999)", "Illegal selection expression"),
        ("RANGE(9001)", "Illegal selection expression"),
        ("'; DROP TABLE cells; --", "Non-existent value"),
        ("../../etc/passwd", "Non-existent value"),
    ],
)
def test_an_expression_that_means_nothing_is_told_in_one_sentence(expression: str, title: str) -> None:
    response = post(chosen(Region=[expression]))
    assert (response.status, told(response)["title"]) == (400, title)
    assert told(response)["detail"].endswith(".")
    assert dict(response.headers)["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{", 400),
        (b"[]", 400),
        (b"4711", 400),
        (b"{}", 400),
        (b'{"selection": 1}', 400),
        (b'{"selection": [1]}', 400),
        (b'{"selection": [{"variableCode": 1, "valueCodes": []}]}', 400),
        (b'{"selection": [{"variableCode": "Region", "valueCodes": [1]}]}', 400),
        (b'{"selection": [{"variableCode": "Region", "valueCodes": "9001"}]}', 400),
        (b'{"selection": [{"variableCode": "Region", "valueCodes": ["*"], "codelist": 7}]}', 400),
        (b"\xff\xfe", 400),
        (b"[" * 100_000, 400),
    ],
)
def test_a_document_that_is_none_is_told_so(body: bytes, status: int) -> None:
    response = ask(DATA, "", "POST", body)
    assert response.status == status
    assert told(response)["detail"].startswith("Det som skickades går inte att läsa som JSON")


def test_a_body_without_end_is_not_read() -> None:
    answer = door(DATA)
    assert answer
    response = answer(Request("POST", DATA, take=too_large))
    assert (response.status, told(response)["status"]) == (413, 413)
    assert MOST_BODY == 1_000_000


def test_too_many_expressions() -> None:
    response = post(chosen(Region=["*1*"] * 30_000))
    assert response.status == 400
    assert "skriv * för alla" in told(response)["detail"]


def test_too_many_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(select, "MOST_CELLS", 10)
    response = post(chosen())
    assert (response.status, told(response)["title"]) == (403, "Too many cells selected")
    assert told(response)["detail"].startswith("Frågan gäller 120 celler och ett svar rymmer 10;")
    assert post(chosen(Region=["9001"], Indikator=["G2_1"])).status == 200


def test_unknown_things_are_named() -> None:
    for path, status, title in (
        ("/tables/finns-inte", 404, "Non-existent table"),
        ("/tables/finns-inte/metadata", 404, "Non-existent table"),
        ("/tables/finns-inte/data", 404, "Non-existent table"),
        ("/codelists/finns-inte", 404, "Non-existent codelist"),
        ("/navigation/finns-inte", 404, "Non-existent node"),
        ("/finns-inte", 404, "Not found"),
        ("", 404, "Not found"),
        ("x", 404, "Not found"),
    ):
        response = ask(f"{ROOT}{path}")
        assert (response.status, told(response)["title"]) == (status, title), path
        assert told(response)["detail"].endswith(".")
    unknown = post([*chosen(), {"variableCode": "Kön", "valueCodes": ["*"]}])
    assert told(unknown)["detail"] == (
        f"Variabeln ”Kön” finns inte i {UNITS}; där finns Region, Indikator, ContentsCode, Tid."
    )
    assert told(ask(DATA, "outputFormat=xlsx"))["title"] == "Unsupported output format"
    assert told(ask(DATA, "lang=en"))["title"] == "Unsupported language"


def test_a_variable_left_out_is_told() -> None:
    response = post(chosen()[:2])
    assert (response.status, told(response)["title"]) == (400, "Missing selection for mandantory variable")
    assert told(response)["detail"].startswith("Det saknas val för ContentsCode, Tid;")


def test_the_first_view_of_a_table() -> None:
    document = told(ask(DATA))
    assert document["size"] == [6, 1, 1, 1]
    assert told(ask(f"{ROOT}/tables/{UNITS}/defaultselection"))["selection"][1]["valueCodes"] == ["G2_1"]


def test_choices_in_the_address() -> None:
    query = "valuecodes[Region]=9001,[TOP(1)],RANGE(9001,9001)&valueCodes[Indikator]=BBIC,timmar"
    document = told(ask(DATA, f"{query}&valuecodes[ContentsCode]=value&valuecodes[tid]=TOP(1)"))
    assert list(document["dimension"]["Indikator"]["category"]["index"]) == ["BBIC", "timmar"]
    assert "9001" in document["dimension"]["Region"]["category"]["index"]
    assert document["size"][0] == 2


def test_value_sets_choose_among_areas() -> None:
    sets = told(ask(f"{ROOT}/tables/{GROUPS}/metadata"))["dimension"]["Region"]["extension"]["codeLists"]
    assert [one["label"] for one in sets] == ["Riket", "Län", "Befolkningsgrupp", "SKR-grupp", "Stad med stadsdelar"]
    counties = told(ask(f"{ROOT}/codelists/vs_{GROUPS}_lan"))
    assert [value["label"] for value in counties["values"]] == ["Norra län", "Södra län"]
    selection = [{"variableCode": "Region", "valueCodes": ["*"], "codelist": counties["id"]}, *chosen()[1:]]
    document = told(post(selection, path=f"{ROOT}/tables/{GROUPS}/data"))
    assert list(document["dimension"]["Region"]["category"]["label"].values()) == ["Norra län", "Södra län"]
    wrong = [{"variableCode": "Region", "valueCodes": ["*"], "codeList": f"vs_{GROUPS}_lan"}, *chosen()[1:]]
    assert told(post(wrong))["title"] == "Non-existent codelist"
    of_time = [*chosen()[:3], {"variableCode": "Tid", "valueCodes": ["*"], "codeList": counties["id"]}]
    assert told(post(of_time, path=f"{ROOT}/tables/{GROUPS}/data"))["title"] == "Non-existent codelist"


def test_csv_has_the_symbols_of_px() -> None:
    response = post(chosen(Region=["9002"], ContentsCode=["value"]), "outputFormat=csv")
    assert isinstance(response.body, bytes)
    lines = response.body.decode("utf-8-sig").splitlines()
    assert lines[0] == '"område","indikator","Värde 2018","underlag"'
    assert [line.rsplit(",", 2)[1] for line in lines[1:]] == ["0", '".."', "0", '".."', '"....."']
    assert {line.rsplit(",", 1)[1] for line in lines[1:]} == {'"SYNTETISKA SVAR"'}


def test_csv_as_the_client_wants_it() -> None:
    def lines(asked: str) -> list[str]:
        response = post(
            chosen(Region=["9002"], Indikator=["G2_1"], ContentsCode=["value"]), f"outputFormat=csv&{asked}"
        )
        assert response.status == 200 and isinstance(response.body, bytes)
        return response.body.decode("utf-8-sig").splitlines()

    as_ours = lines("")[1].split(",")
    codes = lines("outputFormatParams=UseCodes,SeparatorSemicolon")
    assert codes[0] == '"område";"indikator";"value 2018";"underlag"'
    assert codes[1].split(";")[:2] == ['"9002"', '"G2_1"'] and codes[1].split(";")[2:] == as_ours[2:]
    texts = lines("outputFormatParams=usetexts&outputFormatParams=SeparatorTab")[1].split("\t")
    assert f'"9002 {texts[0][1:]}' == as_ours[0] and texts[1:] == as_ours[1:]
    both = lines("outputFormatParams=IncludeTitle,UseCodesAndTexts")
    assert both[0].startswith('"SYNTETISKA SVAR') and both[1].startswith('"område","indikator","value Värde 2018 2018"')
    wrong = post(chosen(), "outputFormat=csv&outputFormatParams=UseEmoji")
    assert (wrong.status, told(wrong)["title"]) == (400, "Bad request") and "”UseEmoji”" in told(wrong)["detail"]


def test_px_of_a_choice() -> None:
    response = post(chosen(Region=["9001"], Indikator=["G2_1"]), "outputFormat=px")
    assert isinstance(response.body, bytes)
    assert response.body.decode().endswith("DATA=\n1 1 1 1 ;\n")


def test_tables_are_listed_searched_and_paged() -> None:
    assert [one["id"] for one in told(ask(f"{ROOT}/tables"))["tables"]] == [UNITS, GROUPS]
    page = told(ask(f"{ROOT}/tables", "pageSize=1&pageNumber=2"))
    assert [one["id"] for one in page["tables"]] == [GROUPS]
    assert (page["page"]["totalElements"], page["page"]["totalPages"]) == (2, 2)
    assert [one["rel"] for one in page["page"]["links"]] == ["previous", "last"]
    assert told(ask(f"{ROOT}/tables", "query=LICENS+grupper"))["page"]["totalElements"] == 1
    assert told(ask(f"{ROOT}/tables", "query=finnsinte"))["tables"] == []
    assert told(ask(f"{ROOT}/tables", "pastDays=1"))["tables"] == []
    assert len(told(ask(f"{ROOT}/tables", "pastDays=99999999"))["tables"]) == 2
    for wrong in ("pageSize=0", "pageNumber=x", "pageSize=-1", "pastDays=1e9", "pageSize=99999999999999999999"):
        assert ask(f"{ROOT}/tables", wrong).status == 400, wrong
    assert ask(f"{ROOT}/tables", "pageNumber=3").status == 404


def test_folders_lead_to_tables() -> None:
    (edition,) = told(ask(f"{ROOT}/navigation"))["folderContents"]
    assert edition["label"] == "Liten utgåva 2018"
    contents = told(ask(f"{ROOT}/navigation/{edition['id']}"))["folderContents"]
    assert [one["id"] for one in contents] == [UNITS, GROUPS]
    one = told(ask(f"{ROOT}/tables/{UNITS}"))
    assert one["links"][1]["href"] == f"https://exempel.test{ROOT}/tables/{UNITS}/metadata"
    assert "SYNTETISKA SVAR" in one["label"]
    assert "SYNTETISKA SVAR" in one["description"]


def test_limits_are_told() -> None:
    config = told(ask(f"{ROOT}/config"))
    assert config["maxDataCells"] == select.MOST_CELLS
    assert config["maxCallsPerTimeWindow"] >= 1
    assert config["timeWindow"] >= 1
    assert config["dataFormats"] == ["json-stat2", "csv", "px"]


def test_only_questions_are_posted_and_any_site_may_ask() -> None:
    refused = ask(f"{ROOT}/config", method="POST")
    assert (refused.status, told(refused)["detail"]) == (
        405,
        "Här kan man bara läsa: POST används för /tables/{id}/data.",
    )
    assert ask(DATA, method="DELETE").status == 405
    asked = dict(ask(DATA, method="OPTIONS").headers)
    assert asked["Access-Control-Allow-Origin"] == "*"
    assert "POST" in asked["Access-Control-Allow-Methods"]
    head = ask(f"{ROOT}/config", method="HEAD")
    assert (head.status, head.body) == (200, b"")


def test_answers_to_questions_sent_along_are_not_mixed_up() -> None:
    one, two = (post(chosen(Region=[code])) for code in ("9001", "9002"))
    assert one.body != two.body
    assert dict(one.headers)["Cache-Control"] == "no-store"
    tag = dict(ask(DATA).headers)["ETag"]
    assert ask(DATA, **{"if-none-match": tag}).status == 304


def test_what_is_public_now_is_what_is_answered() -> None:
    assert told(ask(f"{ROOT}/tables"))["page"]["totalElements"] == 2
    release = small_release()
    later = msgspec.structs.replace(release, head=msgspec.structs.replace(release.head, edition="2019-liten"))
    source.supplied_by(lambda: Public((later,), {"2019-liten": (later,)}, "annat"))
    assert told(ask(f"{ROOT}/tables"))["tables"][0]["id"] == "2019-liten-enheter"
