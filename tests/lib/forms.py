"""Forms for tests."""

from __future__ import annotations

from functools import cache

import msgspec

from oppna.catalogue.prepared import prepare
from oppna.collect.form.rules import CompiledChecks, FormRules


@cache
def without_checks(edition_id: str) -> FormRules:
    """The edition had nobody written any checks for it."""
    prepared = prepare(edition_id)
    questionnaire = msgspec.structs.replace(prepared.edition.questionnaire, checks=())
    edition = msgspec.structs.replace(prepared.edition, questionnaire=questionnaire)
    return FormRules(msgspec.structs.replace(prepared, edition=edition), CompiledChecks({}))
