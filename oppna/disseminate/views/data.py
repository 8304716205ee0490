"""What there is to take along: the page, the files, the catalogue."""

from __future__ import annotations

import hashlib
import logging

from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseNotModified
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe

from oppna.disseminate.addresses import API_RELEASES, OPEN_DATA, catalogue_path
from oppna.disseminate.api.wrappers.caching import FOREVER, SHORT, has
from oppna.disseminate.api.wrappers.compression import accepts_gzip
from oppna.disseminate.files.kept import Unsealed
from oppna.disseminate.files.table import CSVM, DESCRIBED, FILES, DataFile
from oppna.disseminate.presenters import open_data as presented
from oppna.disseminate.presenters.take_along import Item, TakeAlong
from oppna.disseminate.products import csvw
from oppna.disseminate.products.dcat.written import FORMATS
from oppna.disseminate.queries.files import catalogue_of, files_of, warm
from oppna.disseminate.queries.public import public
from oppna.disseminate.views.not_found import Link, not_found
from oppna.disseminate.views.releases import no_version
from oppna.release.content import Release

log = logging.getLogger("oppna.disseminate")
_ANY_SITE = {"Access-Control-Allow-Origin": "*", "Access-Control-Expose-Headers": "ETag, Link, Content-Disposition"}
_SHOWN = ("application/json", CSVM, "text/plain", "text/markdown")
"""What a browser shows; everything else it saves."""


_CATALOGUES = tuple(
    Item(f"Katalog ({ending})", "Allt här beskrivet enligt DCAT-AP-SE.", catalogue_path(ending)) for ending in FORMATS
)


@require_safe
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is, for whom, and how a program asks for it."""
    found, host = public(), f"{request.scheme}://{request.get_host()}"
    warm(found)
    told = {
        "offers": [presented.offer(files_of(release), host) for release in found.releases],
        "older": [presented.offer(files_of(release), host) for release in presented.older(found)],
        "formats": presented.FORMATS,
        "own": presented.OWN,
        "doors": presented.doors(found, host),
        "catalogues": [(ending, catalogue_path(ending)) for ending in FORMATS],
        "synthetic": found.synthetic,
        "mixed": found.mixed,
        "host": host,
        "take_along": TakeAlong(_CATALOGUES, OPEN_DATA, api=API_RELEASES),
    }
    return render(request, "disseminate/data/open_data.html", told)


@require_safe
def data_file(request: HttpRequest, edition: str, version: str, name: str) -> HttpResponseBase:
    """A file of a public version. Names come from a table: nothing else is ever looked for."""
    found = public()
    release = found.version(edition, version)
    if release is None:
        return no_version(request, found, edition, version)
    file = FILES.get(name)
    if file is None or not file.of(release):
        sentence = f"Publiceringen har ingen fil som heter {name}."
        return not_found(request, "Filen finns inte", sentence, Link("Öppna data", OPEN_DATA))
    return _sent(request, release, file)


def _sent(request: HttpRequest, release: Release, file: DataFile) -> HttpResponseBase:
    kept = files_of(release)
    is_packed = file.is_text and accepts_gzip(request.headers.get("Accept-Encoding", ""))
    tag = f'"{hashlib.sha256(f"{kept.seal}/{file.name}/{is_packed}".encode()).hexdigest()[:32]}"'
    headers = {"ETag": tag, "Cache-Control": FOREVER, **_ANY_SITE, **_described(file)}
    if file.is_text:
        headers["Vary"] = "Accept-Encoding"
    if has(request.headers.get("If-None-Match", ""), tag):
        return HttpResponseNotModified(headers=headers)
    try:
        content = kept.opened(file, packed=is_packed)
    except Unsealed as unsealed:
        log.error("%s %s: %s is not as it was sealed", release.head.edition, release.head.version, unsealed)
        sentence = "Filen är inte den som publicerades och lämnas därför inte ut; det är antecknat."
        return not_found(request, "Filen kan inte hämtas", sentence, Link("Öppna data", OPEN_DATA))
    if is_packed:
        headers["Content-Encoding"] = "gzip"
    shown = file.media_type.partition(";")[0] in _SHOWN
    name = _saved_as(release, file)
    return FileResponse(content, as_attachment=not shown, filename=name, content_type=file.media_type, headers=headers)


def _described(file: DataFile) -> dict[str, str]:
    """Where the description of a table lies, as CSV on the Web says it."""
    return {"Link": f'<{csvw.METADATA}>; rel="describedby"; type="{CSVM}"'} if file.name in DESCRIBED else {}


def _saved_as(release: Release, file: DataFile) -> str:
    """The name on somebody's disk says what it is, also when it has been mailed on."""
    head = release.head
    made_up = "syntetiska-" if head.synthetic else ""
    return f"{made_up}{head.edition}-{head.version}-{file.name.replace(' ', '-')}"


@require_safe
def catalogue(request: HttpRequest, ending: str) -> HttpResponse:
    """The catalogue, in the form its address ends with."""
    found = public()
    if ending not in FORMATS or not found.releases:
        sentence = "Katalogen finns som .ttl, .jsonld och .rdf när något är publicerat."
        return not_found(request, "Katalogen finns inte", sentence, Link("Öppna data", OPEN_DATA))
    headers = {"Cache-Control": SHORT, **_ANY_SITE}
    return HttpResponse(catalogue_of(found, ending), content_type=FORMATS[ending][1], headers=headers)
