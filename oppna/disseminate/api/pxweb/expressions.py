"""Selection expressions of PxWeb: which values of a variable "*", "01*", "TOP(3)" and the like stand for."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from oppna.disseminate.api.pxweb.problem import PxProblem
from oppna.disseminate.products.dataset.content import Item, Variable

Codes = Sequence[str]
_CALL = re.compile(r"(top|bottom|from|to|range)\((.*)\)", re.IGNORECASE)
_COUNT = re.compile(r"[1-9]\d{0,8}")
_OFFSET = re.compile(r"\d{1,9}")


def expanded(variable: Variable, items: Sequence[Item], expressions: Codes) -> tuple[str, ...]:
    """The codes that the expressions stand for, in the order of the table, each once."""
    codes = [item.code for item in items]
    exact = {code.casefold(): code for code in codes}
    chosen: set[str] = set()
    for text in expressions:
        known = exact.get(text.casefold())
        chosen.update([known] if known is not None else _matched(variable, codes, text))
    return tuple(code for code in codes if code in chosen)


def _matched(variable: Variable, codes: list[str], text: str) -> Codes:
    if call := _CALL.fullmatch(text):
        return _called(variable, codes, call[1].casefold(), [part.strip() for part in call[2].split(",")], text)
    if "?" in text:
        return [code for code in codes if _fits(code.casefold(), text.casefold())]
    if "*" in text:
        return _wildcard(codes, text.casefold(), text)
    raise _unknown(variable, text)


def _fits(code: str, pattern: str) -> bool:
    """A question mark is any one sign."""
    return len(code) == len(pattern) and all(sign in ("?", letter) for letter, sign in zip(code, pattern, strict=True))


def _wildcard(codes: list[str], pattern: str, text: str) -> Codes:
    """A star stands for anything, first, last or both, and nowhere else."""
    inner = pattern.removeprefix("*").removesuffix("*")
    if "*" in inner:
        raise _illegal(text)
    if pattern == "*":
        return codes
    starts, ends = not pattern.startswith("*"), not pattern.endswith("*")
    if starts:
        return [code for code in codes if code.casefold().startswith(inner)]
    if ends:
        return [code for code in codes if code.casefold().endswith(inner)]
    return [code for code in codes if inner in code.casefold()]


def _called(variable: Variable, codes: list[str], name: str, parts: list[str], text: str) -> Codes:
    if name in ("top", "bottom"):
        return _counted(variable, codes, name, parts, text)
    if len(parts) != (2 if name == "range" else 1):
        raise _illegal(text)
    at = sorted(_position(variable, codes, part) for part in parts)
    spans: dict[str, Callable[[], Codes]] = {
        "from": lambda: codes[at[0] :],
        "to": lambda: codes[: at[0] + 1],
        "range": lambda: codes[at[0] : at[-1] + 1],
    }
    return spans[name]()


def _counted(variable: Variable, codes: list[str], name: str, parts: list[str], text: str) -> Codes:
    """TOP counts from the first value, but in time from the newest; BOTTOM from the other end."""
    if len(parts) > 2 or not _COUNT.fullmatch(parts[0]) or not all(map(_OFFSET.fullmatch, parts[1:])):
        raise _illegal(text)
    count, offset = int(parts[0]), int(parts[1]) if len(parts) == 2 else 0
    from_the_end = (name == "bottom") != (variable.role == "time")
    ordered = codes[::-1] if from_the_end else codes
    return ordered[offset : offset + count]


def _position(variable: Variable, codes: list[str], text: str) -> int:
    for at, code in enumerate(codes):
        if code.casefold() == text.casefold():
            return at
    raise _unknown(variable, text)


def _unknown(variable: Variable, text: str) -> PxProblem:
    sentence = f"”{text[:80]}” är inget värde av {variable.code} ({variable.label}); värdena står i tabellens metadata."
    return PxProblem(400, "Non-existent value", sentence)


def _illegal(text: str) -> PxProblem:
    sentence = (
        f"Uttrycket ”{text[:80]}” går inte att förstå; skriv en kod, * först eller sist, ? för ett tecken, "
        "TOP(n), BOTTOM(n), FROM(kod), TO(kod) eller RANGE(kod,kod)."
    )
    return PxProblem(400, "Illegal selection expression", sentence)
