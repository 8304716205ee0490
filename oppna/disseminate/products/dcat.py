"""The catalogue of all that is public, after DCAT-AP-SE 3: for dataportal.se and every other portal that harvests.

Nothing in it is without a name, so that the same releases give the same statements in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
from rdflib import DCTERMS, FOAF, OWL, RDF, XSD, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from oppna.disseminate.addresses import OPEN_DATA, catalogue_path, data_path, release_path, slug
from oppna.disseminate.products.dataset.notes import told_title
from oppna.disseminate.products.rdf_xml import rdf_xml
from oppna.disseminate.products.words import publisher
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.release.content import Release
from oppna.release.datapackage import CC0, licence_of

Triple = tuple[Node, Node, Node]

DCAT = Namespace("http://www.w3.org/ns/dcat#")
"""The third version; rdflib knows the second."""
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
_AUTHORITY = "http://publications.europa.eu/resource/authority"
_MEDIA = "https://www.iana.org/assignments/media-types/"
_AGENT_TYPE = URIRef("http://purl.org/adms/publishertype/NationalAuthority")
_NO_AUTHORITY = URIRef("http://purl.org/adms/publishertype/NonProfitOrganisation")
_UNREGISTERED = frozenset({"text/x-pcaxis"})
"""Kinds of file that have no address in the register of media types."""

FORMATS: dict[str, tuple[str, str]] = {
    "ttl": ("turtle", "text/turtle; charset=utf-8"),
    "jsonld": ("json-ld", "application/ld+json"),
    "rdf": ("xml", "application/rdf+xml"),
}
"""Ending of the address → rdflib's name and the media type."""


@dataclass(frozen=True)
class Offered:
    """A file as the catalogue tells of it."""

    name: str
    title: str
    media_type: str
    exactly: str


@dataclass(frozen=True)
class Service:
    """An interface for programs. `path` and `description`: from the root of the site; the latter may be elsewhere."""

    key: str
    title: str
    text: str
    path: str
    description: str


@dataclass(frozen=True)
class Site:
    """What the releases do not know: where they are, and who answers questions about them."""

    address: str
    contact: str
    services: tuple[Service, ...]


@dataclass(frozen=True)
class Listed:
    """A version in the catalogue. `before`: the version it replaces, ""."""

    release: Release
    files: tuple[Offered, ...]
    before: str = ""


def written(site: Site, versions: Iterable[Listed], ending: str) -> bytes:
    """The catalogue in a form, by the ending of its address."""
    graph = catalogue(site, versions)
    if ending == "rdf":
        return rdf_xml(graph)
    text = graph.serialize(format=FORMATS[ending][0])
    return _sorted(text) if ending == "jsonld" else text.encode()


def _sorted(text: str) -> bytes:
    """rdflib writes the nodes of JSON-LD in no order of their own."""
    nodes = sorted(msgspec.json.decode(text), key=lambda node: str(node["@id"]))
    tidy = [{key: _in_order(node[key]) for key in sorted(node)} for node in nodes]
    return msgspec.json.format(msgspec.json.encode(tidy), indent=2) + b"\n"


def _in_order(values: Any) -> Any:
    return sorted(values, key=lambda value: msgspec.json.encode(value)) if isinstance(values, list) else values


def catalogue(site: Site, versions: Iterable[Listed]) -> Graph:
    """Every statement, laid down in one order."""
    graph = Graph()
    for prefix, namespace in (
        ("dcat", DCAT),
        ("dcterms", DCTERMS),
        ("foaf", FOAF),
        ("vcard", VCARD),
        ("dcatap", DCATAP),
    ):
        graph.bind(prefix, namespace)
    listed = tuple(versions)
    triples = {*_catalog(site, listed), *_contact(site)}
    for one in listed:
        triples |= {*_dataset(site, one), *_agent(site, publisher(one.release), one.release.head.synthetic)}
    for service in site.services:
        triples |= set(_service(site, service, listed))
    for triple in sorted(triples, key=lambda triple: tuple(node.n3() for node in triple)):
        graph.add(triple)
    return graph


