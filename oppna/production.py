"""The way of the data on one page: definitions → answers and registers → results → release → products.

Everything here is wiring. What a step means stands where the step lives; the order of the steps of
processing stands in `oppna.process.steps`.
"""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from oppna.catalogue.prepared import prepare
from oppna.cells import RESULT_COLUMNS, cell_of, result_row
from oppna.engines.named import DEFAULT, open_engine
from oppna.errors import Problem, Refused, refuse
from oppna.interchange.folder import ANSWERS, PREVIOUS, Received, receive
from oppna.interchange.table import Table
from oppna.model.answer import Answer, Finding
from oppna.model.area import Unit
from oppna.model.edition import Edition
from oppna.model.observation import Observation
from oppna.model.release import AppliedSecrecy, Cell, Quality
from oppna.model.secrecy import SecrecyRule
from oppna.process.group import groups_of
from oppna.process.integrate import Integrated, Row, integrate
from oppna.process.previous import integrate_previous, with_previous
from oppna.process.quality import quality
from oppna.process.registers import integrate_registers
from oppna.process.results import Results, observations, positions, run
from oppna.process.review import review
from oppna.registers.measured import Measured, absent, computable
from oppna.registers.plan import placement_rules
from oppna.rules.compiled import CompiledEdition

if TYPE_CHECKING:
    from oppna.registers.secrecy import Guarded
    from oppna.release.content import Release
    from oppna.release.head import Statement
    from oppna.release.record import Kept
    from oppna.secrecy.versions import Told

FINDING_COLUMNS = ("unit", "indicator", "question", "code", "sentence")


@dataclass(frozen=True)
class Computed:
    """A round, computed: what the producer sees. `warnings` are what was ignored in the files."""

    edition: Edition
    received: Received
    results: Results
    integrated: Integrated
    findings: tuple[Finding, ...]
    warnings: tuple[Problem, ...]
    measured: Measured
    earlier: Told | None = None
    """What the version that is corrected tells of the persons."""

    @property
    def units(self) -> tuple[Unit, ...]:
        return self.received.frame.units

    @property
    def synthetic(self) -> bool:
        return self.received.synthetic

    @property
    def computed_indicators(self) -> frozenset[str]:
        """The indicators that have results."""
        return frozenset({*self.results.derived, *(group.indicator for group in self.measured.groups)})

    @property
    def quality(self) -> Quality:
        return self._quality(self.measured.counts)

    @property
    def published_quality(self) -> Quality:
        """The quality figures of a release: without counts of persons that could tell of a hidden cell."""
        return self._quality(self.measured.publishable(self.edition.head.secrecy))

    def _quality(self, of_persons: Mapping[str, int]) -> Quality:
        figures = quality(self.results, self.edition, self.findings)
        return msgspec.structs.replace(
            figures, findings={**figures.findings, **of_persons}, edited=dict(self.received.edits)
        )

    def observations(self) -> Iterator[Observation]:
        """Every cell of the result, exact: what respondents gave and what units are listed for, then the persons."""
        return chain(observations(self.results, self.units), self._shares())

    def _shares(self) -> Iterator[Observation]:
        if self.guarded is None:
            return iter(())
        from oppna.registers.shares import observations as shares

        return shares(self.measured.groups, self.guarded.hidden)

    @cached_property
    def guarded(self) -> Guarded | None:
        """The persons kept secret by the edition's rule; None where none were counted, now or before."""
        if not self.measured.groups and self.earlier is None:
            return None
        from oppna.registers.secrecy import guarded  # a round without registers need not wait for it

        return guarded(self.measured.groups, self.edition.head.secrecy, self.earlier)

    def unprotected(self) -> Iterator[Problem]:
        """A sentence for each count of persons that could be worked out from a release, whatever else is hidden."""
        if self.guarded is None:
            return iter(())
        from oppna.registers.secrecy import unprotected

        return unprotected(self.guarded)

    def cells(self) -> Iterator[Cell]:
        """Every cell of the result, as it is written."""
        measured = {indicator.id: indicator.unit for indicator in self.edition.indicators}
        return (cell_of(observation, measured[observation.indicator]) for observation in self.observations())

    def answers(self) -> Iterator[Answer]:
        """The answers that were used, in their words, question by question: none to a question that was not asked."""
        used = self.results.asked.answers
        codes = [unit.unit for unit in self.units]
        for question, options in used.choices.items():
            for answer, plane in options.items():
                yield from (Answer(codes[position], question, answer) for position in positions(plane))
        for (position, question), text in self.integrated.written.items():
            if used.known(question) >> position & 1:
                yield Answer(codes[position], question, text)


