"""The pages that a folder has instead of those that a server must answer: start, search and ready-made comparisons."""

from __future__ import annotations

from collections.abc import Mapping

from django.template.loader import render_to_string
from django.test import RequestFactory

from oppna.catalogue.codelists import search_words
from oppna.disseminate.folder.asking import READER, Page
from oppna.disseminate.folder.compare_data import compare_data
from oppna.disseminate.presenters.start import front
from oppna.disseminate.search.build import entries
from oppna.disseminate.search.fold import fold
from oppna.disseminate.shelf.public import Public
from oppna.swedish import sort_key

HTML, SCRIPT = "text/html; charset=utf-8", "text/javascript; charset=utf-8"


def own_pages(public: Public, compared: Mapping[str, str], *, everything: bool) -> list[Page]:
    """All of them. `everything`: there is a page for every figure as well."""
    start = {"front": front(public), "rounds": (), "respondents": (), "in_folder": True, "figure_pages": everything}
    every = sorted(entries(public, search_words()), key=lambda entry: (sort_key(entry.text), entry.address))
    listed = [(entry, fold(" ".join(name.text for name in entry.names))) for entry in every]
    editions = [(one.head.edition, one.head.edition_name) for one in public.releases]
    synthetic = {"synthetic": public.synthetic, "mixed": public.mixed}
    ready = {"compared": compared.items(), "editions": editions, **synthetic}
    return [
        _page("/", "start.html", start),
        _page("/sok/", "disseminate/folder/search.html", {"entries": listed, **synthetic}),
        _page("/jamfor/", "disseminate/folder/compare.html", ready),
        *(Page(f"/jamfor/{one.head.edition}.js", "", SCRIPT, compare_data(one)) for one in public.releases),
    ]


def _page(address: str, template: str, told: Mapping[str, object]) -> Page:
    request = RequestFactory(SERVER_NAME="localhost").get(address)
    request.actor = READER  # type: ignore[attr-defined]
    return Page(address, "", HTML, render_to_string(template, dict(told), request).encode())
