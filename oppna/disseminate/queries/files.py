"""The files of a version, for a request; and making them all beforehand, so that nobody waits for the first one."""

from __future__ import annotations

import logging
import threading
from contextlib import suppress
from contextvars import copy_context

from django.conf import settings

from oppna.disseminate.files.kept import Kept, Unsealed, seal_of
from oppna.disseminate.files.offered import listed, site
from oppna.disseminate.products.dcat.written import written
from oppna.disseminate.queries.public import store
from oppna.disseminate.shelf.found import folders
from oppna.disseminate.shelf.public import Public
from oppna.release.content import Release

log = logging.getLogger("oppna.disseminate")
_lock = threading.Lock()
_warmed: set[str] = set()
_catalogues: dict[tuple[str, str], bytes] = {}


def files_of(release: Release) -> Kept:
    """Where the files of a version are kept."""
    head = release.head
    return Kept(release, store() / head.edition / head.version, settings.DATA / "filer")


def catalogue_of(public: Public, ending: str) -> bytes:
    """The catalogue in a form, written once for each state of what is public."""
    key = (public.token, ending)
    if key not in _catalogues:
        content = written(site(settings.SITE_URL, settings.OPPNA_CONTACT), listed(public), ending)
        with _lock:
            for old in [one for one in _catalogues if one[0] != public.token]:
                del _catalogues[old]
            _catalogues[key] = content
        return content
    return _catalogues[key]


def warm(public: Public) -> threading.Thread | None:
    """Make every file of the newest versions in the background, once for each state of what is public."""
    with _lock:
        if public.token in _warmed:
            return None
        _warmed.add(public.token)
    worker = threading.Thread(target=copy_context().run, args=(make, public), name="filer", daemon=True)
    worker.start()
    return worker


def make(public: Public) -> None:
    """Make every file of the newest versions that is not made."""
    for release in public.releases:
        try:
            files_of(release).every()
        except (OSError, Unsealed) as error:
            log.warning("files of %s are not made beforehand: %s", release.head.edition, error)


def seals() -> frozenset[str]:
    """What is kept of any version in the store is known by: also of those not public yet, or no longer the newest."""
    found = set()
    for _, folder in folders(store()):
        with suppress(OSError):  # no release, or taken away while we look
            found.add(seal_of(folder))
    return frozenset(found)