def compute(
    edition_id: str,
    folder: Path,
    *,
    invalid_as_missing: bool = False,
    engine: str = DEFAULT,
    memory: str = "",
) -> Computed:
    """From a folder of interchange files to every result. Raises Refused with every problem of every file.

    `invalid_as_missing`: answers that would be refused are taken as not given. Units and registers are no answers.
    `engine` and `memory`: what registers of persons are counted with, and how much of the machine it may use.
    """
    prepared = prepare(edition_id)
    edition, rules = prepared.edition, prepared.rules
    if not edition.computed:
        sentence = f"{edition_id} har inga regler, bara publicerade resultat; ta in dem med oppna import-results."
        raise refuse(sentence, code="INGET_ATT_RÄKNA")
    received = receive(folder, edition)
    units, cities = received.frame.units, received.frame.cities
    form = edition.questionnaire
    answers, previous = _rows(received.answers), _rows(received.previous)
    this_year = integrate(answers, units, cities, form.form, file=ANSWERS, scale=rules.scale)
    last_year = integrate_previous(previous, units, cities, form, file=PREVIOUS, scale=rules.scale)
    integrated = with_previous(this_year, last_year)
    registers = integrate_registers(received.registers, edition, units, cities, integrated.planes.scale)
    broken = [problem for table in (received.answers, received.previous) if table for problem in table.problems]
    invalid = [*broken, *integrated.problems]
    measured, faults = _persons(received, edition, engine, memory)
    barred = [*received.problems, *registers.problems, *faults]
    if barred or (invalid and not invalid_as_missing):
        raise Refused([*barred, *invalid])
    survey = received.answers is not None
    results = run(rules, integrated.planes, registers.planes, groups_of(units), edition.head.nonresponse, survey=survey)
    findings = (*integrated.findings, *review(results, edition, units))
    warnings = (*_no_answers(received, rules), *integrated.warnings, *registers.warnings, *measured.warnings, *invalid)
    return Computed(edition, received, results, integrated, findings, warnings, measured)


def _persons(received: Received, edition: Edition, engine: str, memory: str) -> tuple[Measured, list[Problem]]:
    """The measures on registers of persons, with the engine open only where there is something to count."""
    rules = placement_rules(edition.indicators)
    missing = tuple(absent(rules, received.persons))
    if not computable(rules, received.persons):
        return Measured(warnings=missing), []
    from oppna.catalogue.registers import registers
    from oppna.registers.measure import measure  # a round without registers need not wait for it

    units = (*received.frame.city_rows, *received.frame.units)
    try:
        with open_engine(engine, memory) as opened:
            measured = measure(rules, registers(), received.persons, units, opened)
    except Refused as refused:
        return Measured(warnings=missing), refused.problems
    return replace(measured, warnings=(*missing, *measured.warnings)), []


def _no_answers(received: Received, rules: CompiledEdition) -> Iterator[Problem]:
    """Allowed, but seldom meant: a file under another name, or one not yet filled in."""
    if not any(indicator.required for indicator in rules.indicators):
        return
    if received.answers is None:
        yield Problem(ANSWERS, 0, "SVAR_SAKNAS", "filen finns inte i mappen; enkätens mått får inga resultat.")
    elif not received.answers.rows and not received.answers.problems:
        yield Problem(ANSWERS, 0, "SVAR_TOMT", "filen har inga svar; alla objekt saknar uppgift på enkätens mått.")


