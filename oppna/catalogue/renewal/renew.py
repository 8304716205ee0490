"""Make the folder of a new edition from an old one."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from oppna.catalogue.frame import frame_path
from oppna.catalogue.home import definitions_home
from oppna.catalogue.layout import HEAD, QUESTIONNAIRE, definition_files
from oppna.catalogue.load import edition_folder, load_edition
from oppna.catalogue.renewal.fields import method, of_head, of_indicator
from oppna.catalogue.renewal.sections import in_time, with_fields
from oppna.errors import refuse
from oppna.model.edition import Edition

_ID = re.compile(r"(?P<year>\d{4})-(?P<area>[a-zåäö0-9]+)")
_CARRIED = ("synth.yaml",)
"""Read with the edition though no part of its definitions. Published figures are the old round's and stay there."""


def renew(old_id: str, new_id: str) -> Path:
    """Where the new edition lies; refused when there is one already. It is there whole, or not at all."""
    folder = edition_folder(old_id)
    edition = load_edition(old_id)
    year = _year(edition, new_id)
    target = folder.parent / new_id
    if target.exists():
        raise refuse("utgåvan finns redan. Ändra i den, eller välj ett annat id.", file=str(target), code="FINNS_REDAN")
    aside = Path(tempfile.mkdtemp(prefix=f".{new_id}-", dir=definitions_home()))
    try:
        for name, content in _files(folder, edition, new_id, year):
            (aside / name).parent.mkdir(parents=True, exist_ok=True)
            (aside / name).write_bytes(content)
        aside.chmod(folder.stat().st_mode)
        os.rename(aside, target)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    return target


def carry_frame(old_id: str, new_id: str) -> Path | None:
    """The old frame under the new year, where that year has none; None where there is nothing to carry."""
    old, new = (load_edition(id).head for id in (old_id, new_id))
    source, target = frame_path(old), frame_path(new)
    if target.exists() or not source.is_file():
        return None
    shutil.copyfile(source, target)
    return target


def _year(edition: Edition, new_id: str) -> int:
    found = _ID.fullmatch(new_id)
    if found is None or found["area"] != edition.id.partition("-")[2]:
        area = edition.id.partition("-")[2]
        raise refuse(
            f"{new_id} är inget id för ett nytt år av {edition.id}. Skriv årtalet, bindestreck och {area}.",
            code="FEL_ID",
        )
    if (year := int(found["year"])) <= edition.head.year:
        raise refuse(f"{new_id} är inte nyare än {edition.id}. Välj ett senare år.", code="FEL_ORDNING")
    return year


def _files(folder: Path, edition: Edition, new_id: str, year: int) -> Iterator[tuple[str, bytes]]:
    """Name in the folder → what stands in the new file."""
    for path in (*definition_files(folder), *(folder / name for name in _CARRIED)):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            plain = path.suffix != ".yaml" or name in _CARRIED
            yield name, path.read_bytes() if plain else _renewed(path, edition, new_id, year).encode()


def _renewed(path: Path, edition: Edition, new_id: str, year: int) -> str:
    text = path.read_text("utf-8-sig")
    years, alone = year - edition.head.year, frozenset({edition.head.year})
    if path.name == HEAD:
        return with_fields(in_time(method(text, year), years, alone), of_head(edition, new_id, year))
    if path.name == QUESTIONNAIRE:
        return in_time(text, years, alone)
    indicator = edition.indicator(path.stem)
    period = frozenset(int(date[:4]) for date in (indicator.period.start, indicator.period.end))
    return with_fields(in_time(text, years, alone | period), of_indicator(edition, indicator, year))
