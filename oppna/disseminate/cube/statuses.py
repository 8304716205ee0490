"""What a cell without a number says of itself. The words are part of the interface and do not change."""

from __future__ import annotations

from oppna.model.codes import Status

ABSENT = 0
"""There is no row."""
OK = 1
NOT_APPLICABLE = "not_applicable"
"""The value is Ej aktuellt."""
SHARE_OF_YES = "share_of_yes"
"""The release has the share with Ja, which has no place on the scale Ja=2, Delvis=1, Nej=0."""

WORDS: tuple[str, ...] = (
    "",
    "",
    *(status.value for status in Status if status is not Status.OK),
    NOT_APPLICABLE,
    SHARE_OF_YES,
)
"""Code of a cell → the word in the field `status`. Kolada's own word for a value is the empty one."""
CODES: dict[str, int] = {word: code for code, word in enumerate(WORDS) if word}