def _rows(table: Table | None) -> list[Row]:
    return table.rows if table else []


def compute_files(
    edition_id: str,
    folder: Path,
    out: Path,
    *,
    invalid_as_missing: bool = False,
    engine: str = DEFAULT,
    memory: str = "",
) -> Computed:
    """`compute`, written to `out` with the findings beside it (`results.csv` → `results.findings.csv`).

    Where persons were counted, `results.secrecy.csv` has the counts as they are and why each cell is hidden; only its
    owner may read it. All files are written aside first and put in place last, so that a fault leaves what was there.
    """
    computed = compute(edition_id, folder, invalid_as_missing=invalid_as_missing, engine=engine, memory=memory)
    findings, secret = (out.with_suffix(f".{name}{out.suffix}") for name in ("findings", "secrecy"))
    _spare_input(computed.received, out, findings, secret)
    rows = (result_row(edition_id, cell) for cell in computed.cells())
    found = ((f.unit, f.indicator, f.question, f.code, f.sentence) for f in computed.findings)
    public = {out: table(RESULT_COLUMNS, rows), findings: table(FINDING_COLUMNS, found)}
    own = kept(computed)
    write_together(public, {secret: table(own.columns, own.cells)} if own else {})
    return computed


def _spare_input(received: Received, *targets: Path) -> None:
    """A slip of the pen must not write results over the answers they were computed from."""
    read = {(received.folder / name).resolve() for name in received.digests}
    for target in targets:
        if target.resolve() in read:
            raise refuse("är en av indatafilerna. Välj ett annat namn med --out.", file=str(target), code="INDATAFIL")


def released(computed: Computed, statement: Statement) -> Release:
    """A computed round as a release, not yet written. Refused where a count of persons cannot be kept secret."""
    if problems := list(computed.unprotected()):
        raise Refused(problems)
    from oppna.release.from_computed import release_of  # what is only computed need not wait for it

    frame = computed.received.frame
    return release_of(
        statement,
        edition=computed.edition,
        units=(*frame.units, *frame.city_rows),
        cities=frame.cities,
        cells=computed.cells(),
        quality=computed.published_quality,
        answers=computed.answers(),
        inputs=computed.received.digests,
        synthetic=computed.synthetic,
        secrecy=applied(computed.edition.head.secrecy) if computed.guarded else None,
    )


def applied(rule: SecrecyRule) -> AppliedSecrecy:
    """The rule of an edition as its release tells it."""
    return AppliedSecrecy(**msgspec.structs.asdict(rule.primary), secondary=rule.secondary, reason=rule.reason.strip())


def kept(computed: Computed) -> Kept | None:
    """What the producer keeps of the secrecy of a release; None where no persons were counted."""
    if computed.guarded is None:
        return None
    from oppna.registers.secrecy import COLUMNS, rows
    from oppna.release.record import Kept

    reasons = dict(computed.guarded.hidden)
    cells = tuple(rows(computed.measured.groups, reasons))
    return Kept(told=computed.guarded.told, reasons=reasons, columns=COLUMNS, cells=cells)


def table(columns: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    """A table as the text of an interchange file."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def write_together(files: dict[Path, str], private: Mapping[Path, str] = {}) -> None:
    """Write every file aside, then put all in place. The `private` ones only their owner may read."""
    files = {**files, **private}
    aside = {path: path.with_name(f".{path.name}.{os.getpid()}.del") for path in files}
    try:
        for path, text in files.items():
            aside[path].unlink(missing_ok=True)
            aside[path].touch(mode=0o600 if path in private else 0o666)
            aside[path].write_text(text, encoding="utf-8", newline="")
        for path, temporary in aside.items():
            temporary.replace(path)
    finally:
        for temporary in aside.values():
            temporary.unlink(missing_ok=True)
