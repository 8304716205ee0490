"""What a Word file can do that its library has no words for."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

_DATED = datetime(2000, 1, 1, tzinfo=UTC)


def in_swedish(style: Any) -> None:
    """The language of the text, for spelling and for whoever has it read aloud."""
    style.element.get_or_add_rPr().append(parse_xml(f'<w:lang {nsdecls("w")} w:val="sv-SE" w:eastAsia="sv-SE"/>'))


def forget_the_clock(document: Any, title: str) -> None:
    """Title, author and language; no moment of its own, so that the same content is the same file."""
    core = document.core_properties
    core.title, core.author, core.language, core.comments = title, "Öppna", "sv-SE", ""
    core.created = core.modified = _DATED


def field(paragraph: Any, name: str) -> None:
    """A number that Word fills in itself: PAGE, NUMPAGES."""
    size = '<w:rPr><w:sz w:val="16"/></w:rPr>'
    written = f'<w:fldSimple {nsdecls("w")} w:instr="{name}"><w:r>{size}<w:t>1</w:t></w:r></w:fldSimple>'
    paragraph._p.append(parse_xml(written))


def shaded(fill: str) -> Any:
    """A background for a cell or a run."""
    return parse_xml(f'<w:shd {nsdecls("w")} w:val="clear" w:color="auto" w:fill="{fill}"/>')


def described(drawn: Any, alt: str) -> None:
    """What a picture shows, for whoever does not see it."""
    drawn._inline.docPr.set("descr", alt)
