"""`oppna editions` and `oppna releases`."""

from __future__ import annotations

from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.release.files import SUMMED, checksum_list, sha256
from oppna.release.write import write_release
from tests.lib.mini_edition import EDITION
from tests.lib.releases import small_release


def test_editions(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["editions"]) == 0
    header, row = capsys.readouterr().out.splitlines()
    assert header.split() == ["utgåva", "indikatorer", "bakgrundsmått", "läge", "källa", "namn"]
    assert row.split(maxsplit=5) == [EDITION, "3", "1", "fullständig", "[001:1-9]", "Liten utgåva"]


def test_releases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release = small_release()
    path = write_release(release, tmp_path)
    assert main(["releases", "--store", str(tmp_path)]) == 0
    header, row = capsys.readouterr().out.splitlines()
    head = release.head
    assert header.split()[:3] == ["utgåva", "version", "datum"]
    assert row.split()[:3] == [head.edition, head.version, head.date]
    assert head.approver in row
    assert "  ja  " in row
    assert row.endswith(str(path))
    assert ("SYNTETISKA" in row) == head.synthetic


def test_a_release_that_is_not_whole_is_not_believed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    release = small_release()
    path = write_release(release, tmp_path)
    (path / "results.csv").chmod(0o644)
    (path / "results.csv").write_text("annat", "utf-8")
    assert main(["releases", "--store", str(tmp_path)]) == 0
    row = capsys.readouterr().out.splitlines()[1]
    assert "  nej  " in row
    assert release.head.approver not in row


def test_a_sealed_release_that_cannot_be_read_is_not_believed_either(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write_release(small_release(), tmp_path)
    (path / "release.json").chmod(0o644)
    (path / "release.json").write_text("{}", "utf-8")
    (path / "SHA256SUMS").chmod(0o644)
    (path / "SHA256SUMS").write_bytes(checksum_list({name: sha256((path / name).read_bytes()) for name in SUMMED}))
    assert main(["releases", "--store", str(tmp_path)]) == 0
    assert "  nej  " in capsys.readouterr().out


def test_no_releases(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["releases"]) == 0
    assert capsys.readouterr().out == "Inga publiceringar i releases.\n"
    assert main(["releases", "--store", "fel"]) == 2
    assert "fel: mappen finns inte" in capsys.readouterr().err
