"""Both versions of Kolada's interface as their descriptions say: whatever is asked, the answer is a documented one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import given, settings
from schemathesis import GenerationMode
from schemathesis.config import SchemathesisConfig
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance

from oppna.disseminate.api.kolada.description import Examples, described
from oppna.disseminate.api.kolada.dialect import V2, V3
from tests.lib.kolada_asked import running

EXAMPLES = 12
VERSIONS = {2: V2, 3: V3}
OPERATIONS = [
    (number, path)
    for number, dialect in VERSIONS.items()
    for path in described(dialect, Examples("", "", "", ""), "")["paths"]
]


@pytest.fixture(scope="module")
def server(root: Path, public_store: Path) -> Iterator[str]:
    with running(root, "--store", str(public_store)) as address:
        yield address


@pytest.fixture(scope="module")
def schemas(server: str) -> dict[int, Any]:
    """The descriptions, read over HTTP."""
    config = {"checks": {"positive_data_acceptance": {"expected-statuses": ["200"]}}}
    return {
        number: schemathesis.openapi.from_url(
            f"{server}/v{number}/openapi.json", config=SchemathesisConfig.from_dict(config)
        )
        for number in VERSIONS
    }


@pytest.mark.parametrize("mode", list(GenerationMode), ids=lambda mode: mode.name)
@pytest.mark.parametrize(("number", "path"), OPERATIONS, ids=[f"v{number}{path}" for number, path in OPERATIONS])
def test_whatever_is_asked_the_answer_is_a_documented_one(
    schemas: dict[int, Any], number: int, path: str, mode: GenerationMode
) -> None:
    operation = schemas[number][path]["GET"]
    # A description cannot say that one of several parameters is needed.
    nothing_asked = [positive_data_acceptance] if path.endswith("/") else []

    @given(case=operation.as_strategy(generation_mode=mode))
    @settings(max_examples=EXAMPLES)
    def holds(case: Any) -> None:
        # What fits no description is an id or a word like others to a server that is not strict, and finds nothing;
        # what is refused stands in tests/unit/api/kolada/test_requests.py.
        case.call_and_validate(excluded_checks=[negative_data_rejection, *nothing_asked])

    holds()
