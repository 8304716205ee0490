"""Checking an edition."""

from __future__ import annotations

from collections.abc import Mapping

from oppna.catalogue.checks.subject import Find, Subject
from oppna.catalogue.checks.table import BLOCKING, PURE, RULES, problems
from oppna.catalogue.frame import frame_path
from oppna.catalogue.home import definitions_home
from oppna.catalogue.load import edition_folder
from oppna.catalogue.material import Material, read_material
from oppna.errors import Problem, Refused
from oppna.interchange.units import Frame, read_units
from oppna.model.edition import Edition


def check_edition(edition_id: str, engine: Mapping[str, Find]) -> list[Problem]:
    """Every problem of the edition's definitions. The rules in `engine` wait until the edition can be computed."""
    try:
        material = _material(edition_id)
        subject = Subject(material=material, frame=_frame(material))
    except Refused as refused:
        return refused.problems
    return problems(subject, PURE if problems(subject, BLOCKING) else RULES, engine)


def checked_edition(edition_id: str) -> Edition:
    """The edition, refused where it breaks a rule that computing cannot do without."""
    subject = Subject(material=_material(edition_id))
    if found := problems(subject, BLOCKING):
        raise Refused(found)
    return subject.edition


def _material(edition_id: str) -> Material:
    return read_material(edition_folder(edition_id), definitions_home())


def _frame(material: Material) -> Frame:
    path = frame_path(material.edition.head)
    return read_units(path, material.edition.printed_groups) if path.is_file() else Frame((), {})
