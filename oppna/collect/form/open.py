"""When an answer may be changed, as a sentence to the one who tries."""

from __future__ import annotations

from oppna.collect.states import ANSWERING, PartState, RoundState

LOCKED = frozenset({PartState.SUBMITTED, PartState.ACCEPTED})


def closed_because(round_state: str, part_state: str, *, reopened: bool) -> str:
    """Why the answer cannot be changed; "" when it can. `reopened`: a reviewer has opened this single answer."""
    if reopened:
        return ""
    if RoundState(round_state) not in ANSWERING:
        return _ROUND[RoundState(round_state)]
    if PartState(part_state) in LOCKED:
        return "Delen är inskickad. Välj ”Öppna för ändring” om ni behöver rätta ett svar."
    return ""


_ROUND = {
    RoundState.DRAFT: "Omgången har inte öppnat än. Ni får ett brev när det är dags att svara.",
    RoundState.CLOSED: "Omgången är stängd för svar och granskas. Hör av er om ett svar behöver rättas.",
    RoundState.CLOSED_AGAIN: "Omgången är stängd för svar och granskas. Hör av er om ett svar behöver rättas.",
    RoundState.FINISHED: "Omgången är avslutad. Svaren kan inte längre ändras.",
}
