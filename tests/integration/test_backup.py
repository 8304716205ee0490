"""A backup holds everything, says whether it is whole, and goes into either database, whole or not at all."""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from oppna.accounts.actions.record import record
from oppna.accounts.actor import SYSTEM
from oppna.accounts.append_only import guarded
from oppna.accounts.models import User
from oppna.accounts.roles import Role
from oppna.collect.models import Answer, Edit, PartResponse, Respondent, Submission
from oppna.web.backup.content import LEFT_OUT, rows, tables
from oppna.web.backup.read import read
from oppna.web.backup.restore import _fits
from oppna.web.backup.write import _line
from tests.lib import postgresql
from tests.lib.needs import missing
from tests.lib.site_world import a_link, a_person, a_round

pytestmark = pytest.mark.django_db(transaction=True)

ODD = "Å, ä ö – ”citat” 'apostrof' % \\ \t <b> 𝕊 \u2028"


@pytest.fixture
def world(transactional_db: None) -> Respondent:
    """A round with people, links, an answer of odd letters, an edit, an event and a receipt."""
    respondent = a_round(units=3).respondents.first()
    assert respondent
    a_person(Role.REVIEWER)
    a_link(respondent, parts=["G"])
    now = timezone.now()
    with transaction.atomic():
        _answer(respondent, 1)
        Answer.objects.create(respondent=respondent, question="V1", value=ODD, comment=ODD, by=ODD, at=now)
        record(SYSTEM, "try", "round:1", detail={"djup": [1, None, ODD]})
        part = PartResponse.objects.filter(respondent=respondent).first()
        Submission.objects.create(part_response=part, number="1", at=now, by="A", answers={"V1": ODD}, digest="0")
    return respondent


def _answer(respondent: Respondent, version: int) -> None:
    now = timezone.now()
    Answer.objects.update_or_create(
        respondent=respondent,
        question="G1",
        defaults={"value": str(version), "version": version, "by": "A", "at": now},
    )
    Edit.objects.create(
        respondent=respondent, question="G1", field="value", after=str(version), version=version, phase="form", at=now
    )


def _everything() -> dict[str, list[tuple[Any, ...]]]:
    return {model._meta.label: list(rows(model)) for model in tables()}


def test_there_and_back(world: Respondent, tmp_path: Path) -> None:
    before = _everything()
    call_command("backup", tmp_path / "kopia")
    with transaction.atomic():
        record(SYSTEM, "later", "round:1")
    User.objects.create_user("ny@oppna.example")
    call_command("restore", tmp_path / "kopia", replace=True)
    assert _everything() == before
    assert guarded(connection) == ["accounts_event", "collect_edit", "collect_submission"]
    with transaction.atomic():
        assert record(SYSTEM, "next", "round:1").pk > max(row[0] for row in before["accounts.Event"])


def test_every_table_is_in_the_backup_or_left_out_for_a_reason(transactional_db: None, tmp_path: Path) -> None:
    call_command("backup", tmp_path / "kopia")
    told = [json.loads(line) for line in gzip.decompress((tmp_path / "kopia").read_bytes()).splitlines()]
    kept = {line["table"] for line in told if isinstance(line, dict) and "table" in line}
    by_table = {model._meta.db_table: model._meta.label_lower for model in tables()}
    ours = set(connection.introspection.table_names()) - {"django_migrations", "cache"}
    assert {by_table.get(name, name) for name in ours} == kept | {
        "django_session",
        "django_content_type",
        "auth_permission",
    }
    assert {"sessions.session", "contenttypes.contenttype", "auth.permission"} == LEFT_OUT


def test_log_ins_do_not_come_back(world: Respondent, tmp_path: Path) -> None:
    Session.objects.create(session_key="hemlig-nyckel", session_data="x", expire_date=timezone.now())
    call_command("backup", tmp_path / "kopia")
    assert b"hemlig-nyckel" not in gzip.decompress((tmp_path / "kopia").read_bytes())


