"""The vocabularies of the catalogue, and how its things are named and its texts marked.

Nothing is without a name, so that the same releases give the same statements in the same order.
"""

from __future__ import annotations

from rdflib import XSD, Literal, Namespace, URIRef
from rdflib.term import Node

from oppna.disseminate.addresses import catalogue_path, slug
from oppna.disseminate.products.dcat.told import Site
from oppna.release.content import Release

Triple = tuple[Node, Node, Node]

DCAT = Namespace("http://www.w3.org/ns/dcat#")
"""The third version; rdflib knows the second."""
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
AUTHORITY = "http://publications.europa.eu/resource/authority"
SWEDISH = URIRef(f"{AUTHORITY}/language/SWE")
PUBLIC_ACCESS = URIRef(f"{AUTHORITY}/access-right/PUBLIC")


def own_node(site: Site, *parts: str) -> URIRef:
    """A thing of the catalogue."""
    return URIRef(f"{site.address}{catalogue_path('ttl')}#{'-'.join(parts)}")


def page(site: Site, path: str) -> URIRef:
    """An address of the site; one of elsewhere stands as it is."""
    return URIRef(path if path.startswith("http") else f"{site.address}{path}")


def agent_node(site: Site, name: str) -> URIRef:
    """Who publishes, by name."""
    return own_node(site, "utgivare", slug(name))


def dataset_node(site: Site, release: Release) -> URIRef:
    """A version of an edition."""
    return own_node(site, release.head.edition, release.head.version)


def sv(text: str) -> Literal:
    """A text in Swedish."""
    return Literal(text, lang="sv")


def day(text: str) -> Literal:
    """A date, written ÅÅÅÅ-MM-DD."""
    return Literal(text, datatype=XSD.date)
