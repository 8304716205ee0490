"""The list of the process, and that the process knows no edition by name."""

from __future__ import annotations

import inspect
import re
from pathlib import Path

from oppna.catalogue.load import edition_heads
from oppna.process.steps import STEPS


def test_every_step_is_done_by_a_function_of_the_process() -> None:
    for step in STEPS:
        assert inspect.isfunction(step.by), step.name
        assert step.by.__module__.startswith("oppna.process."), step.name
        assert step.by.__doc__, step.name


def test_every_step_has_words_of_its_own() -> None:
    assert len({step.name for step in STEPS}) == len({step.does for step in STEPS}) == len(STEPS)
    assert all(re.fullmatch(r"[56]\.\d", step.code) for step in STEPS)
    assert all(re.fullmatch(r"[a-zåäö][^.]*", step.does) for step in STEPS), "a clause, no sentence"


def test_the_order_is_that_of_gsbpm() -> None:
    assert [step.code for step in STEPS] == sorted(step.code for step in STEPS)
    names = [step.name for step in STEPS]
    assert names.index("integrera") < names.index("följ hoppen") < names.index("härled") < names.index("summera")
    assert names.index("bortfallsgräns") < names.index("fastställ") < names.index("kvalitetstal")


def test_no_edition_is_named_in_the_process(root: Path) -> None:
    """What holds for one edition stands in its definitions."""
    ids = [head.id for head in edition_heads()]
    modules = list((root / "oppna" / "process").glob("*.py"))
    assert ids and modules
    named = {
        path.name: found for path in modules if (found := [id for id in ids if id in path.read_text(encoding="utf-8")])
    }
    assert not named