def test_only_its_owner_can_read_it(world: Respondent, tmp_path: Path) -> None:
    call_command("backup", tmp_path / "kopia")
    assert (tmp_path / "kopia").stat().st_mode & 0o077 == 0
    assert [path.name for path in tmp_path.iterdir()] == ["kopia"]


def test_nothing_is_written_over(world: Respondent, tmp_path: Path) -> None:
    (tmp_path / "kopia").write_text("något annat")
    with pytest.raises(CommandError, match="finns redan"):
        call_command("backup", tmp_path / "kopia")
    assert (tmp_path / "kopia").read_text() == "något annat"


def test_a_database_with_something_in_it_is_left_alone(world: Respondent, tmp_path: Path) -> None:
    call_command("backup", tmp_path / "kopia")
    before = _everything()
    with pytest.raises(CommandError, match="inte tom"):
        call_command("restore", tmp_path / "kopia")
    assert _everything() == before


def _cut(whole: bytes) -> bytes:
    return whole[: len(whole) // 2]


def _repacked(change: Callable[[bytes], bytes]) -> Callable[[bytes], bytes]:
    return lambda whole: gzip.compress(change(gzip.decompress(whole)))


WRONG: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda whole: b"",
    "cut off": _cut,
    "a picture": lambda whole: b"\x89PNG\r\n\x1a\n" + whole,
    "cut off and packed again": _repacked(lambda text: text[:-200]),
    "a line is missing": _repacked(lambda text: b"\n".join(text.split(b"\n")[:-3] + text.split(b"\n")[-2:])),
    "a row is changed": _repacked(lambda text: text.replace(b"SYNTETISK", b"SYNTETISC")),
    "the last line is missing": _repacked(lambda text: b"\n".join(text.split(b"\n")[:-2]) + b"\n"),
    "something comes after": _repacked(lambda text: text + b"[1]\n"),
    "another kind of lines": _repacked(lambda text: b'{"a": 1}\n[]\n'),
    "a list": _repacked(lambda text: b"[1]\n"),
    "not text": _repacked(lambda text: b"\xff\xfe\n"),
    "no lines": _repacked(lambda text: b"x" * 100_000),
    "another format": _repacked(lambda text: text.replace(b"oppna-backup 1", b"oppna-backup 9", 1)),
}


@pytest.mark.parametrize("wrong", WRONG)
def test_a_file_that_is_wrong_changes_nothing(world: Respondent, tmp_path: Path, wrong: str) -> None:
    call_command("backup", tmp_path / "kopia")
    (tmp_path / "fel").write_bytes(WRONG[wrong]((tmp_path / "kopia").read_bytes()))
    before = _everything()
    with pytest.raises(CommandError, match="säkerhetskopia") as told:
        call_command("restore", tmp_path / "fel", replace=True)
    assert told.value.returncode == 2 and "\n" not in str(told.value)
    assert _everything() == before


def test_a_file_that_is_not_there(transactional_db: None, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"fel\.gz"):
        call_command("restore", tmp_path / "fel.gz")


@pytest.mark.parametrize(("migration", "word"), [('"collect.9999_framtid"', "nyare"), (None, "äldre")])
def test_another_version_is_told(world: Respondent, tmp_path: Path, migration: str | None, word: str) -> None:
    call_command("backup", tmp_path / "kopia")
    backup = read(tmp_path / "kopia")
    other = [*backup.migrations, "collect.9999_framtid"] if migration else backup.migrations[:-1]
    with pytest.raises(Exception, match=word):
        _fits(backup._replace(migrations=other), connection)


