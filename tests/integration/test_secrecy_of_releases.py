"""The attacker against real releases: nations computed, released and corrected by the commands, every channel read."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path

import duckdb
import openpyxl
import pytest

from oppna.__main__ import main
from oppna.model.secrecy import SecrecyRule
from oppna.registers import secrecy, shares
from oppna.registers.measured import Group, Measured
from oppna.release import record
from oppna.release.read import read_release
from oppna.release.tables import RESULTS
from oppna.secrecy.shares import Share
from tests.lib import nation
from tests.lib.attacker import Attacker
from tests.lib.nation import Key, Person, Truth
from tests.lib.protected_edition import PROTECTED, write_edition
from tests.lib.release_reader import INDICATORS, Reader, disclosed, in_parquet, printed

FIRST = ("--version", "1.0", "--date", "2021-02-01", "--approved-by", "Anna Provsson")
SECOND = ("--version", "1.1", "--date", "2021-03-01", "--approved-by", "Anna Provsson")
X = "x (sekretess)"


@pytest.fixture(scope="module")
def counts(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Full protection, and the counts beside each share are printed: the most an attacker can get."""
    yield from _edition(root, tmp_path_factory.mktemp("counts"), counts=True)


@pytest.fixture(scope="module")
def plain(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Full protection of shares printed alone."""
    yield from _edition(root, tmp_path_factory.mktemp("shares"), counts=False)


@pytest.fixture(scope="module")
def weak(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Counts are printed and only the primary rule is applied."""
    yield from _edition(root, tmp_path_factory.mktemp("weak"), counts=True, secondary=False)


def _edition(root: Path, folder: Path, *, counts: bool, secondary: bool = True) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OPPNA_DEFINITIONS", str(folder / "definitions"))
        write_edition(root, folder / "definitions", counts=counts, secondary=secondary)
    yield folder / "definitions"


def _release(definitions: Path, folder: Path, people: list[Person], patch: pytest.MonkeyPatch) -> Path:
    patch.setenv("OPPNA_DEFINITIONS", str(definitions))
    answers = nation.write(folder / "in", people)
    assert main(["release", PROTECTED, "--in", str(answers), "--store", str(folder / "store"), *FIRST]) == 0
    return folder / "store" / PROTECTED / "1.0"


def _empty(truth: dict[Key, Truth]) -> list[Key]:
    rests = (key for key in truth if key[1] == "okänt" or key[2] == nation.STRANGER)
    return [key for key in rests if not sum(truth[key])]


def _read(attacker: Attacker, release: Path, truth: dict[Key, Truth], since: Reader | None = None) -> Reader:
    """`since`: the version before, in a reader that knows which counts have not changed."""
    reader = since or Reader(attacker, release.name)
    reader.how_it_is_made(_empty(truth))
    reader.quality(release)
    return reader


def _attacked(release: Path, people: list[Person], *, whole_numbers: bool = True) -> list[str]:
    truth = nation.truth(people)
    reader = _read(Attacker(), release, truth)
    return disclosed(reader, reader.results(printed(release)), truth, whole_numbers=whole_numbers)


@pytest.mark.parametrize("seed", [2, 5, 9])
def test_no_hidden_count_can_be_worked_out(
    seed: int, counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = nation.persons(seed)
    release = _release(counts, tmp_path, people, monkeypatch)
    shown = [row for row in printed(release) if row["status"] == "ok"]
    assert shown and all(row["numerator"] and row["denominator"] and row["population"] for row in shown)
    assert {row["level"] for row in shown} == {"nation", "county", "municipality"}
    assert _attacked(release, people) == []


def test_nor_from_shares_alone(plain: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Six decimals of shares; programs of whole numbers take too long on them, so rational ones, rounded inwards."""
    people = nation.persons(2)
    release = _release(plain, tmp_path, people, monkeypatch)
    assert not any(row["numerator"] or row["denominator"] or row["population"] for row in printed(release))
    assert _attacked(release, people, whole_numbers=False) == []


def test_the_primary_rule_alone_is_caught(weak: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    people = nation.persons(2)
    assert any("determined" in line for line in _attacked(_release(weak, tmp_path, people, monkeypatch), people))


def test_forgetting_the_rests_is_caught(counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Children of unknown country are printed nowhere and had by subtraction."""
    whole = shares.table_of
    monkeypatch.setattr(secrecy, "table_of", lambda groups, limits: whole([g for g in groups if g.indicator], limits))
    people = nation.persons(2)
    assert any("okänt" in line for line in _attacked(_release(counts, tmp_path, people, monkeypatch), people))


def _without_reduction(group: Group, whole: Callable[[Group], Share] = shares._share) -> Share:
    return whole(group)._replace(base="", unknown=0)


@pytest.mark.parametrize("forgotten", [True, False])
def test_forgetting_the_reduction_is_caught(
    forgotten: bool, counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where most lack a result, the reduced denominator of one measure tells how few can have one in the other."""
    people = nation.persons(1, grades=(1, 0, 5))
    if forgotten:
        monkeypatch.setattr(shares, "_share", _without_reduction)
    assert bool(_attacked(_release(counts, tmp_path, people, monkeypatch), people)) is forgotten


def test_counts_of_persons_on_the_quality_page_are_caught(
    counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaking(measured: Measured, rule: SecrecyRule) -> dict[str, int]:
        return dict(measured.counts)

    people = nation.persons(2)
    assert any(person.home == nation.STRANGER for person in people)
    monkeypatch.setattr(Measured, "publishable", leaking)
    assert any(nation.STRANGER in line for line in _attacked(_release(counts, tmp_path, people, monkeypatch), people))


def _both(definitions: Path, folder: Path, seed: int, patch: pytest.MonkeyPatch) -> list[str]:
    """What is learnt from a release and its correction together."""
    before = nation.persons(seed)
    now = nation.corrected(before)
    first = _release(definitions, folder, before, patch)
    answers = nation.write(folder / "rättat", now)
    assert main(["correct", str(first), "--in", str(answers), "--reason", "Fem barn saknades.", *SECOND]) == 0
    old, new = nation.truth(before), nation.truth(now)
    same = [key for key in old if old[key] == new[key]]
    attacker = Attacker()
    earlier = _read(attacker, first, old)
    second = first.with_name("1.1")
    later = _read(attacker, second, new, Reader(attacker, "1.1", same, "1.0"))
    hidden, still = earlier.results(printed(first)), later.results(printed(second))
    freed = {key for key in hidden if key in same and key not in still}  # hidden for others' sake, now shown
    return disclosed(earlier, hidden - freed, old) + disclosed(later, still, new)


@pytest.mark.parametrize("seed", [2, 9])
def test_two_versions_together_tell_no_more(
    seed: int, counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert _both(counts, tmp_path, seed, monkeypatch) == []


def test_forgetting_the_version_before_is_caught(counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record, "told_before", lambda *args, **kwargs: None)
    assert [line for seed in (2, 9) for line in _both(counts, tmp_path / str(seed), seed, monkeypatch)]


def test_all_channels_print_the_same(
    counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What the attacker reads in results.csv is all there is: the others print the same figures and the same x."""
    release = _release(counts, tmp_path, nation.persons(2), monkeypatch)
    book, file = tmp_path / "bok.xlsx", tmp_path / "bok.csv"
    assert main(["publish", str(release), "--workbook", str(book), "--csv", str(file)]) == 0
    cells = {(row["indicator"], row["area"]): row for row in printed(release)}
    hidden = {key for key, row in cells.items() if row["status"] == "confidential"}
    with file.open(encoding="utf-8-sig", newline="") as text:
        for row in csv.DictReader(text, delimiter=";"):
            for column, value in row.items():
                key = column.partition(" ")[0], row["Kod"]
                if key in cells:
                    assert value == (X if key in hidden else cells[key]["value"].replace(".", ","))
    numbers = {Fraction(row["numerator"]) / Fraction(row["denominator"]) for row in cells.values() if row["numerator"]}
    sheets = openpyxl.load_workbook(book, data_only=True)
    texts = [cell.value for name in sheets.sheetnames for row in sheets[name].iter_rows() for cell in row]
    printed_shares = {round(value, 9) for value in texts if isinstance(value, float)}
    assert printed_shares <= {round(float(number), 9) for number in numbers}
    assert texts.count(X) >= len(hidden)
    capsys.readouterr()
    for indicator, area in sorted(hidden):
        assert main(["explain", PROTECTED, indicator, "--area", area, "--release", str(release)]) == 0
        assert X in capsys.readouterr().out


def test_what_parquet_alone_tells_is_caught(counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A count hidden in results.csv but left in results.parquet."""
    people = nation.persons(2)
    release = _release(counts, tmp_path, people, monkeypatch)
    whole = in_parquet(release / "results.parquet")
    assert whole == printed(release)
    truth = nation.truth(people)
    key = next(key for key in truth if key[0] == "ak9" and key[2] in nation.HOMES and 0 < truth[key].having < 4)
    (name,) = (name for name, what in INDICATORS.items() if what == key[:2])
    told = {
        "value": "0.5",
        "numerator": truth[key].having,
        "denominator": sum(truth[key]),
        "population": sum(truth[key]),
    }
    with duckdb.connect() as database:
        source, sets = (
            str(release / "results.parquet"),
            ", ".join(f"{column} = '{one}'" for column, one in told.items()),
        )
        database.execute("CREATE TABLE results AS SELECT * FROM read_parquet(?)", [source])
        database.execute(f"UPDATE results SET {sets}, status = 'ok' WHERE indicator = '{name}' AND area = '{key[2]}'")
        database.execute(f"COPY results TO '{source}' (FORMAT parquet)")
    reader = _read(Attacker(), release, truth)
    assert [line for line in disclosed(reader, reader.results(printed(release)), truth) if str(key) in line]


def test_the_data_package_counts_rows_and_nothing_else(
    counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Every hidden cell is a row as well, so the number of rows tells nothing."""
    release = _release(counts, tmp_path, nation.persons(2), monkeypatch)
    package = json.loads((release / "datapackage.json").read_text("utf-8"))
    numbers = {name for resource in package["resources"] for name, value in resource.items() if type(value) is int}
    assert numbers == {"bytes", "rowCount"}
    rows = {resource["path"]: resource["rowCount"] for resource in package["resources"]}
    with (release / "results.csv").open(encoding="utf-8", newline="") as text:
        assert rows["results.csv"] == rows["results.parquet"] == sum(1 for _ in csv.DictReader(text))
    areas = len({row["area"] for row in printed(release)})
    assert len(printed(release)) == areas * len(INDICATORS)


def test_no_public_file_tells_a_reason(counts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    release = _release(counts, tmp_path, nation.persons(2), monkeypatch)
    whole = b"\n".join(path.read_bytes() for path in release.rglob("*") if path.is_file())
    assert not [word for word in ("primär: ", "sekundär: skyddar", "visas aldrig") if word.encode() in whole]
    assert {path.name for path in (tmp_path / "store").iterdir()} == {PROTECTED}
    head = read_release(release).head
    assert head.secrecy and head.secrecy.secondary and (head.secrecy.fewest, head.secrecy.denominator) == (4, 20)
    assert {row["indicator"] for row in printed(release)} == set(INDICATORS)
    assert RESULTS.files[1] in {path.name for path in release.iterdir()}
