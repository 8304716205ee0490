"""What stands around the versions in the catalogue: itself, who publishes, whom to ask, and the interfaces."""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import DCTERMS, FOAF, RDF, Literal, URIRef

from oppna.disseminate.addresses import OPEN_DATA
from oppna.disseminate.products.dcat.nodes import (
    AUTHORITY,
    DCAT,
    PUBLIC_ACCESS,
    SWEDISH,
    VCARD,
    Triple,
    agent_node,
    dataset_node,
    day,
    own_node,
    page,
    sv,
)
from oppna.disseminate.products.dcat.told import Listed, Service, Site
from oppna.disseminate.products.words import publisher
from oppna.release.datapackage import CC0

_AGENT_TYPE = URIRef("http://purl.org/adms/publishertype/NationalAuthority")
_NO_AUTHORITY = URIRef("http://purl.org/adms/publishertype/NonProfitOrganisation")


def catalog(site: Site, versions: tuple[Listed, ...]) -> Iterator[Triple]:
    own = own_node(site, "katalog")
    first = versions[0].release if versions else None
    yield own, RDF.type, DCAT.Catalog
    yield own, DCTERMS.title, sv("Öppna jämförelser av socialtjänsten")
    yield own, DCTERMS.description, sv("Resultat, definitioner och kvalitetsuppgifter för varje publicerad utgåva.")
    yield own, DCTERMS.license, URIRef(CC0["path"])
    yield own, DCTERMS.language, SWEDISH
    yield own, FOAF.homepage, page(site, OPEN_DATA)
    yield own, DCAT.themeTaxonomy, URIRef(f"{AUTHORITY}/data-theme")
    if first:
        yield own, DCTERMS.publisher, agent_node(site, publisher(first))
        yield own, DCTERMS.modified, day(max(one.release.head.date for one in versions))
    for one in versions:
        yield own, DCAT.dataset, dataset_node(site, one.release)
    for service in site.services:
        yield own, DCAT.service, own_node(site, "tjanst", service.key)


def agent(site: Site, name: str, synthetic: bool) -> Iterator[Triple]:
    own = agent_node(site, name)
    yield own, RDF.type, FOAF.Agent
    yield own, FOAF.name, sv(name)
    yield own, DCTERMS.type, _NO_AUTHORITY if synthetic else _AGENT_TYPE


def contact(site: Site) -> Iterator[Triple]:
    own = own_node(site, "kontakt")
    yield own, RDF.type, VCARD.Organization
    yield own, VCARD.fn, Literal("De som sköter webbplatsen")
    yield own, VCARD.hasEmail, URIRef(f"mailto:{site.contact}")


def service(site: Site, service: Service, versions: tuple[Listed, ...]) -> Iterator[Triple]:
    own = own_node(site, "tjanst", service.key)
    yield own, RDF.type, DCAT.DataService
    yield own, DCTERMS.title, sv(service.title)
    yield own, DCTERMS.description, sv(service.text)
    yield own, DCAT.endpointURL, page(site, service.path)
    yield own, DCAT.endpointDescription, page(site, service.description)
    yield own, DCAT.contactPoint, own_node(site, "kontakt")
    yield own, DCTERMS.license, URIRef(CC0["path"])
    yield own, DCTERMS.accessRights, PUBLIC_ACCESS
    yield own, DCAT.keyword, sv("öppna jämförelser")
    if versions:
        yield own, DCTERMS.publisher, agent_node(site, publisher(versions[0].release))
    for one in versions:
        yield own, DCAT.servesDataset, dataset_node(site, one.release)
