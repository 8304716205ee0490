"""How much an edition's source tells of what was asked."""

from __future__ import annotations

from oppna.model.edition import Edition


def tells_all(edition: Edition) -> bool:
    """Whether the edition shows all that was asked. One without a questionnaire only cites results."""
    return bool(edition.questionnaire.questions)
