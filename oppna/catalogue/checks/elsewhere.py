"""Where else a question is asked. Only the questionnaires are read: an edition must not need another one to load."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue.home import definitions_home
from oppna.catalogue.layout import QUESTIONNAIRE
from oppna.catalogue.shape import read
from oppna.errors import Refused
from oppna.model.questionnaire import Questionnaire


def editions_asking(question: str, but: str) -> tuple[str, ...]:
    """The editions, other than `but`, whose questionnaire has a question with this id."""
    return tuple(id for id, form in _forms() if id != but and question in {asked.id for asked in form.questions})


def _forms() -> Iterator[tuple[str, Questionnaire]]:
    for path in sorted((definitions_home() / "editions").glob(f"*/{QUESTIONNAIRE}")):
        try:
            yield path.parent.name, read(path, path.name, Questionnaire)
        except Refused:
            continue  # its own check tells what is wrong with it
