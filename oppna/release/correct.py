"""A correction: a new version beside the old, with one more line in the public log."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from oppna.errors import Problem, Refused
from oppna.model.release import CorrectionEntry
from oppna.release.content import Release
from oppna.release.diff import CellChange, diff
from oppna.release.head import version_key


def corrected(old: Release, new: Release, reason: str) -> tuple[Release, list[CellChange]]:
    """`new` as the correction of `old`, and the cells that changed. Raises Refused when it cannot be one."""
    if problems := list(_problems(old, new, reason)):
        raise Refused(problems)
    changes = diff(old, new)
    entry = CorrectionEntry(
        version=new.head.version,
        replaces=old.head.version,
        date=new.head.date,
        approver=new.head.approver,
        reason=reason.strip(),
        cells_changed=len(changes),
    )
    head = msgspec.structs.replace(new.head, corrections=(*old.head.corrections, entry))
    return msgspec.structs.replace(new, head=head), changes


def _problems(old: Release, new: Release, reason: str) -> Iterator[Problem]:
    was, becomes = old.head, new.head
    if version_key(becomes.version) <= version_key(was.version):
        yield _problem("VERSION", f"versionen {becomes.version} är inte nyare än {was.version}; ange en högre.")
    if becomes.date < was.date:
        sentence = f"datumet {becomes.date} är före {was.date}, då den version som rättas godkändes; ange ett senare."
        yield _problem("DATUM", sentence)
    if not reason.strip():
        yield _problem("SKÄL", "skälet till rättelsen saknas; ange det med --reason, det står i den öppna loggen.")
    if becomes.synthetic != was.synthetic:
        yield _problem("SYNTETISKT", "den ena har syntetiska svar men inte den andra; rätta med svar av samma slag.")
    if _content(old) == _content(new):
        yield _problem("INGET_ÄNDRAT", "ingenting skiljer sig från den version som rättas; kontrollera indata.")


def _content(release: Release) -> tuple[object, ...]:
    """All but the head: what a release says."""
    return release.edition, release.areas, release.cells, release.quality, release.answers


def _problem(code: str, sentence: str) -> Problem:
    return Problem("", 0, code, sentence)
