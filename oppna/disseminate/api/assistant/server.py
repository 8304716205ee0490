"""The tools over the Model Context Protocol. Only this module knows the protocol."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from mcp.types import ToolAnnotations
from pydantic import Field

from oppna import __version__
from oppna.disseminate.api.assistant.answers import Answers
from oppna.disseminate.api.v1.wrong import Wrong

INSTRUCTIONS = (
    "Öppna jämförelser av socialtjänsten. Uppge alltid varje siffras hänvisning (sida, utgåva, version) och status. "
    "Står det SYNTETISKA SVAR i label är siffran påhittad och det ska sägas. Rangordna inte områden; säg att något "
    "avviker bara när omdömet i sureness gör det. En siffra utan värde är inte noll: säg varför den saknas."
)

Said = dict[str, Any]
Indicator = Annotated[str, Field(description="Indikatorns beteckning, till exempel G2_1; find söker dem.")]
Area = Annotated[str, Field(description="Områdets kod eller namn: 0184, Solna, Riket, Stockholms län.")]
Edition = Annotated[str, Field(description="Utgåva, som list_releases ger den; tom: den nyaste som har indikatorn.")]
A_LEVEL = "municipality, district, county, population_group, skr_group eller nation; tom: alla."
ALevel = Annotated[str, Field(description=A_LEVEL)]
_READS = ToolAnnotations(read_only_hint=True, open_world_hint=False)


def server(answers: Answers) -> MCPServer:
    """A server with the tools."""
    made = MCPServer(
        "oppna", title="Öppna jämförelser", instructions=INSTRUCTIONS, version=__version__, log_level="WARNING"
    )

    @made.tool(annotations=_READS)
    def list_releases() -> Said:
        """Lista publiceringarna: utgåva, version, datum och om svaren är syntetiska."""
        return _said(answers.list_releases)

    @made.tool(annotations=_READS)
    def find(query: Annotated[str, Field(description="Ord på svenska.")], limit: int = 10) -> Said:
        """Sök kommun, län, indikator eller fråga i enkäten; ger koderna som de andra verktygen tar."""
        return _said(answers.find, query, limit)

    @made.tool(annotations=_READS)
    def get_figures(
        indicators: list[Indicator], areas: list[Area] | None = None, level: ALevel = "", edition: Edition = ""
    ) -> Said:
        """Hämta siffror för indikatorer i områden, var och en med säkerhet och hänvisning."""
        return _said(answers.get_figures, indicators, areas or (), level, edition)

    @made.tool(annotations=_READS)
    def compare(indicator: Indicator, areas: list[Area], edition: Edition = "") -> Said:
        """Jämför områden på en indikator, bredvid deras län, grupper och riket. Ingen rangordning."""
        return _said(answers.compare, indicator, areas, edition)

    @made.tool(annotations=_READS)
    def explain_figure(indicator: Indicator, area: Area, level: ALevel = "", edition: Edition = "") -> Said:
        """Förklara en siffra: vad den mäter, regeln, och stegen från svaren till värdet."""
        return _said(answers.explain_figure, indicator, area, level, edition)

    return made


def _said(tool: Callable[..., Said], *given: Any) -> Said:
    try:
        return tool(*given)
    except Wrong as wrong:
        sentences = [fault.sentence for fault in wrong.faults] or [wrong.sentence]
        raise ToolError(" ".join(sentences)) from wrong