def test_a_row_that_breaks_a_key_leaves_everything_as_it_was(tmp_path: Path) -> None:
    """The file is whole, its content is not: an answer of a respondent that is not there."""
    respondent = a_round(units=2).respondents.first()
    assert respondent
    _answer(respondent, 1)
    call_command("backup", tmp_path / "kopia")
    lines = gzip.decompress((tmp_path / "kopia").read_bytes()).splitlines(keepends=True)
    table = next(index for index, line in enumerate(lines) if b'"collect.answer"' in line)
    row = json.loads(lines[table + 1])
    columns = json.loads(lines[table])["columns"]
    row[columns.index("respondent_id")] = 987_654
    lines[table + 1] = _line(row)
    body = lines[:-1]
    lines[-1] = _line({"rows": json.loads(lines[-1])["rows"], "sha256": hashlib.sha256(b"".join(body)).hexdigest()})
    (tmp_path / "fel").write_bytes(gzip.compress(b"".join(lines)))
    before = _everything()
    with pytest.raises(Exception, match=r"(?i)foreign key"):
        call_command("restore", tmp_path / "fel", replace=True)
    assert _everything() == before


def test_one_moment_while_others_write(tmp_path: Path) -> None:
    """Answer and edit are written together; in no backup does one of them stand alone."""
    respondent = a_round(units=1).respondents.get()
    done = threading.Event()
    written = 0

    def keep_writing() -> None:
        nonlocal written
        while not done.is_set():
            written += 1
            with transaction.atomic():
                _answer(respondent, written)
        connection.close()

    writer = threading.Thread(target=keep_writing)
    writer.start()
    try:
        for turn in range(5):
            call_command("backup", tmp_path / f"{turn}")
    finally:
        done.set()
        writer.join()
    seen = [_versions(tmp_path / f"{turn}") for turn in range(5)]
    assert all(answer == edit for answer, edit in seen)
    assert len(set(seen)) > 1, "nobody wrote meanwhile"


def _versions(path: Path) -> tuple[int, int]:
    """The version of the answer and of the latest edit in a backup."""
    found = {"collect.answer": 0, "collect.edit": 0}
    for table, columns, values in read(path).rows():
        if table in found:
            found[table] = max(found[table], values[columns.index("version")])
    return found["collect.answer"], found["collect.edit"]


def _other_database(tmp_path: Path) -> str:
    """An empty database of the kind that this run is not about; "" where it cannot be had."""
    if connection.vendor == "postgresql":
        return f"sqlite:///{tmp_path / 'annan.sqlite3'}"
    place = postgresql.binaries()
    if place is None:
        missing("postgresql", "a backup from SQLite to PostgreSQL (there is none on this machine)")
    return ""


def test_from_one_kind_of_database_to_the_other_and_back(world: Respondent, tmp_path: Path, root: Path) -> None:
    call_command("backup", tmp_path / "här")
    url, server = _other_database(tmp_path), None
    if not url:
        place = postgresql.binaries()
        assert place
        server = postgresql.Server(place)
        server.start()
        url = server.create("annan")
    try:
        other = {**os.environ, "DATABASE_URL": url, "OPPNA_DATA": str(tmp_path / "sajt"), "OPPNA_SECURE": "0"}
        other["DJANGO_SETTINGS_MODULE"] = "oppna.config.settings"
        for command in (["restore", str(tmp_path / "här")], ["backup", str(tmp_path / "där")]):
            subprocess.run(
                [sys.executable, "manage.py", *command], cwd=root, env=other, check=True, capture_output=True
            )
    finally:
        if server:
            server.close()
    before = _everything()
    call_command("restore", tmp_path / "där", replace=True)
    assert _everything() == before


def test_a_database_that_is_away_is_told_in_a_sentence(tmp_path: Path, root: Path) -> None:
    away = {**os.environ, "DATABASE_URL": f"postgresql://a@/b?host={tmp_path}", "OPPNA_DATA": str(tmp_path)}
    away["DJANGO_SETTINGS_MODULE"] = "oppna.config.settings"
    command = [sys.executable, "manage.py", "backup", str(tmp_path / "kopia")]
    ended = subprocess.run(command, cwd=root, env=away, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert "databasen svarar inte" in ended.stderr and "Traceback" not in ended.stderr
    assert not (tmp_path / "kopia").exists()
