"""Rules on what is claimed about comparing editions and areas."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.catalogue import codelists
from oppna.catalogue.change_log import logs_into
from oppna.catalogue.changes import in_order
from oppna.catalogue.checks.subject import Fault, Subject, repeated
from oppna.catalogue.comparability import area_matrix, edition_pair, matrix_file, pair_file, pair_names
from oppna.catalogue.differences.comparison import Compared, Comparison
from oppna.catalogue.home import definitions_home
from oppna.catalogue.load import edition_ids, load_edition
from oppna.errors import Refused
from oppna.model.comparability import EditionPair, MatrixRow
from oppna.model.edition import Edition
from oppna.model.indicator import DIRECTLY, Indicator
from oppna.model.questionnaire import Source

STALE = "ändringsloggen är inaktuell; kör make docs, eller oppna changes --write."


def areas_known(subject: Subject) -> Iterator[Fault]:
    names = [area.name for area in codelists.survey_areas().values()]
    for file, indicator in subject.indicators:
        for comparison in indicator.between_areas:
            if comparison.with_ not in names:
                yield (
                    file,
                    f"jämförbarhet_områden nämner {comparison.with_}, som inte finns i codelists/delomraden.yaml. "
                    f"Välj bland {', '.join(names)}.",
                )


def areas_as_in_the_matrix(subject: Subject) -> Iterator[Fault]:
    """An indicator is measured alike in the other areas of its row, and in no more."""
    printed = dict(_printed(subject))
    for file, indicator in subject.indicators:
        said = {comparison.with_ for comparison in indicator.between_areas if comparison.verdict == DIRECTLY}
        row = printed.get(indicator.id)
        expected = _others(row, row.indicators[subject.edition.id][indicator.id]) if row else set()
        for name in sorted(expected - said):
            yield file, f"jämförbarhet_områden saknar {name}, som {_matrix(subject)} anger. Lägg till området."
        for name in sorted(said - expected):
            yield file, f"jämförbarhet_områden anger {name}, men {_matrix(subject)} gör det inte. Rätta det ena."


def matrix_holds_together(subject: Subject) -> Iterator[Fault]:
    matrix = area_matrix(subject.edition.head.year)
    if matrix is None:
        return
    file = _matrix(subject)
    known = {indicator.id for indicator in subject.edition.indicators}
    for area in matrix.areas:
        if area not in codelists.survey_areas():
            yield file, f"området {area} finns inte i codelists/delomraden.yaml. Rätta det."
    for row in matrix.rows:
        for area in row.areas:
            if area not in matrix.areas:
                yield file, f"raden {row.name} har kryss för {area}, som inte är någon kolumn. Rätta raden."
        for id, area in row.indicators.get(subject.edition.id, {}).items():
            if id not in known:
                yield file, f"raden {row.name} nämner {id}, som inte finns i {subject.edition.id}. Rätta id."
            if area not in row.areas:
                yield file, f"raden {row.name} säger att {id} gäller {area}, utan kryss för området. Rätta det ena."


def _printed(subject: Subject) -> Iterator[tuple[str, MatrixRow]]:
    """Indicator → its row of the round's matrix."""
    matrix = area_matrix(subject.edition.head.year)
    for row in matrix.rows if matrix else ():
        for id in row.indicators.get(subject.edition.id, {}):
            yield id, row


def _others(row: MatrixRow, own: str) -> set[str]:
    areas = codelists.survey_areas()
    return {areas[area].name for area in row.areas if area != own and area in areas}


def _matrix(subject: Subject) -> str:
    return matrix_file(subject.edition.head.year)


def pairs_name_indicators(subject: Subject) -> Iterator[Fault]:
    for before, after in pair_names():
        if after == subject.edition.id:
            pair = edition_pair(before, after)
            if pair is not None:
                yield from ((pair_file(before, after), sentence) for sentence in _pair_faults(subject, before, pair))


