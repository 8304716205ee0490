"""The feed after RFC 4287: an entry for every version, and what a correction changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from oppna.disseminate.addresses import CORRECTIONS, FEED, RELEASES, correction_path, release_path
from oppna.disseminate.presenters.corrections import correction
from oppna.disseminate.products.words import publisher
from oppna.disseminate.shelf.public import Public
from oppna.model.codes import SYNTHETIC, SYNTHETIC_SENTENCE
from oppna.release.content import Release

ATOM = "http://www.w3.org/2005/Atom"
NEVER = datetime(1970, 1, 1, tzinfo=UTC)
TITLE = "Öppna jämförelser: publiceringar och rättelser"


def feed(public: Public, base: str) -> bytes:
    """The feed as XML; `base`: our scheme and host, for the links."""
    versions = sorted(
        (one for every in public.versions.values() for one in every),
        key=lambda one: (_updated(public, one), one.head.edition, public.versions[one.head.edition].index(one)),
        reverse=True,
    )
    root = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "sv"})
    _text(root, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, base + FEED)}")
    _text(root, "title", TITLE)
    _text(root, "updated", _written(max((_updated(public, one) for one in versions), default=NEVER)))
    ET.SubElement(root, "link", {"rel": "self", "type": "application/atom+xml", "href": base + FEED})
    for address in (RELEASES, CORRECTIONS):
        relation = "alternate" if address == RELEASES else "related"
        ET.SubElement(root, "link", {"rel": relation, "type": "text/html", "href": base + address})
    ET.SubElement(ET.SubElement(root, "author"), "name").text = "Öppna jämförelser"
    for release in versions:
        root.append(_entry(public, release, base))
    ET.indent(root)
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(public: Public, release: Release, base: str) -> ET.Element:
    head = release.head
    corrects = public.before(release) is not None
    address = correction_path(head.edition, head.version) if corrects else release_path(head.edition, head.version)
    entry = ET.Element("entry")
    _text(entry, "id", identity(public, release))
    _text(entry, "title", _title(release, corrects=corrects))
    for name in ("published", "updated"):
        _text(entry, name, _written(_updated(public, release)))
    ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": base + address})
    ET.SubElement(ET.SubElement(entry, "author"), "name").text = publisher(release)
    ET.SubElement(entry, "category", {"term": "rattelse" if corrects else "publicering"})
    _text(entry, "summary", " ".join(_summary(public, release)))
    return entry


def identity(public: Public, release: Release) -> str:
    """The same for the same version wherever it is read, and another for another release of that name."""
    head = release.head
    name = f"oppna:{head.edition}/{head.version}/{public.sums.get((head.edition, head.version), '')}"
    return f"urn:uuid:{uuid5(NAMESPACE_URL, name)}"


def _title(release: Release, *, corrects: bool) -> str:
    head = release.head
    what = (
        f"Rättelse: {head.edition_name}, version {head.version}" if corrects else f"Ny publicering: {head.edition_name}"
    )
    return f"{what} ({SYNTHETIC})" if head.synthetic else what


def _summary(public: Public, release: Release) -> Iterator[str]:
    if release.head.synthetic:
        yield f"{SYNTHETIC_SENTENCE}."
    if public.before(release):
        made = correction(public, release)
        yield f"Ersätter version {made.replaces}. {made.reason} {made.count[0].upper()}{made.count[1:]}."
        yield from made.besides
    else:
        yield f"Version {release.head.version}, godkänd av {release.head.approver}."


def _updated(public: Public, release: Release) -> datetime:
    return public.public_since(release.head.edition, release.head.version)


def _written(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = "".join(letter for letter in text if letter.isprintable())
