"""Our own interface behind the site: no database, no cookie, no session, and the site's own shelf."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.lib.public_world import CHILDREN


@pytest.mark.django_db
def test_programs_touch_neither_the_database_nor_the_session(
    client: Client, public_site: Path, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        answer = client.get(f"/api/v1/releases/{CHILDREN}/1.1/cells", {"indicator": "G1"})
    assert answer.status_code == 200 and not answer.cookies
    assert answer.headers["Access-Control-Allow-Origin"] == "*" and "immutable" in answer.headers["Cache-Control"]


def test_the_site_streams_what_is_long(client: Client, public_site: Path) -> None:
    answer: Any = client.get(f"/api/v1/releases/{CHILDREN}/1.1/cells", {"format": "ndjson"})
    assert answer.streaming and b"".join(answer.streaming_content).count(b"\n") == 17850


def test_a_name_the_site_does_not_answer_to_is_refused(client: Client, public_site: Path, settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["testserver"]
    assert client.get("/api/v1/releases", headers={"host": "angripare.example"}).status_code == 400
