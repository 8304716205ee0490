"""What is said of a table and its indicators: made-up answers, coding, nonresponse, secrecy, corrections, licence."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.products.dataset.coding import CELL_TEXT, can_be_partly, coding_text
from oppna.disseminate.products.dataset.content import Facts
from oppna.disseminate.products.words import over_limit, publisher
from oppna.model.codes import SYNTHETIC, SYNTHETIC_SENTENCE, MeasureUnit
from oppna.model.indicator import Indicator
from oppna.release.content import Release
from oppna.release.datapackage import licence_of
from oppna.rules.secrecy_words import of_secrecy
from oppna.swedish import date

CODED = (
    "Ja, Delvis och Nej är svar och inte tal; här är de kodade som tal: Nej = 0, Ja = 1, och för en indikator som "
    "också kan vara Delvis: Nej = 0, Delvis = 1, Ja = 2. Varje indikators not säger vilken kodning den har."
)
SHARED = (
    "För grupper och städer med stadsdelar är värdet en andel 0–1: de som har Ja bland dem som har Ja, Delvis eller "
    "Nej, eller personer eller årsarbetare."
)


def facts(release: Release, *, units: bool) -> Facts:
    """Of the table of those who answer (`units`) or of the groups."""
    head = release.head
    licence = licence_of(head)
    return Facts(
        source=source(release),
        contact=publisher(release),
        updated=head.date,
        year=str(release.edition.head.year),
        service_area=release.edition.head.service_area,
        synthetic=head.synthetic,
        licence=(licence["title"], licence["path"]) if licence else None,
        notes=tuple(_notes(release, units)),
    )


def source(release: Release) -> str:
    """Where the figures come from. Nobody is named as the source of made-up ones."""
    return release.head.citation or publisher(release)


def told_title(release: Release) -> str:
    """The edition and version, with the word for made-up answers first."""
    title = f"{release.head.edition_name}, version {release.head.version}"
    return f"{SYNTHETIC}: {title}" if release.head.synthetic else title


def _notes(release: Release, units: bool) -> Iterator[str]:
    head, edition = release.head, release.edition.head
    if head.synthetic:
        yield f"{SYNTHETIC_SENTENCE}."
    yield CODED if units else SHARED
    if edition.nonresponse and not units:
        yield f"En grupp visas inte när {over_limit(edition.nonresponse)}."
    yield "Cell utan tal: " + "; ".join(CELL_TEXT.values()) + "."
    yield from of_secrecy(edition.secrecy) if head.secrecy else ()
    for entry in head.corrections:
        yield f"Version {entry.version}, {date(entry.date)}, ersätter {entry.replaces}: {entry.reason}"
    yield "Regler, frågor och metod står i definitions.json i samma publicering."


def unit_text(indicator: Indicator, *, units: bool) -> str:
    """What its number counts."""
    if indicator.unit is MeasureUnit.CATEGORY:
        return f"kod ({coding_text(indicator)})" if units else _share_of_yes(indicator)
    return "andel, 0–1" if indicator.unit is MeasureUnit.SHARE else indicator.unit.value


def _share_of_yes(indicator: Indicator) -> str:
    among = "Ja, Delvis eller Nej" if can_be_partly(indicator) else "Ja eller Nej"
    return f"andel med Ja bland dem som har {among}, 0–1"
