"""Give a link a new token; the old one opens nothing any more."""

from __future__ import annotations

from oppna.collect.models import Link
from oppna.collect.tokens import digest, new_token


def renew_link(link: Link) -> str:
    """Part of sending a letter, in its transaction: the token must reach the letter and nothing else."""
    token = new_token()
    Link.objects.filter(pk=link.pk).update(digest=digest(token))
    return token
