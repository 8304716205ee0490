"""Corrections as their pages show them: every cell that changed, with what it was, what it became, and why."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from fractions import Fraction

from oppna.disseminate.addresses import correction_path, indicator_path, release_path
from oppna.disseminate.presenters.releases import When
from oppna.disseminate.products.words import CATEGORY_TEXT
from oppna.disseminate.shelf.moments import written
from oppna.disseminate.shelf.public import Public
from oppna.disseminate.shown import shown
from oppna.model.codes import LEVEL_NAME, Level
from oppna.model.indicator import Indicator
from oppna.model.release import Cell, CorrectionEntry
from oppna.release.causes import CauseKind
from oppna.release.content import Release
from oppna.release.diff import CellChange
from oppna.swedish import counted, date, number

NO_REASON = "Versionen är gjord utan rättelselogg; vad som skiljer den från versionen före är uträknat här."
CAUSE_TEXT: dict[CauseKind, str] = {
    CauseKind.DEFINITION: "Definition",
    CauseKind.REGISTER: "Register",
    CauseKind.ANSWERS: "Svar",
    CauseKind.FRAME: "Vilka som ingår",
    CauseKind.OTHER: "Annat",
}


@dataclass(frozen=True)
class Correction:
    """A version that came after another one. `entry`: its line in the log, which one made by other means lacks."""

    edition: str
    name: str
    version: str
    replaces: str
    when: When
    reason: str
    approver: str
    cells: int
    count: str
    address: str
    release_address: str
    replaces_address: str
    synthetic: bool
    besides: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A changed cell. `exact`: the figures behind, where the words before and after are alike."""

    indicator: str
    name: str
    indicator_address: str
    level: str
    area: str
    before: str
    after: str
    before_exact: str
    after_exact: str
    causes: tuple[tuple[str, str], ...]


def corrections(public: Public) -> list[Correction]:
    """Every version that came after another, the newest first."""
    after = [one for every in public.versions.values() for one in every if public.before(one)]
    after.sort(
        key=lambda one: (public.public_since(one.head.edition, one.head.version), one.head.edition), reverse=True
    )
    return [correction(public, one) for one in after]


def correction(public: Public, release: Release) -> Correction:
    """The head of one of them; it must have a version before it."""
    head, before = release.head, public.before(release)
    assert before is not None
    entry = _entry(release)
    changes = public.changes(release)
    since = public.public_since(head.edition, head.version)
    return Correction(
        edition=head.edition,
        name=head.edition_name,
        version=head.version,
        replaces=before.head.version,
        when=When(date(since.date().isoformat()), written(since)),
        reason=entry.reason if entry else NO_REASON,
        approver=head.approver,
        cells=len(changes),
        count=counted(len(changes), "ändrat resultat", "ändrade resultat"),
        address=correction_path(head.edition, head.version),
        release_address=release_path(head.edition, head.version),
        replaces_address=release_path(head.edition, before.head.version),
        synthetic=head.synthetic,
        besides=tuple(_besides(before, release)),
    )


def _entry(release: Release) -> CorrectionEntry | None:
    """The version's own line in the log; those of versions before it come along in every later one."""
    return next((one for one in release.head.corrections if one.version == release.head.version), None)


def _besides(before: Release, after: Release) -> Iterator[str]:
    """What else is not the same, apart from results: nothing is revised in silence."""
    answers = set(before.answers) ^ set(after.answers)
    if answers:
        changed = {(answer.unit, answer.question) for answer in answers}
        yield f"{counted(len(changed), 'svar är ändrat', 'svar är ändrade')}."
    old, new = ({one.id: one for one in of.edition.indicators} for of in (before, after))
    changed_definitions = [id for id in {**old, **new} if old.get(id) != new.get(id)]
    if changed_definitions:
        yield f"Beskrivning eller regel är ändrad för {', '.join(changed_definitions)}."
    if before.edition.questionnaire != after.edition.questionnaire:
        yield "Enkätens frågor eller definitioner är ändrade."
    if before.edition.head != after.edition.head:
        yield "Utgåvans metodtexter eller regler är ändrade."
    if before.areas != after.areas:
        yield "Områdenas namn, grupper eller folkmängd är ändrade."
    if before.quality != after.quality:
        yield "Uppgifter om svarsfrekvens, bortfall eller granskning är ändrade."


def rows(public: Public, release: Release, changes: Iterable[CellChange]) -> list[Row]:
    """The changed cells as they are shown."""
    before = public.before(release)
    known = {one.id: one for of in (before, release) if of for one in of.edition.indicators}
    current = {one.id for one in release.edition.indicators}
    return [
        _row(release.head.edition, change, known[change.indicator], change.indicator in current) for change in changes
    ]


def _row(edition: str, change: CellChange, indicator: Indicator, is_current: bool) -> Row:
    before, after = shown(change.before, indicator).text, shown(change.after, indicator).text
    return Row(
        indicator=indicator.id,
        name=indicator.short_name,
        indicator_address=indicator_path(edition, indicator.id) if is_current else "",
        level="" if change.level is Level.NATION else LEVEL_NAME[change.level],
        area=change.label,
        before=before,
        after=after,
        before_exact=_exact(change.before, same=before == after),
        after_exact=_exact(change.after, same=before == after),
        causes=tuple((CAUSE_TEXT[cause.kind], cause.sentence) for cause in change.causes),
    )


def _exact(cell: Cell | None, *, same: bool) -> str:
    """The counts behind a share. Where the words before and after are alike, all that is published of the cell."""
    if cell is None or cell.value in CATEGORY_TEXT:
        return ""
    if cell.denominator:
        return f"{_count(cell.numerator)} av {_count(cell.denominator)}"
    parts = [f"värde {_count(cell.value)}"] if same and cell.value else []
    return ", ".join([*parts, *([f"{_count(cell.population)} objekt"] if same and cell.population else [])])


def _count(text: str) -> str:
    return number(Fraction(text), len(text.partition(".")[2]))
