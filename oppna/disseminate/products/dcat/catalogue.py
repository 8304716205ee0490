"""Every statement of the catalogue, laid down in one order."""

from __future__ import annotations

from collections.abc import Iterable

from rdflib import DCTERMS, FOAF, Graph

from oppna.disseminate.products.dcat.around import agent, catalog, contact, service
from oppna.disseminate.products.dcat.datasets import dataset
from oppna.disseminate.products.dcat.nodes import DCAT, DCATAP, VCARD
from oppna.disseminate.products.dcat.told import Listed, Site
from oppna.disseminate.products.words import publisher

_PREFIXES = (("dcat", DCAT), ("dcterms", DCTERMS), ("foaf", FOAF), ("vcard", VCARD), ("dcatap", DCATAP))


def catalogue(site: Site, versions: Iterable[Listed]) -> Graph:
    """The statements as a graph."""
    graph = Graph()
    for prefix, namespace in _PREFIXES:
        graph.bind(prefix, namespace)
    listed = tuple(versions)
    triples = {*catalog(site, listed), *contact(site)}
    for one in listed:
        triples |= {*dataset(site, one), *agent(site, publisher(one.release), one.release.head.synthetic)}
    for one_service in site.services:
        triples |= set(service(site, one_service, listed))
    for triple in sorted(triples, key=lambda triple: tuple(node.n3() for node in triple)):
        graph.add(triple)
    return graph
