"""The document's own properties. The date is the release's, so the same release gives the same bytes."""

from __future__ import annotations

from datetime import datetime

from oppna.disseminate.products.words import basis, publisher
from oppna.disseminate.products.workbook.book import Book
from oppna.model.codes import SYNTHETIC


def set_properties(book: Book) -> None:
    """Title, author and the rest, as catalogues and screen readers show them."""
    head, edition = book.release.head, book.release.edition.head
    book.workbook.set_properties(
        {
            "title": f"{head.edition_name}{f' ({SYNTHETIC})' if head.synthetic else ''}",
            "subject": f"Öppna jämförelser, {edition.service_area}",
            "author": publisher(book.release),
            "company": publisher(book.release),
            "category": "Öppna jämförelser",
            "keywords": f"öppna jämförelser, socialtjänst, {edition.service_area}, {head.edition}",
            "comments": f"Utgåva {head.edition}, version {head.version}. Underlag: {basis(head)}.",
            "status": f"Version {head.version}",
            "created": datetime.fromisoformat(head.date),
        }
    )
    book.workbook.set_custom_property("Språk", "sv-SE")
    book.workbook.set_custom_property("Utgåva", head.edition)
    book.workbook.set_custom_property("Version", head.version)
    book.workbook.set_custom_property("Syntetiska svar", head.synthetic)
