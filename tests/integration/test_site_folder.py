"""The site in a folder: whole, without dead links, the same every time, and never half put in place."""

from __future__ import annotations

import filecmp
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.disseminate.addresses import area_path, figure_path
from oppna.disseminate.folder import site
from oppna.release.read import read_release
from tests.lib.dead_links import dead_links
from tests.lib.public_world import PUBLISHED

RATTLE = "ignore:Code. (version|previousVersion) is not defined in namespace DCAT:UserWarning"
pytestmark = [pytest.mark.filterwarnings(RATTLE), pytest.mark.xdist_group("site-folder")]


@pytest.fixture(scope="module")
def release(public_store: Path) -> Path:
    return public_store / PUBLISHED / "1.0"


@pytest.fixture(scope="module")
def folder(release: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of the smallest release."""
    target = tmp_path_factory.mktemp("site") / "sajt"
    assert main(["publish", str(release), "--site", str(target)]) == 0
    yield target


def test_no_link_is_dead(folder: Path) -> None:
    assert dead_links(folder) == []


def test_a_dead_link_would_be_found(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text('<a href="b.html">b</a><a href="#c">c</a><a href="/">d</a><img src="e.png">')
    assert len(dead_links(tmp_path)) == 4


def test_what_a_reader_looks_for_is_there(folder: Path) -> None:
    for page in ("", "kommun/0184-solna/", "riket/", "indikator/", "omraden/", "jamfor/", "publiceringar/", "sok/"):
        assert "<h1" in (folder / page / "index.html").read_text("utf-8"), page
    assert (folder / "flode.atom").is_file() and (folder / "publiceringar/kalender.ics").is_file()
    assert json.loads((folder / "v2/kpi.json").read_bytes())["values"]
    assert json.loads((folder / f"api/v1/releases/{PUBLISHED}/1.0/cells.json").read_bytes())["cells"]
    assert not any("oppna.invalid" in path.read_text("utf-8") for path in folder.rglob("*.html"))
    assert "Logga in" not in (folder / "index.html").read_text("utf-8")


LEADS_TO_FIGURES = "En siffra som är en länk leder till hur den kom till"


def test_without_pages_of_figures_none_is_promised(folder: Path) -> None:
    assert not (folder / "siffra").exists()
    assert "öppna sidan bakom varje siffra" in (folder / "index.html").read_text("utf-8")
    for page in (folder / "kommun/0184-solna/index.html", folder / "riket/index.html"):
        assert LEADS_TO_FIGURES not in page.read_text("utf-8")


def test_every_figure_has_a_page(figure_folder: Path, release: Path) -> None:
    """A page and a file for programs for each cell of the release; area pages lead there, and no link is dead."""
    read = read_release(release, answers=False)
    pages = [
        figure_folder / figure_path(PUBLISHED, cell.indicator, read.area(cell.level, cell.area)).strip("/")
        for cell in read.cells
    ]
    assert len(pages) > 500
    assert [page for page in pages if not (page / "index.html").is_file() or not (page / "siffra.json").is_file()] == []
    linked = {
        (page.parent / link).resolve()
        for area in read.areas
        for page in [figure_folder / area_path(area).strip("/") / "index.html"]
        if page.is_file()
        for link in re.findall(r'href="([^"#]*/siffra/[^"#]*)', page.read_text("utf-8"))
    }
    assert linked == {(page / "index.html").resolve() for page in pages}
    assert dead_links(figure_folder) == []


def test_a_page_of_a_figure_promises_no_server(figure_folder: Path) -> None:
    area = (figure_folder / "kommun/0184-solna/index.html").read_text("utf-8")
    assert LEADS_TO_FIGURES in area
    assert "öppna sidan bakom varje siffra" not in (figure_folder / "index.html").read_text("utf-8")
    for page in (figure_folder / "siffra").rglob("index.html"):
        html = page.read_text("utf-8")
        assert "Beviset bakom siffran" in html and 'href="siffra.json"' in html
        for wrong in ("API-adress", "Länk hit", "Allt öppet", "<li></li>", "data-needs", "oppna.invalid"):
            assert wrong not in html, (page, wrong)


def test_the_same_bytes_every_time(folder: Path, release: Path, tmp_path: Path) -> None:
    again = tmp_path / "igen"
    assert main(["publish", str(release), "--site", str(again)]) == 0
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert names == {str(path.relative_to(again)) for path in again.rglob("*") if path.is_file()}
    _, wrong, lost = filecmp.cmpfiles(folder, again, sorted(names), shallow=False)
    assert (wrong, lost) == ([], [])


def refused(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["publish", *arguments]) == 2
    return capsys.readouterr().err


def test_somebody_elses_folder_is_left_alone(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "brev.txt").write_text("viktigt")
    assert "är en mapp med annat i" in refused(capsys, str(release), "--site", str(tmp_path))
    assert "är en fil. Ange en mapp." in refused(capsys, str(release), "--site", str(tmp_path / "brev.txt"))
    assert "finns inte. Skapa den" in refused(capsys, str(release), "--site", str(tmp_path / "a" / "b"))
    assert [path.name for path in tmp_path.iterdir()] == ["brev.txt"]


def test_every_fault_at_once(release: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = refused(capsys, str(release), str(release), str(tmp_path), "--site", str(tmp_path / "a" / "b"))
    assert "3 fel" in told and "är samma version som" in told and "är ingen publicering" in told


@pytest.mark.parametrize("more", [["--csv", "a.csv"], ["--across", "x"], ["--unit", "0184"]])
def test_the_site_is_made_alone(more: list[str], release: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "--site görs för sig" in refused(capsys, str(release), "--site", "sajt", *more)
    assert "--every-figure gäller sajten" in refused(capsys, str(release), "--csv", "a.csv", "--every-figure")


def test_what_was_there_stays_when_the_work_fails(
    release: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "sajt"
    target.mkdir()
    (target / site.MARK).write_text("förra")

    def full(*args: object) -> None:
        raise OSError(28, "No space left on device", str(target))

    monkeypatch.setattr(site, "_lead", full)
    assert main(["publish", str(release), "--site", str(target)]) == 2
    assert [path.name for path in tmp_path.iterdir()] == ["sajt"]
    assert (target / site.MARK).read_text() == "förra"
