"""What the page's script needs: the same routing and checks as the server's, as data."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from oppna.collect.form.checks import checks_of
from oppna.collect.form.pages import Page
from oppna.collect.form.standing import usable_last
from oppna.collect.queries.sheet import Sheet
from oppna.preview import HOURS_OF_FULL_TIME
from oppna.rules.browser import to_browser


def live(sheet: Sheet, page: Page, readable: Collection[str]) -> dict[str, Any]:
    """For one page: routing of its questions and what leads there, the checks about them, and answers elsewhere.

    Answers of parts that the actor may not read stay here; checks that need them are the server's alone.
    """
    here = {*page.questions}
    last = usable_last(sheet.form, {id: sheet.last[id] for id in page.questions if id in sheet.last})
    checks = [
        {
            "id": check.id,
            "hard": check.severity == "hård",
            "sentence": check.sentence,
            "questions": [id for id in check.questions if id in here],
            "condition": to_browser(check.condition),
        }
        for check in checks_of(sheet.form, last)
        if here & {*check.questions} and all(sheet.form.part_of(id) in readable for id in check.questions)
    ]
    elsewhere = {
        id: row.value
        for id, row in sheet.answers.items()
        if id in sheet.form.questions and id not in here and row.value and sheet.form.part_of(id) in readable
    }
    return {
        "routing": sheet.form.routing_for_browser,
        "checks": checks,
        "answers": elsewhere,
        "hours": HOURS_OF_FULL_TIME,
    }
