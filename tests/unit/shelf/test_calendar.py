"""The calendar: what a moment is, what may stand in the file, and what may be set."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from oppna.disseminate.shelf.calendar import Calendar, Line
from oppna.disseminate.shelf.calendar_file import COLUMNS, NAME, parse_calendar, read_calendar, write_calendar
from oppna.disseminate.shelf.moments import parse, parse_local, written
from oppna.disseminate.shelf.schedule import schedule, titled
from oppna.errors import Refused
from oppna.release.write import write_release
from oppna.swedish import moment
from tests.lib.releases import small_release

EDITION = "2018-liten"
NOW = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)
HEADER = ",".join(COLUMNS) + "\n"
SOUND = "2018-liten,1.0,2026-12-01T09:30+01:00,Liten utgåva,Karin Ek,2026-11-01T08:00+01:00,\n"


def line(version: str, at: str, *, now: datetime = NOW, **more: str) -> Line:
    facts = {"title": "Liten utgåva", "by": "Karin Ek", **more}
    return Line(edition=EDITION, version=version, at=parse_local(at), set_at=now, **facts)


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("2026-12-01T09:30", "2026-12-01T09:30+01:00"),
        ("2026-07-01T09:30", "2026-07-01T09:30+02:00"),
        ("2026-07-01T07:30+00:00", "2026-07-01T09:30+02:00"),
        ("2026-10-25T02:30+01:00", "2026-10-25T02:30+01:00"),
    ],
)
def test_a_moment_is_swedish_and_keeps_its_zone(given: str, kept: str) -> None:
    assert written(parse_local(given)) == kept
    assert parse(kept) == parse_local(given)


@pytest.mark.parametrize(
    ("given", "wrong"),
    [
        ("i morgon", "är ingen tid"),
        ("2026-12-01", "är ingen tid"),
        ("2026-12-01 09:30", "är ingen tid"),
        ("0001-01-01T00:00", "är ingen tid"),
        ("9999-12-31T23:59", "är ingen tid"),
        ("2026-12-01T09:30:15", "har sekunder"),
        ("2026-03-29T02:30", "finns inte"),
        ("2026-10-25T02:30", "finns två gånger"),
    ],
)
def test_what_is_no_moment(given: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        parse_local(given)


def test_a_file_must_say_the_zone() -> None:
    with pytest.raises(ValueError, match="saknar tidszon"):
        parse("2026-12-01T09:30")


def test_in_words() -> None:
    assert moment(parse_local("2026-12-01T09:05")) == "1 december 2026 kl. 09.05"


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (b"\xff\xfe", ["KALENDER_OLÄSLIG"]),
        (b"", ["KALENDER_KOLUMNER"]),
        (b"edition,at\n", ["KALENDER_KOLUMNER"]),
        ((HEADER + SOUND).encode()[:-1], ["KALENDER_AVBRUTEN"]),
        ((HEADER + '2018-liten,1.0,"').encode(), ["KALENDER_OLÄSLIG"]),
        ((HEADER + "2018-liten,1.0\n").encode(), ["KALENDER_FÄLT"]),
        ((HEADER + SOUND.replace("1.0", "ett")).encode(), ["KALENDER_VERSION"]),
        ((HEADER + SOUND.replace("2026-12-01", "2026-12-32")).encode(), ["KALENDER_TID"]),
        ((HEADER + SOUND.replace("Karin Ek", " ").replace("09:30+01:00", "09:30")).encode(),
         ["KALENDER_TID", "KALENDER_TOMT"]),
    ],
)  # fmt: skip
def test_what_is_wrong_with_a_file(content: bytes, codes: list[str]) -> None:
    with pytest.raises(Refused) as raised:
        parse_calendar(content)
    assert sorted(problem.code for problem in raised.value.problems) == codes


def test_every_fault_is_told_with_its_row() -> None:
    with pytest.raises(Refused) as raised:
        parse_calendar((HEADER + SOUND.replace("1.0", "x") + SOUND + SOUND.replace("1.0", "y")).encode())
    assert [problem.row for problem in raised.value.problems] == [2, 4]


def test_a_written_calendar_is_read_as_it_was(tmp_path: Path) -> None:
    lines = (line("1.0", "2026-12-01T09:30", title='Med, komma och "citat"'), line("1.0", "2026-12-02T09:30"))
    write_calendar(tmp_path, lines)
    assert read_calendar(tmp_path).lines == lines
    assert [path.name for path in tmp_path.iterdir()] == [NAME]


def test_a_version_waits_for_the_older_ones() -> None:
    calendar = Calendar((line("1.0", "2026-12-05T09:30"), line("1.1", "2026-12-01T09:30")))
    assert calendar.moment(EDITION, "1.1") == calendar.moment(EDITION, "1.0") == parse_local("2026-12-05T09:30")
    assert calendar.moment(EDITION, "1.2") == parse_local("2026-12-05T09:30"), "one without a moment too"
    assert calendar.moment(EDITION, "0.9") is None and calendar.moment("2017-annan", "1.1") is None


def test_ten_is_newer_than_nine() -> None:
    calendar = Calendar((line("1.10", "2026-12-05T09:30"), line("1.9", "2026-12-01T09:30")))
    assert calendar.moment(EDITION, "1.9") == parse_local("2026-12-01T09:30")


def refused(store: Path, one: Line) -> list[str]:
    before = read_calendar(store)
    with pytest.raises(Refused) as raised:
        schedule(store, one)
    assert read_calendar(store) == before
    return [problem.code for problem in raised.value.problems]


def test_moving_adds_a_line(tmp_path: Path) -> None:
    schedule(tmp_path, line("1.0", "2026-12-01T09:30"))
    schedule(tmp_path, line("1.0", "2026-12-03T09:30", reason="Sent underlag."))
    calendar = read_calendar(tmp_path)
    assert [written(one.at)[:10] for one in calendar.lines] == ["2026-12-01", "2026-12-03"]
    assert calendar.moment(EDITION, "1.0") == parse_local("2026-12-03T09:30")


def test_what_may_not_be_set(tmp_path: Path) -> None:
    schedule(tmp_path, line("1.1", "2026-12-01T09:30"))
    assert refused(tmp_path, line("1.2", "2026-11-30T09:30")) == ["ORDNING"]
    assert refused(tmp_path, line("1.0", "2026-12-02T09:30")) == ["ORDNING"]
    assert refused(tmp_path, line("1.1", "2026-11-19T09:30")) == ["TIDEN_GÅTT"]
    assert refused(tmp_path, line("ett", "2026-12-02T09:30")) == ["VERSION"]
    assert refused(tmp_path, line("1.2", "2026-12-02T09:30", by="", title="a\nb")) == ["TEXT", "TEXT"]


def test_what_is_public_is_not_taken_back(tmp_path: Path) -> None:
    write_release(small_release(), tmp_path)
    assert refused(tmp_path, line("1.0", "2026-12-01T09:30")) == ["REDAN_OFFENTLIG"]
    assert refused(tmp_path, line("1.0", "2018-06-19T09:30")) == ["FÖRE_GODKÄNNANDE"]
    schedule(tmp_path, line("1.0", "2018-06-20T09:30"))
    assert refused(tmp_path, line("1.0", "2018-06-21T09:30")) == ["REDAN_OFFENTLIG"]


def test_one_that_was_late_gets_a_new_moment(tmp_path: Path) -> None:
    schedule(tmp_path, line("1.0", "2026-12-01T09:30"))
    later = NOW + timedelta(days=20)
    schedule(tmp_path, line("1.0", "2026-12-24T09:30", now=later))
    write_release(small_release(), tmp_path)
    assert refused(tmp_path, line("1.0", "2026-12-25T09:30", now=NOW + timedelta(days=40))) == ["REDAN_OFFENTLIG"]
    schedule(tmp_path, line("1.0", "2026-12-26T09:30", now=later))


def test_a_title_that_nobody_gave(tmp_path: Path) -> None:
    assert titled(tmp_path, EDITION) == ""
    write_release(small_release(), tmp_path)
    assert titled(tmp_path, EDITION) == "Liten utgåva 2018"
    schedule(tmp_path, line("1.1", "2026-12-01T09:30", title="Rättad"))
    assert titled(tmp_path, EDITION) == "Rättad"
