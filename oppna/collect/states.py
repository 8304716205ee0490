"""The states of a round and of a part, and what leads from one to another. Tables; actions ask them."""

from __future__ import annotations

from enum import StrEnum


class RoundState(StrEnum):
    """Where a round stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLOSED = "closed"  # closed for answering, open for review
    REOPENED = "reopened"
    CLOSED_AGAIN = "closed_again"
    FINISHED = "finished"  # closed for good, by two persons


class PartState(StrEnum):
    """Where a respondent's part stands."""

    NOT_BEGUN = "not_begun"
    BEGUN = "begun"
    SUBMITTED = "submitted"
    REOPENED = "reopened"
    ACCEPTED = "accepted"


ROUND_STEPS: dict[RoundState, tuple[RoundState, ...]] = {
    RoundState.DRAFT: (RoundState.OPEN,),
    RoundState.OPEN: (RoundState.CLOSED,),
    RoundState.CLOSED: (RoundState.REOPENED, RoundState.FINISHED),
    RoundState.REOPENED: (RoundState.CLOSED_AGAIN,),
    RoundState.CLOSED_AGAIN: (RoundState.REOPENED, RoundState.FINISHED),
    RoundState.FINISHED: (),
}

PART_STEPS: dict[PartState, tuple[PartState, ...]] = {
    PartState.NOT_BEGUN: (PartState.BEGUN,),
    PartState.BEGUN: (PartState.SUBMITTED,),
    PartState.SUBMITTED: (PartState.REOPENED, PartState.ACCEPTED),
    PartState.REOPENED: (PartState.SUBMITTED,),
    PartState.ACCEPTED: (PartState.REOPENED,),
}

ANSWERING: frozenset[RoundState] = frozenset({RoundState.OPEN, RoundState.REOPENED})
"""When parts can be answered. In a closed round only single answers that a reviewer reopened can be changed."""

ANSWERED: frozenset[PartState] = frozenset({PartState.SUBMITTED, PartState.REOPENED, PartState.ACCEPTED})
"""Parts that have been sent. One that is being corrected has been answered: nobody is reminded of it."""

ROUND_WORDS: dict[RoundState, str] = {
    RoundState.DRAFT: "förbereds",
    RoundState.OPEN: "öppen",
    RoundState.CLOSED: "stängd för granskning",
    RoundState.REOPENED: "öppnad igen för rättelser",
    RoundState.CLOSED_AGAIN: "stängd igen",
    RoundState.FINISHED: "avslutad",
}

PART_WORDS: dict[PartState, str] = {
    PartState.NOT_BEGUN: "inte påbörjad",
    PartState.BEGUN: "påbörjad",
    PartState.SUBMITTED: "inskickad",
    PartState.REOPENED: "öppnad för rättelse",
    PartState.ACCEPTED: "godkänd",
}
