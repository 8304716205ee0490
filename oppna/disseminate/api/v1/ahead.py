"""What questions are answered from, written before anybody asks: the first one should not wait either."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from threading import Event, Thread

from oppna.disseminate.api import source
from oppna.disseminate.api.http import Request
from oppna.disseminate.api.v1 import areas, calendar, definitions, description, figure, quality, releases, series
from oppna.disseminate.api.v1.asked import Asked, indicators_of
from oppna.disseminate.api.v1.laid import plain
from oppna.disseminate.api.v1.parameters import AreasAsked, Format, ReleasesAsked
from oppna.disseminate.api.wrappers.faults import FAULTS, log
from oppna.disseminate.shelf.public import Public
from oppna.release.content import Release

EVERY = 1.0
"""Seconds between looks at what is public."""


class Ahead:
    """Writes what is public in a thread, and what becomes public later too, until it is stopped."""

    def __init__(self) -> None:
        self._stopped = Event()
        self._thread = Thread(target=self._run, name="written ahead", daemon=True)

    def start(self) -> None:
        """Begin. Whoever asks meanwhile is answered as if nothing had been written."""
        self._thread.start()

    def stop(self) -> None:
        """End after the indicator at hand."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join(EVERY)

    def _run(self) -> None:
        done: str | None = None
        pause = 0.0
        while not self._stopped.wait(pause):
            pause = EVERY
            try:
                done = self._written(done)
            except FAULTS:
                log.exception("what questions are answered from could not be written ahead")

    def _written(self, done: str | None) -> str:
        """Write what is public, unless it is `done`; what is done now."""
        public = source.public()
        if public.token != done:
            write(public, self._stopped.is_set)
            gc.freeze()  # what is written stays; looking through it again and again for what does not would cost
        return public.token


def write(public: Public, is_stopped: Callable[[], bool]) -> None:
    """Everything of the newest versions, the newest edition first. An older version is written when it is asked for."""
    for step in _steps(public):
        if is_stopped():
            return
        step()


def _steps(public: Public) -> Iterator[Callable[[], object]]:
    everything = Asked(Request("GET", ""), public, {}, ReleasesAsked())
    for tell in (releases.start, releases.releases, calendar.answer, description.answer):
        yield lambda tell=tell: tell(everything)  # type: ignore[misc]
    for release in public.releases:
        yield from _of(public, release)


def _of(public: Public, release: Release) -> Iterator[Callable[[], object]]:
    named = {"edition": release.head.edition, "version": release.head.version}
    asked = Asked(Request("GET", ""), public, named, AreasAsked(format=Format.JSON))
    for tell in (areas.areas, definitions.indicators, definitions.questions, quality.quality):
        yield lambda tell=tell: tell(asked)  # type: ignore[misc]
    every = tuple(indicators_of(release))
    for id in every:
        yield lambda id=id: plain(asked, release, (id,))  # type: ignore[misc]
    for id in every:
        one = Asked(asked.request, public, {**named, "indicator": id})
        yield lambda one=one: (figure.written_of(one), series.series(one))  # type: ignore[misc]
