"""What a copied edition says of itself until somebody has gone through it: nothing that is not known."""

from __future__ import annotations

import json

from oppna.model.edition import Edition
from oppna.model.indicator import Indicator
from oppna.model.questionnaire import Source

_UNREVIEWED = "oförändrad kopia, ej granskad"


def of_head(edition: Edition, new_id: str, year: int) -> dict[str, str]:
    """Fields of `edition.yaml`. What the old round published is not the new round's."""
    old = edition.id
    return {
        "id": f"id: {_quoted(new_id)}\n",
        "år": f"år: {year}\n",
        "svarsfrekvens": "",
        "oanvändbara_svar": "",
        # What one round did without is not handed on: a new edition is fully protected until somebody says otherwise.
        **({} if edition.head.secrecy.secondary else {"sekretess": ""}),
        "ändringar": (
            "ändringar:\n"
            f"  sedan: {_quoted(old)}\n"
            f"  text: Utgåvan är en kopia av {old}. Ingen har granskat vad som har ändrats.\n"
            "  borttagna: []\n  justerade: []\n  tillkomna: []\n  ej_publicerade: []\n"
            f"  källa: {_source(edition.head.source)}\n"
        ),
        "ofullständig": (
            "ofullständig: >-\n"
            f"  En kopia av {old} med datumen flyttade till {year}, ännu inte granskad. Källhänvisningar och\n"
            f"  anmärkningar gäller {old}. Svarsfrekvens och oanvändbara svar finns när omgången är genomförd.\n"
        ),
    }


def of_indicator(edition: Edition, indicator: Indicator, year: int) -> dict[str, str]:
    """Fields of an indicator's file. Who answered, and what may be compared, is not known yet."""
    return {
        **(
            {"datatäckning": f"datatäckning: Framgår när omgången {year} är genomförd.\n"} if indicator.coverage else {}
        ),
        "jämförbarhet_år": (
            "jämförbarhet_år:\n"
            f"  - med: {_quoted(edition.id)}\n"
            "    bedömning: framgår inte\n"
            f"    skäl: {_UNREVIEWED.capitalize()}.\n"
            f"    källa: {_source(indicator.source)}\n"
        ),
        **({"jämförbarhet_områden": "jämförbarhet_områden: []\n"} if indicator.between_areas else {}),
        **({"granskare": 'granskare: ""\n'} if indicator.checker else {}),
        **({"nästa_granskning": 'nästa_granskning: ""\n'} if indicator.next_review else {}),
    }


def method(text: str, year: int) -> str:
    """The method texts without what the old round's answers came to."""
    kept, dropping, indent = list[str](), False, 0
    for line in text.splitlines(keepends=True):
        depth = len(line) - len(line.lstrip(" "))
        if dropping and (not line.strip() or depth > indent):
            continue
        dropping = depth > 0 and line.strip().strip('"').casefold().startswith("svarsfrekvens")
        if dropping:
            indent = depth
            line = f"{line.partition(':')[0]}: Skrivs när omgången {year} är genomförd.\n"
        kept.append(line)
    return "".join(kept)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _source(source: Source) -> str:
    return f"{{dokument: {_quoted(source.document)}, rader: {_quoted(source.lines)}}}"
