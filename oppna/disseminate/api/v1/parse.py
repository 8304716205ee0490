"""A query string → a struct of parameters, or a sentence for each thing in it that cannot be understood."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin, get_type_hints

import msgspec

from oppna.disseminate.api.v1.wrong import unknown
from oppna.disseminate.api.wrappers.refusal import Fault
from oppna.errors import quoted

Parameters = TypeVar("Parameters", bound=msgspec.Struct)


class Field(NamedTuple):
    """A parameter: its name, what one value of it is, whether it takes several, and what it is for."""

    name: str
    kind: Any
    several: bool
    description: str


@cache
def fields_of(kind: type[msgspec.Struct]) -> tuple[Field, ...]:
    """The parameters of a struct, in order."""
    hints = get_type_hints(kind, include_extras=True)
    return tuple(_field(name, hints[name]) for name in kind.__struct_fields__)


@cache
def _by_name(kind: type[msgspec.Struct]) -> dict[str, Field]:
    return {field.name: field for field in fields_of(kind)}


def _field(name: str, hint: Any) -> Field:
    description = ""
    if get_origin(hint) is Annotated:
        hint, meta = get_args(hint)
        description = meta.description or ""
    if get_origin(hint) is tuple:
        return Field(name, get_args(hint)[0], True, description)
    if get_origin(hint) in (Union, UnionType):
        (hint,) = (kind for kind in get_args(hint) if kind is not NoneType)
    return Field(name, hint, False, description)


def parse(kind: type[Parameters], given: Mapping[str, Sequence[str]]) -> tuple[Parameters, list[Fault]]:
    """The parameters as far as they can be understood, and all that cannot.

    Several values of one parameter come with commas, or with the parameter repeated.
    """
    if not given:
        return kind(), []
    found = _plainly(kind, given)
    return _carefully(kind, given) if found is None else (found, [])


def _plainly(kind: type[Parameters], given: Mapping[str, Sequence[str]]) -> Parameters | None:
    """The parameters where each has one value that is a text or a known word; None where there is more to look at."""
    fields = _by_name(kind)
    found: dict[str, Any] = {}
    for name, texts in given.items():
        field, text = fields.get(name), texts[0]
        if field is None or len(texts) > 1 or "," in text:
            return None
        value = text.strip() if field.kind is str else _words(field.kind).get(text)
        if not value:
            return None
        found[name] = (value,) if field.several else value
    return kind(**found)


@cache
def _words(kind: type) -> dict[str, Any]:
    return {str(one.value): one for one in kind} if issubclass(kind, Enum) else {}


def _carefully(kind: type[Parameters], given: Mapping[str, Sequence[str]]) -> tuple[Parameters, list[Fault]]:
    fields = _by_name(kind)
    faults = [Fault(name, _no_such(name, tuple(fields))) for name in given if name not in fields]
    found: dict[str, Any] = {}
    for name, field in fields.items():
        if name not in given:
            continue
        texts = [text for whole in given[name] for text in _split(whole, field)]
        values = list(_values(field, texts, faults))
        if field.several:
            found[name] = tuple(dict.fromkeys(values))
        elif len(texts) > 1:
            faults.append(Fault(name, f"{name} får bara anges en gång."))
        elif values:
            found[name] = values[0]
    return kind(**found), faults


def _no_such(name: str, known: Sequence[str]) -> str:
    return unknown("Parametern", name, known, " här")


def _split(whole: str, field: Field) -> list[str]:
    return [text.strip() for text in whole.split(",")] if field.several else [whole.strip()]


def _values(field: Field, texts: Sequence[str], faults: list[Fault]) -> Iterator[Any]:
    for text in texts:
        if not text:
            faults.append(Fault(field.name, f"{field.name} är tom; ange ett värde eller utelämna parametern."))
            continue
        if field.kind is str:
            yield text
            continue
        try:
            yield msgspec.convert(text, type=field.kind, strict=False)
        except msgspec.ValidationError:
            faults.append(Fault(field.name, _misfit(field, text)))


def _misfit(field: Field, text: str) -> str:
    if isinstance(field.kind, type) and issubclass(field.kind, Enum):
        choices = ", ".join(str(one.value) for one in field.kind)
        return f"{field.name} kan inte vara {quoted(text)}; välj bland {choices}."
    if field.kind is date:
        return f"{field.name} kan inte vara {quoted(text)}; skriv en dag som 2018-06-20."
    return f"{field.name} kan inte vara {quoted(text)}; skriv ett heltal."
