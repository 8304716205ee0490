"""The catalogue after DCAT-AP-SE: what is mandatory is there, in every form alike, and wrong ones are seen."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from rdflib import DCTERMS, Graph, Literal, URIRef

from oppna.disseminate.files.offered import offered
from oppna.disseminate.products.dcat.catalogue import catalogue
from oppna.disseminate.products.dcat.nodes import DCAT
from oppna.disseminate.products.dcat.told import Listed, Service, Site
from oppna.disseminate.products.dcat.written import FORMATS, written
from oppna.release.content import Release
from tests.lib.format_readers import needs_readers
from tests.lib.releases import small_release

SITE = Site(
    "https://exempel.test",
    "data@exempel.test",
    (Service("pxweb", "PxWeb 2", "Som SCB:s.", "/pxweb/api/v2", "/pxweb/api/v2/config"),),
)


def version(number: str, **head: object) -> Release:
    release = small_release()
    return msgspec.structs.replace(release, head=msgspec.structs.replace(release.head, version=number, **head))


def listed() -> tuple[Listed, ...]:
    taken = {"origin": "published", "citation": "En rapport, sidan 3", "edition": "2015-liten", "synthetic": False}
    versions = ((version("1.1"), "1.0"), (version("1.0"), ""), (version("1.0", **taken), ""))
    return tuple(Listed(release, offered(release), before) for release, before in versions)


def faults(graph: Graph, root: Path) -> str:
    from pyshacl import validate

    shapes = Graph().parse(root / "tests" / "lib" / "dcat_ap_se.ttl")
    conforms, _, text = validate(graph, shacl_graph=shapes, advanced=False, do_owl_imports=False)
    return "" if conforms else str(text)


@needs_readers
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD makes one
@pytest.mark.parametrize("ending", list(FORMATS))
def test_what_is_mandatory_is_there(ending: str, root: Path) -> None:
    graph = Graph().parse(data=written(SITE, listed(), ending), format=FORMATS[ending][0])
    assert faults(graph, root) == ""
    assert set(graph) == set(catalogue(SITE, listed()))


@needs_readers
@pytest.mark.parametrize(
    "predicate",
    [DCTERMS.publisher, DCTERMS.title, DCAT.contactPoint, DCAT.accessURL, DCTERMS.license, DCAT.distribution],
)
def test_a_catalogue_that_lacks_it_is_seen(predicate: URIRef, root: Path) -> None:
    graph = catalogue(SITE, listed())
    graph.remove((None, predicate, None))
    assert faults(graph, root)


def test_every_file_of_every_version_is_told_of_with_its_kind() -> None:
    graph = catalogue(SITE, listed())
    addresses = {str(one) for one in graph.objects(None, DCAT.downloadURL)}
    assert len(addresses) == sum(len(one.files) for one in listed()) > 60
    assert "https://exempel.test/data/2018-liten/1.1/enheter.px" in addresses
    assert "https://exempel.test/data/2018-liten/1.0/L%C3%84S%20MIG.md" in addresses
    kinds = {str(one) for one in graph.objects(None, DCTERMS["format"])}
    assert {"text/csv", "text/x-pcaxis", "application/vnd.apache.parquet", "application/zip"} <= kinds


def test_made_up_answers_say_so_and_name_no_authority() -> None:
    graph = catalogue(SITE, listed()[:2])
    described = [str(text) for text in graph.objects(None, DCTERMS.description)]
    assert any(text.startswith("SYNTETISKA SVAR") for text in described)
    assert Literal("Ingen myndighet", lang="sv") not in set(graph.objects())
    assert not [one for one in graph.objects(None, DCTERMS.type) if str(one).endswith("NationalAuthority")]


def test_figures_taken_over_keep_their_terms() -> None:
    graph = catalogue(SITE, listed()[2:])
    rights = {str(text) for text in graph.objects(None, DCTERMS.rights)}
    assert rights == {"Källans villkor gäller: En rapport, sidan 3"}
    assert {str(one) for one, _ in graph.subject_objects(DCTERMS.license) if "2015-liten" in str(one)} == set()


def test_a_corrected_version_points_at_the_one_before() -> None:
    graph = catalogue(SITE, listed())
    ((newer, older),) = list(graph.subject_objects(DCAT.previousVersion))
    assert (str(newer)[-3:], str(older)[-3:]) == ("1.1", "1.0")


@pytest.mark.parametrize("ending", list(FORMATS))
def test_the_same_in_another_process(ending: str, root: Path) -> None:
    program = (
        "import sys; from oppna.disseminate.products.dcat.written import written; "
        "from tests.unit.products.test_dcat import SITE, listed; "
        "sys.stdout.buffer.write(written(SITE, listed(), sys.argv[1]))"
    )
    environment = {**os.environ, "PYTHONHASHSEED": "99", "PYTHONPATH": str(root)}
    again = subprocess.run(
        [sys.executable, "-c", program, ending], check=True, env=environment, cwd=root, capture_output=True
    )
    assert again.stdout == written(SITE, listed(), ending)