def _pair_faults(subject: Subject, before: str, pair: EditionPair) -> Iterator[str]:
    if (pair.before, pair.after) != (before, subject.edition.id):
        yield f"före och efter är {pair.before} och {pair.after}. Ge filen deras namn, eller rätta dem."
    for side, edition in ((pair.before, _other(before)), (pair.after, subject.edition)):
        ids = [(row.before if side == pair.before else row.after) for row in pair.indicators]
        known = {indicator.id for indicator in edition.indicators} if edition else set(ids)
        yield from (f"indikatorn {id} finns inte i {side}. Rätta id." for id in ids if id and id not in known)
        yield from (f"indikatorn {id} i {side} står i två rader. Behåll den ena." for id in repeated(filter(None, ids)))
    for row in pair.indicators:
        if not (row.before and row.after) and row.verdict is None:
            yield f"raden om {row.before or row.after} saknar både motsvarighet och bedömning. Lägg till det ena."
        if row.verdict and row.source is None:
            yield f"raden om {row.before or row.after} har en bedömning utan källa. Lägg till källan."


def statements_in_one_place(subject: Subject) -> Iterator[Fault]:
    for before, after in pair_names():
        pair = edition_pair(before, after) if after == subject.edition.id else None
        stated = {row.after for row in pair.indicators if row.verdict} if pair else set()
        for file, indicator in subject.indicators:
            if indicator.id in stated and before in [said.with_ for said in indicator.between_years]:
                yield file, f"jämförbarheten med {before} står också i {pair_file(before, after)}. Behåll det ena."


def claims_not_contradicted(subject: Subject) -> Iterator[Fault]:
    for found in _comparisons(subject):
        for row in found.indicators:
            if row.contradictions and not row.statement.despite:
                yield _place(subject, found, row), _contradiction(found, row)


def despite_only_where_needed(subject: Subject) -> Iterator[Fault]:
    for found in _comparisons(subject):
        for row in found.indicators:
            if row.statement.despite and not row.contradictions:
                yield (
                    _place(subject, found, row),
                    f"trots säger varför jämförbarheten med {found.before} står fast, men inget säger emot den. "
                    "Ta bort trots.",
                )


def _contradiction(found: Comparison, row: Compared) -> str:
    said = row.statement
    ids = " och ".join(dict.fromkeys(f"{one.id}" for one in (row.before, row.after) if one))
    return (
        f"{ids} påstås vara {said.verdict} mellan {found.before} och {found.after}{_cited(said.source)}, men "
        f"definitionerna säger emot: {' '.join(row.contradictions)} Rätta bedömningen eller definitionen, eller skriv "
        "skälet i trots."
    )


def _cited(source: Source | None) -> str:
    return f" [{source.document}:{source.lines}]" if source else ""


def _place(subject: Subject, found: Comparison, row: Compared) -> str:
    """The file in which the claim stands."""
    indicator: Indicator | None = row.after
    if row.statement.ground == "indikatorn" and indicator is not None:
        return next(file for file, one in subject.indicators if one.id == indicator.id)
    return pair_file(found.before, found.after)


def logs_current(subject: Subject) -> Iterator[Fault]:
    for name, text in _logs(subject).items():
        path = definitions_home() / name
        if not path.is_file() or path.read_text("utf-8") != text:
            yield name, STALE


def _logs(subject: Subject) -> dict[str, str]:
    """A log is made of both editions; while one of them cannot be read, its own faults come first."""
    try:
        return logs_into(subject.edition)
    except Refused:
        return {}


def _comparisons(subject: Subject) -> Iterator[Comparison]:
    """The edition beside every older one that something is said of, as far as they can be read."""
    said = {with_.with_ for indicator in subject.edition.indicators for with_ in indicator.between_years}
    paired = {before for before, after in pair_names() if after == subject.edition.id}
    for before in sorted(said | paired):
        older = _other(before)
        if older is not None and older.head.year <= subject.edition.head.year and before != subject.edition.id:
            yield in_order(older, subject.edition)


def _other(edition_id: str) -> Edition | None:
    """Another edition, where there is one that can be read."""
    try:
        return load_edition(edition_id) if edition_id in edition_ids() else None
    except Refused:
        return None
