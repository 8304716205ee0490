"""What the texts, colours and figures of the workbook mean, for its first sheet."""

from __future__ import annotations

from collections.abc import Iterator

from oppna.disseminate.products.meanings import coloured_texts, fixed_meanings
from oppna.disseminate.products.words import ABSENT_TEXT, text_of
from oppna.disseminate.products.workbook.book import Book
from oppna.disseminate.products.workbook.levels import has_cities, levels_text
from oppna.model.codes import SHARES, Colour, MeasureUnit

_SHARE = "Andel med Ja bland dem som har svarat Ja, Delvis eller Nej. Visas för grupper: {}."
_CITIES = ", och för städer med stadsdelar"
_MEASURED = " För mått på personal och personer: andelen av årsarbetarna eller personerna."
_NUMBER = ("2,7", "Ett mått som inte är en andel, i den enhet som indikatorns namn och beskrivning anger.")
_PUBLISHED_SHARE = ("37 %", "Andel för gruppen, så som källan anger den.")
_NO_COLOUR = ("Ingen färg", "Andelar, mått och fasta texter är ofärgade: källan anger inget önskat värde för dem.")

_ABSENT_MEANING = "Indikatorn redovisas inte för området, eller området ingår inte i underlaget."
_ONLY_PUBLISHED = " Några mått räknas inte ur svaren utan finns bara som publicerade."
_NO_EXACT_FIGURE = "Källan ger ingen exakt siffra för området; indikatorns beskrivning säger vad den anger."


def figures(book: Book) -> tuple[tuple[str, str], ...]:
    """What a figure means. Figures of groups alone are their source's, and so is how they were worked out."""
    numbers = (_NUMBER,) if any(one.unit not in SHARES for one in book.indicators) else ()
    return (("37 %", _share(book)) if book.units else _PUBLISHED_SHARE, *numbers, _NO_COLOUR)


def _share(book: Book) -> str:
    groups = levels_text(book) + (_CITIES if has_cities(book) else "")
    measured = any(one.unit is MeasureUnit.SHARE for one in book.indicators)
    return _SHARE.format(groups) + (_MEASURED if measured else "")


def shown_colours(book: Book) -> Iterator[tuple[str, Colour, str]]:
    """The coloured texts of the workbook; only units have them."""
    return coloured_texts() if book.units else iter(())


def fixed_texts(book: Book) -> Iterator[tuple[str, str]]:
    """The fixed texts of cells without a value that the workbook holds, and what each means.

    A text that no cell has is not explained: an edition may lack a limit of nonresponse, or confidential figures.
    """
    meanings = fixed_meanings(book.release)
    held = {text_of(cell) for cell in book.release.cells}
    yield from ((text, meaning) for text, meaning in meanings.items() if text in held)
    yield ABSENT_TEXT, _absent(book)


def _absent(book: Book) -> str:
    if not book.units:
        return _NO_EXACT_FIGURE
    of_answers = book.release.head.origin != "published"
    given = len(book.release.edition.computed) < len(book.indicators)
    return _ABSENT_MEANING + (_ONLY_PUBLISHED if of_answers and given else "")
