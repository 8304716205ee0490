"""The small edition of `tests.lib.releases` two years later, and statements about the two."""

from __future__ import annotations

import msgspec

from oppna.model.comparability import EditionPair, GeneralStatement, PairedIndicator
from oppna.model.edition import Edition
from oppna.model.indicator import Comparability, Indicator, Verdict
from oppna.model.questionnaire import Question
from tests.lib.releases import EDITION, SOURCE

OLD, NEW = EDITION.id, "2020-liten"


def later(*, id: str = NEW, area: str = EDITION.head.service_area, year: int = 2020) -> Edition:
    """The same edition under another id."""
    return msgspec.structs.replace(
        EDITION, head=msgspec.structs.replace(EDITION.head, id=id, year=year, service_area=area)
    )


def with_indicator(edition: Edition, id: str, **fields: object) -> Edition:
    """The edition with fields of one indicator changed."""
    changed = (msgspec.structs.replace(one, **fields) if one.id == id else one for one in edition.indicators)
    return msgspec.structs.replace(edition, indicators=tuple(changed))


def with_question(edition: Edition, asked: str, /, **fields: object) -> Edition:
    """The edition with fields of one question changed."""
    form = edition.questionnaire
    changed: tuple[Question, ...] = tuple(
        msgspec.structs.replace(one, **fields) if one.id == asked else one for one in form.questions
    )
    return msgspec.structs.replace(edition, questionnaire=msgspec.structs.replace(form, questions=changed))


def without(edition: Edition, id: str) -> Edition:
    kept: tuple[Indicator, ...] = tuple(one for one in edition.indicators if one.id != id)
    return msgspec.structs.replace(edition, indicators=kept)


def claimed(edition: Edition, id: str, verdict: Verdict, with_: str = OLD, **more: str) -> Edition:
    """The edition with a statement of one indicator about an older edition."""
    said = Comparability(with_=with_, verdict=verdict, source=SOURCE, **more)
    return with_indicator(edition, id, between_years=(said,))


def pair(*rows: PairedIndicator, general: Verdict | None = None, speaks_of: str = "") -> EditionPair:
    said = GeneralStatement(verdict=general, reason="Allt gjordes om.", source=SOURCE) if general else None
    return EditionPair(
        before=OLD, after=NEW, text="Ändrat.", source=SOURCE, general=said, indicators=rows, speaks_of=speaks_of
    )
