"""The secret of an individual link: 256 bits in its address, and only its digest in the database."""

from __future__ import annotations

import hashlib
import re
import secrets

LENGTH = 43
"""Letters of 32 bytes in base64url without padding."""
_SHAPE = re.compile(rf"[A-Za-z0-9_-]{{{LENGTH}}}")


def new_token() -> str:
    """256 bits from the system's generator, as letters that can stand in an address."""
    return secrets.token_urlsafe(32)


def digest(token: str) -> str:
    """What is kept of a token. No salt and no slow function: nobody can try 2**256 guesses."""
    return hashlib.sha256(token.encode()).hexdigest()


def is_token(written: str) -> bool:
    """Whether it has the shape of a token at all."""
    return _SHAPE.fullmatch(written) is not None
