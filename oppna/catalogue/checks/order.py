"""Rules on files, ids and order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from oppna.catalogue.checks.subject import Fault, Subject, repeated


def edition_named_as_folder(subject: Subject) -> Iterator[Fault]:
    name = PurePosixPath(subject.material.folder).name
    if subject.edition.id != name:
        yield subject.head_file, f"id är {subject.edition.id} men mappen heter {name}. Ge dem samma namn."


def indicator_named_as_file(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        if indicator.id != PurePosixPath(file).stem:
            yield file, f"id är {indicator.id} men filen heter {PurePosixPath(file).name}. Ge dem samma namn."


def indicator_ids_unique(subject: Subject) -> Iterator[Fault]:
    for id in repeated(indicator.id for _, indicator in subject.indicators):
        files = [file for file, indicator in subject.indicators if indicator.id == id]
        yield files[-1], f"id {id} finns också i {', '.join(files[:-1])}. Behåll den ena filen."


def order_lists_every_indicator(subject: Subject) -> Iterator[Fault]:
    order = subject.edition.head.order
    known = {indicator.id: file for file, indicator in subject.indicators}
    for id in repeated(order):
        yield subject.head_file, f"ordning räknar upp {id} två gånger. Behåll det ena."
    for id in dict.fromkeys(order):
        if id not in known:
            yield subject.head_file, f"ordning nämner {id} men filen saknas. Lägg till filen eller ta bort {id}."
    for id, file in known.items():
        if id not in order:
            yield file, f"{id} saknas i ordning i edition.yaml. Lägg till det."


def background_last(subject: Subject) -> Iterator[Fault]:
    is_background = {indicator.id: indicator.background for _, indicator in subject.indicators}
    kinds = [is_background[id] for id in subject.edition.head.order if id in is_background]
    if kinds != sorted(kinds):
        yield subject.head_file, "ordning har en indikator efter ett bakgrundsmått. Lägg bakgrundsmåtten sist."


def background_in_its_folder(subject: Subject) -> Iterator[Fault]:
    for file, indicator in subject.indicators:
        marks = {
            "mappen": PurePosixPath(file).parent.name == "background",
            "fältet bakgrundsmått": indicator.background,
            "fältet typ": indicator.kind == "bakgrund",
        }
        if len(set(marks.values())) > 1:
            told = ", ".join(f"{mark} {'ja' if says else 'nej'}" for mark, says in marks.items())
            yield file, f"är detta ett bakgrundsmått? Svaren skiljer sig: {told}. Gör dem lika."


def no_stray_files(subject: Subject) -> Iterator[Fault]:
    for place in subject.material.strays:
        yield subject.material.file(place), "filen läses inte av något. Flytta den eller rätta namnet."
