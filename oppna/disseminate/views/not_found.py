"""A page for an address that leads nowhere: one sentence that says what is wrong, and ways on."""

from __future__ import annotations

from typing import NamedTuple

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class Link(NamedTuple):
    """A way on."""

    text: str
    address: str


_LONGEST = 300


def not_found(request: HttpRequest, heading: str, sentence: str, *links: Link) -> HttpResponse:
    """404 with the sentence; what the visitor wrote is in it, cut short."""
    shown = sentence if len(sentence) <= _LONGEST else sentence[:_LONGEST] + "…"
    told = {"heading": heading, "sentence": shown, "links": links}
    return render(request, "disseminate/not_found.html", told, status=404)
