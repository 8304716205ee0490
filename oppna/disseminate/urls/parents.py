"""Addresses above others, which lead on."""

from __future__ import annotations

from django.urls import URLPattern, re_path

from oppna.disseminate.addresses import LEVEL_PATH
from oppna.disseminate.views import parents

_LEVELS = "|".join(sorted(path for path in LEVEL_PATH.values() if path != "riket"))

urlpatterns: list[URLPattern] = [
    re_path(rf"^(?P<root>{'|'.join(parents.ROOTS)})/$", parents.root, name="root"),
    re_path(rf"^(?P<root>{'|'.join(parents.OF_EDITION)})/(?P<edition>[^/]+)/$", parents.edition, name="edition"),
    re_path(rf"^siffra/(?P<edition>[^/]+)/(?P<code>[^/]+)/(?:(?:{_LEVELS})/)?$", parents.figures, name="figures"),
    re_path(r"^data/(?P<edition>[^/]+)/(?P<version>[^/]+)/$", parents.files, name="files"),
]
