"""Roles and permissions as tables. Nothing else in the code decides who may do what."""

from __future__ import annotations

from enum import StrEnum


class Permission(StrEnum):
    """One thing somebody may do. The value stands in logs; the Swedish words stand in PERMISSION_WORDS."""

    MANAGE_ACCOUNTS = "manage_accounts"
    MANAGE_ROUNDS = "manage_rounds"
    SEND_LETTERS = "send_letters"
    SEE_RESPONSE = "see_response"  # who has answered, not what
    SEE_ANSWERS = "see_answers"  # unpublished answers of the organisations in scope
    REVIEW = "review"
    CLOSE_ROUND = "close_round"
    ANSWER = "answer"
    DELEGATE = "delegate"
    SEE_BURDEN = "see_burden"
    SEE_LOG = "see_log"


class Role(StrEnum):
    """What a person is in an organisation. The same person may be several things in several organisations."""

    ADMINISTRATOR = "administrator"
    METHODOLOGIST = "methodologist"
    REVIEWER = "reviewer"
    COORDINATOR = "coordinator"
    PART_RESPONDENT = "part_respondent"
    REGIONAL_READER = "regional_reader"


class Kind(StrEnum):
    """The kinds of organisation."""

    AUTHORITY = "authority"
    MUNICIPALITY = "municipality"
    REGION = "region"


ROLE_KIND: dict[Role, Kind] = {
    Role.ADMINISTRATOR: Kind.AUTHORITY,
    Role.METHODOLOGIST: Kind.AUTHORITY,
    Role.REVIEWER: Kind.AUTHORITY,
    Role.COORDINATOR: Kind.MUNICIPALITY,
    Role.PART_RESPONDENT: Kind.MUNICIPALITY,
    Role.REGIONAL_READER: Kind.REGION,
}

ROLE_PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: frozenset(
        {
            Permission.MANAGE_ACCOUNTS,
            Permission.MANAGE_ROUNDS,
            Permission.SEND_LETTERS,
            Permission.SEE_RESPONSE,
            Permission.CLOSE_ROUND,
            Permission.SEE_BURDEN,
            Permission.SEE_LOG,
        }
    ),
    Role.METHODOLOGIST: frozenset(
        {Permission.MANAGE_ROUNDS, Permission.SEE_RESPONSE, Permission.SEE_ANSWERS, Permission.SEE_BURDEN}
    ),
    Role.REVIEWER: frozenset(
        {
            Permission.SEE_RESPONSE,
            Permission.SEE_ANSWERS,
            Permission.REVIEW,
            Permission.CLOSE_ROUND,
            Permission.SEE_BURDEN,
            Permission.SEE_LOG,
        }
    ),
    Role.COORDINATOR: frozenset(
        {
            Permission.SEE_RESPONSE,
            Permission.SEE_ANSWERS,
            Permission.ANSWER,
            Permission.DELEGATE,
            Permission.SEE_BURDEN,
        }
    ),
    Role.PART_RESPONDENT: frozenset({Permission.ANSWER}),
    Role.REGIONAL_READER: frozenset({Permission.SEE_RESPONSE, Permission.SEE_ANSWERS}),
}

TWO_FACTORS: frozenset[Role] = frozenset({Role.ADMINISTRATOR, Role.METHODOLOGIST, Role.REVIEWER, Role.REGIONAL_READER})
"""Whoever can see others' unpublished answers, or decide who can, needs a second factor."""

ROLE_WORDS: dict[Role, str] = {
    Role.ADMINISTRATOR: "administratör",
    Role.METHODOLOGIST: "metodansvarig",
    Role.REVIEWER: "granskare",
    Role.COORDINATOR: "kommunens samordnare",
    Role.PART_RESPONDENT: "uppgiftslämnare för en del",
    Role.REGIONAL_READER: "regional läsare",
}

KIND_WORDS: dict[Kind, str] = {
    Kind.AUTHORITY: "myndighet",
    Kind.MUNICIPALITY: "kommun",
    Kind.REGION: "regional stödenhet",
}
