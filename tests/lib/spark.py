"""Where Spark can run, and what is said where it cannot: a real local Spark or nothing, never a stand-in."""

from __future__ import annotations

from importlib.util import find_spec

import pytest

from oppna.engines.spark import java
from tests.lib.needs import REQUIRED

IS_REQUIRED = "spark" in REQUIRED
"""Continuous integration says so: there a test on Spark that is skipped is a fault."""


def missing() -> str:
    """What Spark lacks here; "" where it can run."""
    if not find_spec("pyspark"):
        return "NOT TESTED ON SPARK: pyspark is not installed (make spark)"
    return "" if java() else "NOT TESTED ON SPARK: there is no Java (17 or later)"


needs_spark = [
    pytest.mark.skipif(bool(missing()), reason=missing()),
    # Warnings of pyspark's own are not ours to mend.
    pytest.mark.filterwarnings("default"),
    # One Java machine for all of them.
    pytest.mark.xdist_group("spark"),
]
