"""What every door does alike, each a function from an answer to an answer. `served` puts them all on in order."""

from __future__ import annotations

from collections.abc import Callable

from oppna.disseminate.api import source
from oppna.disseminate.api.http import Answer
from oppna.disseminate.api.wrappers.caching import Lasting, conditional, never
from oppna.disseminate.api.wrappers.compression import compressed
from oppna.disseminate.api.wrappers.faults import caught
from oppna.disseminate.api.wrappers.limit import Buckets, limited, shared
from oppna.disseminate.api.wrappers.openness import open_to_all
from oppna.disseminate.api.wrappers.reading import only_reading
from oppna.disseminate.api.wrappers.refusal import Fault, json_response, refusal

__all__ = [
    "Fault",
    "caught",
    "compressed",
    "conditional",
    "json_response",
    "limited",
    "never",
    "only_reading",
    "open_to_all",
    "refusal",
    "served",
]


def served(
    answer: Answer,
    *,
    lasting: Lasting = never,
    token: Callable[[], str] = source.token,
    buckets: Callable[[], Buckets | None] = shared,
) -> Answer:
    """The answer as a door gives it. A fault anywhere below still comes with leave for pages of other sites."""
    return open_to_all(caught(limited(only_reading(conditional(compressed(answer), token, lasting)), buckets)))
