"""Saving from the page's script, answer by answer: JSON in, JSON out."""

from __future__ import annotations

from typing import Any

import msgspec
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, JsonResponse
from django.views.decorators.http import require_POST

from oppna.accounts.permissions import Forbidden
from oppna.collect.actions.save_answers import Change, Outcome, Theirs, save_answers
from oppna.collect.models import PartResponse
from oppna.collect.presenters.when import moment
from oppna.collect.views._actor import actor_in

MOST = 500
"""Answers in one go: more than any questionnaire has questions."""


class Sent(msgspec.Struct, forbid_unknown_fields=True):
    """What the script sends."""

    answers: dict[str, Change]


# Made here, by one thread: two that decode a type for the first time at once crash the process (msgspec 0.22).
_SENT = msgspec.json.Decoder(Sent)


@require_POST
def save(request: HttpRequest, respondent: int) -> JsonResponse:
    """What was kept, refused and disputed. A reply of 503 means: nothing was kept, try again."""
    try:
        sent = _SENT.decode(request.body)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return _told("Det som skickades gick inte att läsa. Ladda om sidan.", 400)
    if not 0 < len(sent.answers) <= MOST:
        return _told("Det som skickades gick inte att läsa. Ladda om sidan.", 400)
    try:
        outcome = save_answers(actor_in(request), respondent, sent.answers)
    except Forbidden as forbidden:
        return _told(forbidden.sentence, 403)
    except PartResponse.DoesNotExist:
        return _told("Den här enkäten finns inte.", 404)
    except (OperationalError, InterfaceError):
        return _told("Databasen svarar inte just nu. Inget är sparat; sidan försöker igen.", 503)
    return JsonResponse(_outcome(outcome))


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "at": moment(outcome.at),
        "kept": outcome.kept,
        "refused": outcome.refused,
        "conflicts": {id: _theirs(theirs) for id, theirs in outcome.conflicts.items()},
    }


def _theirs(theirs: Theirs) -> dict[str, Any]:
    return {**msgspec.structs.asdict(theirs), "at": moment(theirs.at)}


def _told(sentence: str, status: int) -> JsonResponse:
    return JsonResponse({"sentence": sentence}, status=status)
