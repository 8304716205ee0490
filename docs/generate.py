"""Makes the generated references anew: `make docs`. A test holds that what is committed is what this makes."""

from __future__ import annotations

from pathlib import Path

from oppna.accounts.personal_data_page import page as personal_data
from oppna.catalogue.change_log import log_texts
from oppna.catalogue.checks import page as check_rules
from oppna.catalogue.describe import NOT_STATED
from oppna.catalogue.load import edition_heads, load_edition
from oppna.catalogue.schema import schema_texts
from oppna.disseminate.api.v1 import page as own_api
from oppna.disseminate.files import page as open_formats
from oppna.model.edition import Edition
from oppna.model.indicator import Indicator
from oppna.process.steps import STEPS
from oppna.rules.sentence import of_indicator

ROOT = Path(__file__).resolve().parents[1]
OTHERS, EVERY = "Övriga mått", "Indikatorer och mått"


def references() -> dict[Path, str]:
    """Path below the top of the checkout → what should stand in the file."""
    return {
        Path("docs/reference/check-rules.md"): check_rules.page(),
        Path("docs/reference/steg.md"): steps(),
        Path("docs/reference/api-v1.md"): own_api.page(),
        Path("docs/reference/oppna-format.md"): open_formats.page(),
        Path("docs/explanation/personuppgifter.md"): personal_data(),
        **{Path("definitions/schemas") / name: text for name, text in schema_texts().items()},
        **{Path("definitions") / name: text for name, text in log_texts().items()},
        **{Path(f"docs/reference/{head.id}.md"): indicators(load_edition(head.id)) for head in edition_heads()},
    }


def steps() -> str:
    """The way of the figures as a table: what happens, and in which module of the code one can read how."""
    rows = (f"| {step.code} | {step.name} | {step.does} | `{step.by.__module__}` |\n" for step in STEPS)
    return (
        "# Siffrornas väg\n\nStegen med GSBPM:s nummer, och modulen som gör det. Sidan är skapad ur "
        "`oppna/process/steps.py`; ändra där och kör `make docs`.\n\n"
        "| GSBPM | steg | vad som händer | modul |\n|---|---|---|---|\n" + "".join(rows)
    )


def indicators(edition: Edition) -> str:
    """An edition on one page: every indicator with its rule in words, under the headings of the workbook."""
    areas = dict.fromkeys(indicator.indicator_area for indicator in edition.indicators)
    rest = OTHERS if len(areas) > 1 else EVERY
    return _top(edition) + "".join(_area(edition, area, rest) for area in areas)


def _top(edition: Edition) -> str:
    background = sum(indicator.background for indicator in edition.indicators)
    incomplete = f"{edition.head.incomplete}\n\n" if edition.head.incomplete else ""
    return (
        f"# {edition.head.name}\n\n"
        f"Utgåvan `{edition.id}`: {len(edition.indicators) - background} indikatorer och {background} bakgrundsmått. "
        f"{incomplete}Sidan är skapad ur definitionerna; ändra dem och kör `make docs`. "
        f"Allt om en indikator: `oppna explain {edition.id} {edition.indicators[0].id}`.\n"
    )


def _area(edition: Edition, area: str, rest: str) -> str:
    """The table of an area; `rest` is the heading of indicators without one."""
    rows = (_row(edition, indicator) for indicator in edition.indicators if indicator.indicator_area == area)
    return f"\n## {area or rest}\n\n| id | indikator | redovisas som | regel |\n|---|---|---|---|\n" + "".join(rows)


def _row(edition: Edition, indicator: Indicator) -> str:
    rule = of_indicator(edition, indicator).replace("|", "\\|")
    return f"| `{indicator.id}` | {indicator.short_name} | {indicator.reported_as or NOT_STATED} | {rule} |\n"


def main() -> None:
    """Write every reference; say which ones changed."""
    for path, text in references().items():
        target = ROOT / path
        if not target.is_file() or target.read_text("utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, "utf-8")
            print(f"skrev {path}")


if __name__ == "__main__":
    main()
