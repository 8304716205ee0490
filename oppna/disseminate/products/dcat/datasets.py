"""A version of an edition in the catalogue: what it is, what time it is about, and every way to get it."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import DCTERMS, OWL, RDF, Literal, URIRef

from oppna.disseminate.addresses import data_path, release_path, slug
from oppna.disseminate.products.dataset.notes import told_title
from oppna.disseminate.products.dcat.nodes import (
    AUTHORITY,
    DCAT,
    DCATAP,
    PUBLIC_ACCESS,
    SWEDISH,
    Triple,
    agent_node,
    dataset_node,
    day,
    own_node,
    page,
    sv,
)
from oppna.disseminate.products.dcat.told import Listed, Offered, Service, Site
from oppna.disseminate.products.words import publisher
from oppna.model.codes import SYNTHETIC_SENTENCE
from oppna.release.content import Release
from oppna.release.datapackage import licence_of

_MEDIA = "https://www.iana.org/assignments/media-types/"
_UNREGISTERED = frozenset({"text/x-pcaxis"})
"""Kinds of file that have no address in the register of media types."""


def dataset(site: Site, one: Listed) -> Iterator[Triple]:
    release, own = one.release, dataset_node(site, one.release)
    head, edition = release.head, release.edition.head
    yield own, RDF.type, DCAT.Dataset
    yield own, DCTERMS.title, sv(told_title(release))
    yield own, DCTERMS.description, sv(_description(release))
    yield own, DCTERMS.publisher, agent_node(site, publisher(release))
    yield own, DCAT.contactPoint, own_node(site, "kontakt")
    yield own, DCTERMS.identifier, Literal(f"{head.edition}/{head.version}")
    yield own, DCAT.version, Literal(head.version)
    yield own, OWL.versionInfo, Literal(head.version)
    yield own, DCTERMS.issued, day(head.date)
    yield own, DCTERMS.language, SWEDISH
    yield own, DCTERMS.spatial, URIRef(f"{AUTHORITY}/country/SWE")
    yield own, DCTERMS.accessRights, PUBLIC_ACCESS
    yield own, DCAT.theme, URIRef(f"{AUTHORITY}/data-theme/SOCI")
    yield own, DCAT.landingPage, page(site, release_path(head.edition, head.version))
    for word in ("öppna jämförelser", "socialtjänst", edition.service_area.casefold()):
        yield own, DCAT.keyword, sv(word)
    if one.before:
        yield own, DCAT.previousVersion, own_node(site, head.edition, one.before)
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
    period = own_node(site, release.head.edition, release.head.version, "tid")
    yield own, DCTERMS.temporal, period
    yield period, RDF.type, DCTERMS.PeriodOfTime
    yield period, DCAT.startDate, day(min(one.start for one in periods))
    yield period, DCAT.endDate, day(max(one.end for one in periods))


def _distribution(site: Site, release: Release, file: Offered, dataset: URIRef) -> Iterator[Triple]:
    head = release.head
    own = own_node(site, head.edition, head.version, slug(file.name))
    address = page(site, data_path(head.edition, head.version, file.name))
    kind = file.media_type.partition(";")[0]
    yield dataset, DCAT.distribution, own
    yield own, RDF.type, DCAT.Distribution
    yield own, DCTERMS.title, sv(file.title)
    yield own, DCTERMS.description, sv(file.exactly)
    yield own, DCAT.accessURL, address
    yield own, DCAT.downloadURL, address
    yield own, DCTERMS.format, Literal(kind)
    if kind not in _UNREGISTERED:
        yield own, DCAT.mediaType, URIRef(f"{_MEDIA}{kind}")
    yield own, DCTERMS.issued, day(head.date)
    yield own, DCATAP.availability, URIRef(f"{AUTHORITY}/planned-availability/STABLE")
    yield _terms(release, own)


def _terms(release: Release, own: URIRef) -> Triple:
    """Our own figures have a licence; those taken over keep the terms of the document they stand in."""
    if licence := licence_of(release.head):
        return own, DCTERMS.license, URIRef(licence["path"])
    return own, DCTERMS.rights, sv(f"Källans villkor gäller: {release.head.citation}")


def _by_service(site: Site, release: Release, service: Service, dataset: URIRef) -> Iterator[Triple]:
    own = own_node(site, release.head.edition, release.head.version, "via", service.key)
    yield dataset, DCAT.distribution, own
    yield own, RDF.type, DCAT.Distribution
    yield own, DCTERMS.title, sv(service.title)
    yield own, DCAT.accessURL, page(site, service.path)
    yield own, DCAT.accessService, own_node(site, "tjanst", service.key)
    yield own, DCTERMS.format, Literal("application/json")
    yield own, DCAT.mediaType, URIRef(f"{_MEDIA}application/json")
    yield _terms(release, own)
