"""The producer's record beside the store: who may read it, what it holds, and what is refused without it."""

from __future__ import annotations

import csv
import json
import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from oppna.__main__ import main
from oppna.release.read import read_release
from oppna.release.record import record_path, told_before
from tests.lib import nation
from tests.lib.protected_edition import PROTECTED, write_edition
from tests.lib.public_world import PUBLISHED

pytestmark = pytest.mark.fence
FIRST = ("--version", "1.0", "--date", "2021-02-01", "--approved-by", "Anna Provsson")
SECOND = ("--version", "1.1", "--date", "2021-03-01", "--approved-by", "Anna Provsson")
THIRD = ("--version", "1.2", "--date", "2021-04-01", "--approved-by", "Anna Provsson")
PEOPLE = nation.persons(2)


@pytest.fixture(scope="module")
def made(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with definitions, registers and the release of them."""
    folder = tmp_path_factory.mktemp("omgång")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPPNA_DEFINITIONS", str(folder / "definitions"))
        write_edition(root, folder / "definitions", counts=True)
        _release(folder, "store", nation.write(folder / "in", PEOPLE))
    yield folder


@pytest.fixture
def held(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy that may be changed."""
    folder = Path(shutil.copytree(made, tmp_path / "omgång"))
    monkeypatch.setenv("OPPNA_DEFINITIONS", str(folder / "definitions"))
    return folder


def _release(folder: Path, store: str, answers: Path) -> None:
    assert main(["release", PROTECTED, "--in", str(answers), "--store", str(folder / store), *FIRST]) == 0


def _correct(folder: Path, answers: Path, version: str = "1.0", stated: tuple[str, ...] = SECOND) -> int:
    release = folder / "store" / PROTECTED / version
    return main(["correct", str(release), "--in", str(answers), "--reason", "Fem barn saknades.", *stated])


def _record(folder: Path, version: str = "1.0") -> Path:
    return record_path(folder / "store", PROTECTED, version)


def test_of_a_release_that_is_not_to_be_protected_no_record_is_asked_for(public_store: Path, tmp_path: Path) -> None:
    folder = public_store / PUBLISHED / "1.0"
    assert told_before(read_release(folder), folder, tmp_path, secondary=False) is None


def _mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_lies_beside_the_store_and_is_its_owners_alone(made: Path) -> None:
    path = _record(made)
    assert path == made.resolve() / "store-producent" / PROTECTED / "1.0.json"
    assert (_mode(path), _mode(path.parent), _mode(path.parent.parent)) == (0o600, 0o700, 0o700)


def test_it_holds_counts_and_a_reason_for_each_hidden_cell(made: Path) -> None:
    record = json.loads(_record(made).read_text("utf-8"))
    rows = [dict(zip(record["columns"], row, strict=True)) for row in record["cells"]]
    hidden = {(row["indicator"], row["area"]): row["hidden"] for row in rows if row["indicator"] and row["hidden"]}
    release = read_release(made / "store" / PROTECTED / "1.0")
    assert hidden.keys() == {(cell.indicator, cell.area) for cell in release.cells if cell.status == "confidential"}
    assert {reason.partition(":")[0] for reason in hidden.values()} == {"primär", "sekundär"}
    truth = nation.truth(PEOPLE)
    for row in rows:
        measure = row["measure"].removeprefix("UTB_")
        area = nation.STRANGER if row["area"] == "ingen kommun" else row["area"]
        having, other, unknown = truth[measure, row["subgroup"], area]
        assert (row["having"], row["lacking"]) == (str(having), str(other + unknown))
        assert row["without_result"] == str(unknown)


def test_the_same_input_gives_the_same_bytes(made: Path, held: Path) -> None:
    _release(held, "andra", made / "in")
    again = record_path(held / "andra", PROTECTED, "1.0")
    assert again.read_bytes() == _record(made).read_bytes()
    for path in (made / "store" / PROTECTED / "1.0").iterdir():
        assert (held / "andra" / PROTECTED / "1.0" / path.name).read_bytes() == path.read_bytes()


def test_the_release_says_what_was_applied(made: Path) -> None:
    release = made / "store" / PROTECTED / "1.0"
    head = json.loads((release / "release.json").read_text("utf-8"))
    assert head["secrecy"] == {"fewest": 4, "denominator": 20, "span": 4, "secondary": True, "reason": ""}
    assert "Fler andelar döljs" in (release / "LÄS MIG.md").read_text("utf-8")


def _break(path: Path) -> None:
    path.write_text("{}", "utf-8")


def _another(path: Path) -> None:
    record = json.loads(path.read_text("utf-8"))
    path.write_text(json.dumps(record | {"results": "0" * 64}), "utf-8")


@pytest.mark.parametrize(
    ("spoil", "says"),
    [(Path.unlink, "saknas"), (_break, "går inte att läsa"), (_another, "hör inte till")],
)
def test_without_it_no_correction(spoil: object, says: str, held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    spoil(_record(held))  # type: ignore[operator]
    answers = nation.write(held / "rättat", nation.corrected(PEOPLE))
    assert _correct(held, answers) == 2
    told = capsys.readouterr().err.splitlines()
    assert len([line for line in told if "producentens underlag för sekretessen" in line and says in line]) == 1
    assert [path.name for path in (held / "store" / PROTECTED).glob("[0-9]*")] == ["1.0"]


def test_what_was_told_once_is_remembered_through_a_version_without_registers(held: Path) -> None:
    """The second version has no register at all; the third must still heed the first."""
    empty = held / "utan"
    empty.mkdir()
    shutil.copy(held / "in" / "units.csv", empty)
    (empty / "bbic.csv").write_text("unit\n", "utf-8")
    assert _correct(held, empty) == 0
    assert _correct(held, held / "in", "1.1", THIRD) == 0
    first, third = (json.loads(_record(held, version).read_text("utf-8")) for version in ("1.0", "1.2"))
    assert first["reasons"].items() <= third["reasons"].items()


def test_what_is_already_out_is_refused_and_not_hidden(held: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The first version hid by the primary rule alone; full protection comes too late for what it told."""
    head = held / "definitions" / "editions" / PROTECTED / "edition.yaml"
    whole = head.read_text("utf-8")
    head.write_text(whole + "sekretess: {sekundär: false, skäl: ett prov}\n", "utf-8")
    shutil.rmtree(held / "store")
    shutil.rmtree(held / "store-producent")
    _release(held, "store", held / "in")
    head.write_text(whole, "utf-8")
    answers = nation.write(held / "rättat", nation.corrected(PEOPLE))
    capsys.readouterr()
    assert _correct(held, answers) == 2
    told = capsys.readouterr().err
    assert "kan inte skyddas: talet går att sluta sig till" in told and "Ta bort måttet ur utgåvan" in told
    assert [path.name for path in (held / "store" / PROTECTED).glob("[0-9]*")] == ["1.0"]


def test_compute_tells_the_producer_and_nobody_else(held: Path) -> None:
    out = held / "results.csv"
    assert main(["compute", PROTECTED, "--in", str(held / "in"), "--out", str(out)]) == 0
    secret = held / "results.secrecy.csv"
    assert _mode(secret) == 0o600 and _mode(out) & 0o044
    with secret.open(encoding="utf-8", newline="") as text:
        rows = list(csv.DictReader(text))
    record = json.loads(_record(held).read_text("utf-8"))
    assert [list(row.values()) for row in rows] == record["cells"]
