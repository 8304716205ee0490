"""What a round is kept as. One file a subject; every field says in its table of personal data what it is."""

from oppna.collect.models.answer import Answer, Confirmation, Edit, LastAnswer
from oppna.collect.models.burden import Burden
from oppna.collect.models.letter import Letter, LetterKind, LetterState
from oppna.collect.models.respondent import (
    Contact,
    ContactImport,
    Link,
    LinkPurpose,
    PartResponse,
    Respondent,
    Submission,
)
from oppna.collect.models.review import Closing, Decision, Mark, MarkState, Message, Reopening, Reviewed
from oppna.collect.models.round import Round, RoundReminder

__all__ = [
    "Answer",
    "Burden",
    "Closing",
    "Confirmation",
    "Contact",
    "ContactImport",
    "Decision",
    "Edit",
    "LastAnswer",
    "Letter",
    "LetterKind",
    "LetterState",
    "Link",
    "LinkPurpose",
    "Mark",
    "MarkState",
    "Message",
    "PartResponse",
    "Reopening",
    "Respondent",
    "Reviewed",
    "Round",
    "RoundReminder",
    "Submission",
]
