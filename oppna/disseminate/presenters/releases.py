"""The calendar and the versions as their pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from oppna.disseminate.addresses import correction_path, release_path
from oppna.disseminate.products.words import basis, publisher
from oppna.disseminate.shelf.calendar import Entry
from oppna.disseminate.shelf.moments import written
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import SYNTHETIC
from oppna.model.release import CorrectionEntry
from oppna.release.content import Release
from oppna.rules.secrecy_words import of_secrecy
from oppna.swedish import STOCKHOLM, counted, date, moment


@dataclass(frozen=True)
class When:
    """A moment in words and for machines."""

    text: str
    machine: str


@dataclass(frozen=True)
class Line:
    """A version in the calendar. `moved`: sentences, the oldest move first. `address`: "" where there is no page."""

    when: When
    title: str
    version: str
    edition: str
    address: str
    changes: str
    state: str
    by: str
    moved: tuple[str, ...]
    synthetic: bool


def when(entry: Entry) -> When:
    """To the minute where the calendar tells; otherwise the day."""
    if entry.hour_known:
        return When(moment(entry.at), written(entry.at))
    day = entry.at.astimezone(STOCKHOLM).date().isoformat()
    return When(date(day), day)


def lines(public: Public, entries: tuple[Entry, ...]) -> list[Line]:
    """The entries as they are shown, in their order."""
    return [_line(public, entry) for entry in entries]


def _line(public: Public, entry: Entry) -> Line:
    release = public.version(entry.edition, entry.version)
    corrects = release is not None and public.before(release) is not None
    return Line(
        when=when(entry),
        title=entry.title,
        version=entry.version,
        edition=entry.edition,
        address=release_path(entry.edition, entry.version) if release else "",
        changes=correction_path(entry.edition, entry.version) if corrects else "",
        state="rättelse" if corrects else "publicering" if release else "",
        by=entry.lines[-1].by if entry.lines else "",
        moved=_moved(entry),
        synthetic=release is not None and release.head.synthetic,
    )


def _moved(entry: Entry) -> tuple[str, ...]:
    """Every move, in the open: from when, by whom, on what day, and why."""
    sentences = []
    for was, line in zip(entry.lines, entry.lines[1:], strict=False):
        if was.at != line.at:
            set_on = date(line.set_at.astimezone(STOCKHOLM).date().isoformat())
            reason = f" Skäl: {line.reason}" if line.reason else " Inget skäl angavs."
            sentences.append(f"Flyttad från {moment(was.at)} av {line.by} den {set_on}.{reason}")
    return tuple(sentences)


@dataclass(frozen=True)
class Version:
    """One version, for its own page. `facts`: name and text, in order."""

    head: object
    facts: tuple[tuple[str, str], ...]
    log: tuple[tuple[CorrectionEntry, str], ...]
    before: str
    after: str
    newest: str
    changes: str
    secrecy: tuple[str, ...]
    sums: tuple[tuple[str, str], ...]
    inputs: tuple[tuple[str, str], ...]
    response: tuple[tuple[str, str, int, int, int], ...]
    unusable: tuple[tuple[str, ...], ...]


UNUSABLE = (
    "Indikator",
    "Har värde",
    "Ej aktuellt",
    "Inte besvarad",
    "Kan inte lämna uppgift",
    "Ologisk",
    "Dolda grupper",
)


def version(public: Public, release: Release) -> Version:
    """Everything the page of a version tells."""
    head = release.head
    before, after = public.before(release), public.after(release)
    newest = public.by_edition[head.edition]
    return Version(
        head=head,
        facts=tuple(_facts(public, release)),
        log=tuple((entry, _address(public, head.edition, entry.version)) for entry in reversed(head.corrections)),
        before=before.head.version if before else "",
        after=after.head.version if after else "",
        newest=newest.head.version if newest is not release else "",
        changes=correction_path(head.edition, head.version) if before else "",
        secrecy=tuple(of_secrecy(release.edition.head.secrecy)) if head.secrecy else (),
        sums=_sums(public.sums.get((head.edition, head.version), "")),
        inputs=tuple(sorted(head.inputs.items())),
        response=tuple((of.name, of.part, of.objects, of.answered, of.percent) for of in release.quality.response),
        unusable=tuple(_unusable(release)),
    )


def _address(public: Public, edition: str, version: str) -> str:
    """The page of what a version changed; "" when the version cannot be shown."""
    return correction_path(edition, version) if public.version(edition, version) else ""


def _facts(public: Public, release: Release) -> list[tuple[str, str]]:
    head = release.head
    since = next(
        (entry for entry in public.past if (entry.edition, entry.version) == (head.edition, head.version)), None
    )
    facts = [
        ("Version", head.version),
        ("Godkänd", f"{date(head.date)} av {head.approver}"),
        ("Offentlig sedan", when(since).text if since else date(head.date)),
        ("Utgivare", publisher(release)),
        ("Underlag", basis(head)),
        ("Innehåll", _content(release)),
        ("Gjord med", head.software),
    ]
    if head.origin == "published":
        facts.insert(5, ("Hämtad ur", head.citation))
    return facts


def _content(release: Release) -> str:
    cells = counted(len(release.cells), "resultat", "resultat")
    indicators = counted(
        len(release.edition.indicators), "indikator eller bakgrundsmått", "indikatorer och bakgrundsmått"
    )
    return f"{cells} för {indicators} i {counted(len(release.places), 'område', 'områden')}"


def _sums(listed: str) -> tuple[tuple[str, str], ...]:
    """File and checksum."""
    pairs = (line.partition("  ") for line in listed.splitlines())
    return tuple((name, sum) for sum, _, name in pairs)


def _unusable(release: Release) -> list[tuple[str, ...]]:
    names = {one.id: f"{one.id} {one.short_name}" for one in release.edition.indicators}
    return [
        (
            names.get(of.indicator, of.indicator),
            *map(str, (of.with_value, of.not_applicable, of.missing, of.cannot_answer, of.illogical)),
            str(of.suppressed_groups),
        )
        for of in release.quality.indicators
    ]


def label(release: Release) -> str:
    """What a version is called in a list: its name, and that it is made up."""
    made_up = f" ({SYNTHETIC})" if release.head.synthetic else ""
    return f"{release.head.edition_name}, version {release.head.version}{made_up}"
