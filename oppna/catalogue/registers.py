"""The definitions of registers of persons."""

from __future__ import annotations

from oppna.catalogue.cache import compiled
from oppna.catalogue.home import definitions_home
from oppna.errors import refuse
from oppna.model.register import Register


def registers() -> dict[str, Register]:
    """Every register there is a definition of, by id; Refused with the faults of its file."""
    files = sorted((definitions_home() / "registers").glob("*.yaml"))
    return compiled("registers", files, dict[str, Register], _read)


def _read() -> dict[str, Register]:
    from oppna.catalogue.shape import read  # the parser of YAML, only when the cache has nothing

    found = {}
    for path in sorted((definitions_home() / "registers").glob("*.yaml")):
        name = f"registers/{path.name}"
        register = read(path, name, Register)
        if register.id != path.stem:
            raise refuse(f"id är {register.id}; ge filen och registret samma namn.", file=name, code="REGISTER_ID")
        found[register.id] = register
    return found
