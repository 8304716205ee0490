"""RDF/XML in one order: rdflib's own writer follows the order of a set, which is another in every process."""

from __future__ import annotations

from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from rdflib import RDF, Graph, Literal
from rdflib.term import Node

Triple = tuple[Node, Node, Node]


def rdf_xml(graph: Graph) -> bytes:
    """Every subject with what is said of it, sorted. Only for graphs where everything has a name."""
    prefixes = {prefix: str(namespace) for prefix, namespace in graph.namespaces()}
    used = {
        prefix: prefixes[prefix]
        for prefix in sorted({_name(graph, one).partition(":")[0] for one in graph.predicates()})
    }
    spaces = "".join(f"\n  xmlns:{prefix}={quoteattr(space)}" for prefix, space in ({"rdf": str(RDF)} | used).items())
    triples = sorted(graph, key=lambda triple: tuple(node.n3() for node in triple))
    body = "\n".join(_subject(graph, str(subject), list(told)) for subject, told in groupby(triples, lambda t: t[0]))
    return f'<?xml version="1.0" encoding="utf-8"?>\n<rdf:RDF{spaces}>\n{body}\n</rdf:RDF>\n'.encode()


def _subject(graph: Graph, address: str, told: list[Triple]) -> str:
    lines = "\n".join(_statement(_name(graph, predicate), value) for _, predicate, value in told)
    return f"<rdf:Description rdf:about={quoteattr(address)}>\n{lines}\n</rdf:Description>"


def _name(graph: Graph, predicate: Node) -> str:
    return graph.namespace_manager.qname(str(predicate))


def _statement(name: str, value: Node) -> str:
    if not isinstance(value, Literal):
        return f"  <{name} rdf:resource={quoteattr(str(value))}/>"
    language = f" xml:lang={quoteattr(value.language)}" if value.language else ""
    kind = f" rdf:datatype={quoteattr(str(value.datatype))}" if value.datatype else ""
    return f"  <{name}{language}{kind}>{escape(str(value))}</{name}>"
