"""A program beside a site that runs: makes a world in its database, or tells what the database holds, as JSON.

    python -m tests.lib.site_program world RESPONDENTS | answers

The database is the one of DATABASE_URL; everything is SYNTETISKT. A test that kills servers and stops databases
keeps its own process out of it.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

import django


def world(respondents: int) -> list[dict[str, Any]]:
    """A round with so many respondents, each with a session that an individual link has opened."""
    from django.conf import settings

    from tests.lib.site_world import a_round, by_link

    round = a_round(units=respondents, contacts=False)
    return [
        {"respondent": one.pk, "unit": one.unit, "session": by_link(one).cookies[settings.SESSION_COOKIE_NAME].value}
        for one in round.respondents.all()
    ]


def answers() -> list[dict[str, Any]]:
    """Every answer, with what its edits say of it."""
    from oppna.collect.models import Answer, Edit

    edits: dict[tuple[int, str], list[tuple[int, str]]] = {}
    for respondent, question, version, after in (
        Edit.objects.filter(field="value").order_by("pk").values_list("respondent_id", "question", "version", "after")
    ):
        edits.setdefault((respondent, question), []).append((version, after))
    return [
        {"respondent": one.respondent_id, "question": one.question, "value": one.value, "version": one.version}
        | {"edits": edits.pop((one.respondent_id, one.question), [])}
        for one in Answer.objects.all()
    ] + [{"respondent": key[0], "question": key[1], "value": None, "edits": left} for key, left in edits.items()]


def main(what: str, *arguments: str) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oppna.config.settings")
    django.setup()
    told = world(*map(int, arguments)) if what == "world" else answers()
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
