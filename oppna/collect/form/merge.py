"""Two people write at once: what each changed is kept; only where both changed the same thing must they choose."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

FIELDS = ("value", "comment", "reason")
"""What an answer consists of. They share a version and are merged one by one."""

Fields = Mapping[str, str]


class Merged(msgspec.Struct, frozen=True):
    """`changes`: what to write on top of what stands. `disputed`: the fields that both changed, and not to the same."""

    changes: dict[str, str]
    disputed: tuple[str, ...]


def merged(base: Fields, standing: Fields, wanted: Fields) -> Merged:
    """`base`: what the person saw; `standing`: what is kept now; `wanted`: what they wrote, without what they left."""
    changes: dict[str, str] = {}
    disputed: list[str] = []
    for field in FIELDS:
        mine = wanted.get(field, base.get(field, ""))
        then, now = base.get(field, ""), standing.get(field, "")
        if mine in (then, now):
            continue  # not touched, or both wrote the same
        if now == then:
            changes[field] = mine
        else:
            disputed.append(field)
    return Merged(changes, tuple(disputed))
