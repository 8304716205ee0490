"""Where the files of a register lie in a folder: CSV or Parquet, one file or many."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from oppna.errors import refuse

Form = Literal["csv", "parquet"]
FORMS: tuple[Form, ...] = ("csv", "parquet")


@dataclass(frozen=True)
class RegisterFiles:
    """The files of one register, all of one form, in order of name. `shown` is what messages call them."""

    register: str
    form: Form
    paths: tuple[Path, ...]

    def shown(self, path: Path) -> str:
        """A file as it is named to a person: with its folder where the register lies in one."""
        return path.name if path.parent.name.split(".")[0] != self.register else f"{path.parent.name}/{path.name}"


def register_files(folder: Path, register: str) -> RegisterFiles | None:
    """The files of `register` in `folder`, None where there are none.

    They lie as register.csv, as the folder register.csv/ or register/, or as register-*.csv; and so for Parquet.
    """
    places = [place for place in (*_named(folder, register), folder / register) if place.exists()]
    places += [path for form in FORMS for path in sorted(folder.glob(f"{register}-*.{form}"))]
    found = [path for place in places for path in _within(place)]
    forms = {form for form in FORMS for path in found if path.suffix == f".{form}"}
    loose = {path.parent for path in found} | {path for path in found if path.stem == register}
    if len(forms) > 1 or (len(places) > 1 and (folder / register in places or len(loose) > 1)):
        names = ", ".join(place.name for place in places)
        sentence = f"registret ligger i flera former ({names}); behåll en, antingen CSV eller Parquet, på ett ställe."
        raise refuse(sentence, file=register, code="REGISTER_FLERA")
    if not found:
        if places:
            raise refuse("mappen har inga filer av typen csv eller parquet.", file=places[0].name, code="REGISTER_TOM")
        return None
    return RegisterFiles(register, forms.pop(), tuple(found))


def _named(folder: Path, register: str) -> list[Path]:
    return [folder / f"{register}.{form}" for form in FORMS]


def _within(place: Path) -> list[Path]:
    """The data files of a place; other files in a folder (marks, checksums) are no data."""
    if place.is_file():
        return [place]
    return sorted(path for form in FORMS for path in place.rglob(f"*.{form}") if path.name[0] not in "._")
