"""What may be compared between editions and between areas of the joint survey, as the sources say it."""

from __future__ import annotations

import msgspec

from oppna.model.indicator import Verdict
from oppna.model.questionnaire import Source


class GeneralStatement(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"verdict": "bedömning", "reason": "skäl", "source": "källa"},
    forbid_unknown_fields=True,
):
    """What a source says of all indicators of two editions at once; it holds where nothing is said of one of them."""

    verdict: Verdict
    reason: str
    source: Source


class PairedIndicator(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "before": "före",
        "after": "efter",
        "verdict": "bedömning",
        "reason": "skäl",
        "despite": "trots",
        "source": "källa",
    },
    forbid_unknown_fields=True,
):
    """`before` of the older edition lives on as `after` in the newer; one of them "" where it was added or removed.

    Without `verdict` the row only says that they belong together. `despite` is why a claim stands
    although the definitions contradict it.
    """

    before: str = ""
    after: str = ""
    verdict: Verdict | None = None
    reason: str = ""
    despite: str = ""
    source: Source | None = None


class EditionPair(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={
        "before": "före",
        "after": "efter",
        "text": "text",
        "source": "källa",
        "speaks_of": "gäller_även",
        "general": "allmänt",
        "indicators": "indikatorer",
    },
    forbid_unknown_fields=True,
):
    """`comparability/<before>--<after>.yaml`: two editions whose indicators do not all have the same ids.

    `speaks_of`: an edition of the same round as `before`; what the newer edition's indicators say
    of it holds for `before` too, for the joint survey asks every area the same question.
    """

    before: str
    after: str
    text: str
    source: Source
    speaks_of: str = ""
    general: GeneralStatement | None = None
    indicators: tuple[PairedIndicator, ...] = ()


class MatrixRow(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"name": "namn", "areas": "områden", "indicators": "indikatorer", "source": "källa"},
    forbid_unknown_fields=True,
):
    """An indicator measured alike in several areas. `areas`: keys of the code list `delomraden`.

    `indicators`: edition → indicator → the area that indicator is about.
    """

    name: str
    areas: tuple[str, ...]
    source: Source
    indicators: dict[str, dict[str, str]] = {}


class AreaMatrix(
    msgspec.Struct,
    frozen=True,
    kw_only=True,
    rename={"name": "namn", "year": "år", "areas": "områden", "rows": "rader", "source": "källa"},
    forbid_unknown_fields=True,
):
    """`comparability/areas-<year>.yaml`: the printed matrix of a round; `areas` are its columns in printed order."""

    name: str
    year: int
    areas: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    source: Source
