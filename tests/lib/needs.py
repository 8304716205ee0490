"""What a test needs of the machine. At home it is skipped with a loud line where that is missing; in CI it fails.

`OPPNA_REQUIRE` names, with commas, what must be there: browser, postgresql, axe, spark. `.ci/run` sets it.
"""

from __future__ import annotations

import os
from typing import NoReturn

import pytest

REQUIRED = frozenset(filter(None, os.environ.get("OPPNA_REQUIRE", "").split(",")))


def only_with(need: str, present: object, told: str) -> pytest.MarkDecorator:
    """A mark: skipped where `need` is not present. Where it is required the test runs, and fails by itself."""
    return pytest.mark.skipif(not present and need not in REQUIRED, reason=f"NOT TESTED: {told}")


def missing(need: str, told: str) -> NoReturn:
    """In a fixture that found nothing: skip loudly, or fail where it is required."""
    if need in REQUIRED:
        pytest.fail(f"{need} is required here (OPPNA_REQUIRE): {told}", pytrace=False)
    pytest.skip(f"NOT TESTED: {told}")
