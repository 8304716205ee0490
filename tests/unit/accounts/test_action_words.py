"""Every action that is recorded has Swedish words in the log."""

from __future__ import annotations

import ast

from oppna.accounts.action_words import WORDS
from tests.repository.committed import modules


def _recorded() -> set[str]:
    """The action of every call of record() or _record() in the product, where it is written out."""
    calls = (
        node
        for tree in modules("oppna").values()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("record", "_record")
    )
    return {
        argument.value
        for call in calls
        for argument in call.args[1:2]
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
    }


def test_every_recorded_action_has_words() -> None:
    recorded = _recorded()
    assert len(recorded) > 8
    assert not recorded - set(WORDS)
