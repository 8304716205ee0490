"""The interface as its own description says, tried by schemathesis: only documented answers, whatever is asked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig

from oppna.disseminate.api.v1.parameters import NoParameters
from oppna.disseminate.api.v1.routes import ROUTES, Route
from oppna.disseminate.api.wrappers import limit

EXAMPLES = 10
TRIED = [
    (route, mode) for route in ROUTES for mode in GenerationMode if mode.is_positive or route.parameters != NoParameters
]


@pytest.fixture(autouse=True)
def no_limit(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The tests ask faster than any client should."""
    monkeypatch.setenv("OPPNA_API_RATE", "0")
    limit.shared.cache_clear()
    yield
    limit.shared.cache_clear()


@pytest.fixture
def described(live_server: Any, public_site: Path) -> Any:
    """The description, read over HTTP from the running site."""
    # A code that no release has is a text like others to the description, and is refused with a sentence.
    told = {"checks": {"positive_data_acceptance": {"expected-statuses": ["2xx", "302", "400", "404"]}}}
    config = SchemathesisConfig.from_dict(told)
    return schemathesis.openapi.from_url(f"{live_server.url}/api/v1/openapi.json", config=config)


@pytest.mark.parametrize(("route", "mode"), TRIED, ids=[f"{route.name}-{mode.name}" for route, mode in TRIED])
def test_whatever_is_asked_the_answer_is_a_documented_one(described: Any, route: Route, mode: GenerationMode) -> None:
    operation = described[route.path]["GET"]

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES)
    def holds(case: Any) -> None:
        case.call_and_validate(allow_redirects=False)

    holds()
