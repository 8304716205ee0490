"""A site on one origin answers Kolada's clients itself: the same answers, before anything that is only for people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from oppna.disseminate.api import cubes
from tests.lib.kolada_asked import Asker

TARGETS = [
    "/v3/kpi?title=samordning",
    "/v2/data/kpi/U33528/year/2018",
    "/v3/data/?kpi_id=U33528&municipality_id=0180&municipality_id=GSKRA1&year=2018",
    "/v3/oudata/kpi/U33528/ou/OJ0180D01/year/2018",
    "/v3/kpi/" + ",".join(f"U{number:05}" for number in range(26)),
]


@pytest.mark.django_db
@pytest.mark.parametrize("target", TARGETS)
def test_the_site_says_what_the_lean_server_says(
    client: Client, public_site: Path, target: str, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response = client.get(target)
    status, body = Asker(cubes.cube()).raw(target)
    assert (response.status_code, response.content) == (status, body)
    assert response["Access-Control-Allow-Origin"] == "*"
    assert not response.cookies


@pytest.mark.django_db
def test_a_link_leads_back_to_the_site(client: Client, public_site: Path) -> None:
    told = client.get("/v3/kpi?per_page=3").json()
    assert told["next_url"] == "http://testserver/v3/kpi?page=2&per_page=3"
    assert len(client.get(told["next_url"]).json()["values"]) == 3


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_nothing_is_written_through_the_door(client: Client, public_site: Path, method: str) -> None:
    assert getattr(client, method)("/v3/kpi").status_code == 405


@pytest.mark.django_db
def test_a_forged_host_is_told_as_programs_are_told(client: Client, public_site: Path, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    refused = client.get("/v3/kpi", headers={"host": "evil.example"})
    assert (refused.status_code, refused["Content-Type"]) == (400, "application/problem+json")
    assert "”evil.example”" in refused.json()["detail"]
    assert client.get("/v3", headers={"host": "testserver"})["Location"] == "http://testserver/v3/openapi.json"