def _own(site: Site, *parts: str) -> URIRef:
    """A thing of the catalogue."""
    return URIRef(f"{site.address}{catalogue_path('ttl')}#{'-'.join(parts)}")


def _page(site: Site, path: str) -> URIRef:
    return URIRef(path if path.startswith("http") else f"{site.address}{path}")


def _sv(text: str) -> Literal:
    return Literal(text, lang="sv")


def _day(text: str) -> Literal:
    return Literal(text, datatype=XSD.date)


def _swedish() -> URIRef:
    return URIRef(f"{_AUTHORITY}/language/SWE")


def _catalog(site: Site, versions: tuple[Listed, ...]) -> Iterator[Triple]:
    own = _own(site, "katalog")
    first = versions[0].release if versions else None
    yield own, RDF.type, DCAT.Catalog
    yield own, DCTERMS.title, _sv("Öppna jämförelser av socialtjänsten")
    yield own, DCTERMS.description, _sv("Resultat, definitioner och kvalitetsuppgifter för varje publicerad utgåva.")
    yield own, DCTERMS.license, URIRef(CC0["path"])
    yield own, DCTERMS.language, _swedish()
    yield own, FOAF.homepage, _page(site, OPEN_DATA)
    yield own, DCAT.themeTaxonomy, URIRef(f"{_AUTHORITY}/data-theme")
    if first:
        yield own, DCTERMS.publisher, _agent_node(site, publisher(first))
        yield own, DCTERMS.modified, _day(max(one.release.head.date for one in versions))
    for one in versions:
        yield own, DCAT.dataset, _dataset_node(site, one.release)
    for service in site.services:
        yield own, DCAT.service, _own(site, "tjanst", service.key)


def _agent_node(site: Site, name: str) -> URIRef:
    return _own(site, "utgivare", slug(name))


def _agent(site: Site, name: str, synthetic: bool) -> Iterator[Triple]:
    own = _agent_node(site, name)
    yield own, RDF.type, FOAF.Agent
    yield own, FOAF.name, _sv(name)
    yield own, DCTERMS.type, _NO_AUTHORITY if synthetic else _AGENT_TYPE


def _contact(site: Site) -> Iterator[Triple]:
    own = _own(site, "kontakt")
    yield own, RDF.type, VCARD.Organization
    yield own, VCARD.fn, Literal("De som sköter webbplatsen")
    yield own, VCARD.hasEmail, URIRef(f"mailto:{site.contact}")


def _dataset_node(site: Site, release: Release) -> URIRef:
    return _own(site, release.head.edition, release.head.version)


def _dataset(site: Site, one: Listed) -> Iterator[Triple]:
    release, own = one.release, _dataset_node(site, one.release)
    head, edition = release.head, release.edition.head
    yield own, RDF.type, DCAT.Dataset
    yield own, DCTERMS.title, _sv(told_title(release))
    yield own, DCTERMS.description, _sv(_description(release))
    yield own, DCTERMS.publisher, _agent_node(site, publisher(release))
    yield own, DCAT.contactPoint, _own(site, "kontakt")
    yield own, DCTERMS.identifier, Literal(f"{head.edition}/{head.version}")
    yield own, DCAT.version, Literal(head.version)
    yield own, OWL.versionInfo, Literal(head.version)
    yield own, DCTERMS.issued, _day(head.date)
    yield own, DCTERMS.language, _swedish()
    yield own, DCTERMS.spatial, URIRef(f"{_AUTHORITY}/country/SWE")
    yield own, DCTERMS.accessRights, URIRef(f"{_AUTHORITY}/access-right/PUBLIC")
    yield own, DCAT.theme, URIRef(f"{_AUTHORITY}/data-theme/SOCI")
    yield own, DCAT.landingPage, _page(site, release_path(head.edition, head.version))
    for word in ("öppna jämförelser", "socialtjänst", edition.service_area.casefold()):
        yield own, DCAT.keyword, _sv(word)
    if one.before:
        yield own, DCAT.previousVersion, _own(site, head.edition, one.before)
    yield from _period(site, release, own)
    for file in one.files:
        yield from _distribution(site, release, file, own)
    for service in site.services:
        yield from _by_service(site, release, service, own)


