"""Documents written once for what they are of, with a gap where the host stands that one asks by."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import msgspec

from oppna.disseminate.api.http import Response
from oppna.disseminate.api.v1.asked import GAP, Asked
from oppna.disseminate.api.wrappers.refusal import JSON
from oppna.disseminate.shelf.public import Public
from oppna.release.content import Release

HEADERS = (("Content-Type", JSON),)
_GAP = GAP.encode()


def written(asked: Asked, whose: Release | Public, key: Hashable, make: Callable[[Asked], Any]) -> bytes:
    """The document as JSON, with gaps. `key`: what tells it from other documents of the release or of all there is."""
    return asked.kept(whose, ("api text", key), lambda: msgspec.json.encode(make(asked.from_anywhere)))


def document(asked: Asked, text: bytes) -> Response:
    """The answer of a text with gaps."""
    return Response(200, HEADERS, filled(asked, text))


def filled(asked: Asked, text: bytes) -> bytes:
    """The text with the host in its gaps."""
    return text.replace(_GAP, msgspec.json.encode(asked.request.base)[1:-1])