def _description(release: Release) -> str:
    head = release.head
    made_up = f"{SYNTHETIC_SENTENCE}. " if head.synthetic else ""
    what = (
        f"Resultat för {len(release.edition.indicators)} indikatorer och bakgrundsmått i {len(release.places)} områden."
    )
    return f"{made_up}{what}"


def _period(site: Site, release: Release, own: URIRef) -> Iterator[Triple]:
    """The time the figures are about, from the earliest of an indicator to the latest."""
    periods = [one.period for one in release.edition.indicators if one.period.start and one.period.end]
    if not periods:
        return
    period = _own(site, release.head.edition, release.head.version, "tid")
    yield own, DCTERMS.temporal, period
    yield period, RDF.type, DCTERMS.PeriodOfTime
    yield period, DCAT.startDate, _day(min(one.start for one in periods))
    yield period, DCAT.endDate, _day(max(one.end for one in periods))


def _distribution(site: Site, release: Release, file: Offered, dataset: URIRef) -> Iterator[Triple]:
    head = release.head
    own = _own(site, head.edition, head.version, slug(file.name))
    address = _page(site, data_path(head.edition, head.version, file.name))
    kind = file.media_type.partition(";")[0]
    yield dataset, DCAT.distribution, own
    yield own, RDF.type, DCAT.Distribution
    yield own, DCTERMS.title, _sv(file.title)
    yield own, DCTERMS.description, _sv(file.exactly)
    yield own, DCAT.accessURL, address
    yield own, DCAT.downloadURL, address
    yield own, DCTERMS.format, Literal(kind)
    if kind not in _UNREGISTERED:
        yield own, DCAT.mediaType, URIRef(f"{_MEDIA}{kind}")
    yield own, DCTERMS.issued, _day(head.date)
    yield (
        own,
        DCATAP.availability,
        URIRef("http://publications.europa.eu/resource/authority/planned-availability/STABLE"),
    )
    yield _terms(release, own)


def _terms(release: Release, own: URIRef) -> Triple:
    """Our own figures have a licence; those taken over keep the terms of the document they stand in."""
    if licence := licence_of(release.head):
        return own, DCTERMS.license, URIRef(licence["path"])
    return own, DCTERMS.rights, _sv(f"Källans villkor gäller: {release.head.citation}")


def _by_service(site: Site, release: Release, service: Service, dataset: URIRef) -> Iterator[Triple]:
    own = _own(site, release.head.edition, release.head.version, "via", service.key)
    yield dataset, DCAT.distribution, own
    yield own, RDF.type, DCAT.Distribution
    yield own, DCTERMS.title, _sv(service.title)
    yield own, DCAT.accessURL, _page(site, service.path)
    yield own, DCAT.accessService, _own(site, "tjanst", service.key)
    yield own, DCTERMS.format, Literal("application/json")
    yield own, DCAT.mediaType, URIRef(f"{_MEDIA}application/json")
    yield _terms(release, own)


def _service(site: Site, service: Service, versions: tuple[Listed, ...]) -> Iterator[Triple]:
    own = _own(site, "tjanst", service.key)
    yield own, RDF.type, DCAT.DataService
    yield own, DCTERMS.title, _sv(service.title)
    yield own, DCTERMS.description, _sv(service.text)
    yield own, DCAT.endpointURL, _page(site, service.path)
    yield own, DCAT.endpointDescription, _page(site, service.description)
    yield own, DCAT.contactPoint, _own(site, "kontakt")
    yield own, DCTERMS.license, URIRef(CC0["path"])
    yield own, DCTERMS.accessRights, URIRef(f"{_AUTHORITY}/access-right/PUBLIC")
    yield own, DCAT.keyword, _sv("öppna jämförelser")
    if versions:
        yield own, DCTERMS.publisher, _agent_node(site, publisher(versions[0].release))
    for one in versions:
        yield own, DCAT.servesDataset, _dataset_node(site, one.release)
