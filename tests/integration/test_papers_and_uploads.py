"""Papers to take along, and a filled-in file that comes back: looked at first, kept when somebody says so."""

from __future__ import annotations

import io
import zipfile

import docx
import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from oppna.accounts.roles import Role
from oppna.collect.attachments import attachments
from oppna.collect.models import Answer, Edit, LastAnswer, LetterKind, PartResponse, Respondent, Round
from oppna.collect.states import RoundState
from oppna.collect.upload import MOST, MOST_UNPACKED, checked
from oppna.errors import Refused
from tests.lib.site_world import a_round, a_user, by_link

pytestmark = pytest.mark.django_db
XLSX = "svar.xlsx"


@pytest.fixture
def respondent() -> Respondent:
    return a_round(units=1).respondents.get()


@pytest.fixture
def client(respondent: Respondent) -> Client:
    return by_link(respondent)


def filled(client: Client, respondent: Respondent, part: str, **answers: object) -> bytes:
    """The file as it is fetched, with these answers typed into it."""
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"/svara/{respondent.pk}/{part}/formular.xlsx").content))
    for row in book["Svar"].iter_rows(min_row=6):
        if row[0].value in answers:
            row[4].value = answers[row[0].value]
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def send(client: Client, respondent: Respondent, content: bytes, name: str = XLSX, part: str = "B") -> str:
    file = SimpleUploadedFile(name, content)
    return client.post(f"/svara/{respondent.pk}/{part}/ladda-upp/", {"fil": file}).content.decode()


def hidden(page: str) -> str:
    return page.split('name="andringar" value="')[1].split('"')[0]


def test_a_file_there_and_back(client: Client, respondent: Respondent) -> None:
    LastAnswer.objects.create(respondent=respondent, question="B1", value="11")
    content = filled(client, respondent, "B", B1="12,5", B1a=10, B3="Ja")
    page = send(client, respondent, content)
    assert "Spara 3 ändringar" in page and "12,5 årsarbetare" in page
    assert not Answer.objects.exists()  # only shown so far
    told = client.post(f"/svara/{respondent.pk}/B/ladda-upp/", {"andringar": hidden(page)}, follow=True)
    assert told.redirect_chain[-1][0] == f"/svara/{respondent.pk}/B/granska/"
    assert dict(Answer.objects.values_list("question", "value")) == {"B1": "12.5", "B1a": "10", "B3": "Ja"}
    assert Edit.objects.count() == 3
    assert "Allt i filen stämmer" in send(client, respondent, filled(client, respondent, "B"))


def test_what_changed_meanwhile_is_not_overwritten(client: Client, respondent: Respondent) -> None:
    page = send(client, respondent, filled(client, respondent, "B", B1="12,5", B2="1"))
    colleague = by_link(respondent)
    colleague.post(
        f"/svara/{respondent.pk}/spara/",
        '{"answers": {"B1": {"fields": {"value": "9"}, "version": 0}}}',
        content_type="application/json",
    )
    told = client.post(f"/svara/{respondent.pk}/B/ladda-upp/", {"andringar": hidden(page)})
    assert told.status_code == 409 and "har ändrat svaret sedan filen lästes" in told.content.decode()
    assert dict(Answer.objects.values_list("question", "value")) == {"B1": "9", "B2": "1"}


def test_faults_in_the_file_are_told_all_at_once_and_nothing_is_kept(client: Client, respondent: Respondent) -> None:
    page = send(client, respondent, filled(client, respondent, "B", B1="tolv", B3="Kanske", B2="1"))
    assert page.count("svar.xlsx rad") == 2 and "Spara" not in page
    assert not Answer.objects.exists()


def bomb() -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("xl/workbook.xml", b"0" * (MOST_UNPACKED + 1))
    return target.getvalue()


def encrypted() -> bytes:
    content = bytearray(bomb()[:200])
    content[6] |= 1  # the bit that says a password is needed
    return bytes(content)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("svar.exe", b"MZ", "ska vara en Excelfil"),
        ("svar", b"", "ska vara en Excelfil"),
        (XLSX, b"<html>", "är ingen Excelfil"),
        (XLSX, b"PK\x03\x04" + b"x" * 50, "är trasig eller låst"),
        (XLSX, encrypted(), "är trasig eller låst"),
        (XLSX, b"PK\x03\x04" + b"x" * MOST, "är större än 2 megabyte"),
        ("a.csv", b"objekt\0B1", "är ingen textfil"),
        (XLSX, bomb(), "packar upp till orimligt mycket"),
        ("../../etc/passwd.csv", b"x", "passwd.csv"),
        ("<script>.csv", b"x", "&lt;script&gt;.csv"),
    ],
    ids=["program", "no kind", "html", "torn", "locked", "large", "binary csv", "bomb", "path", "markup"],
)
def test_files_that_are_not_what_they_say(
    client: Client, respondent: Respondent, name: str, content: bytes, told: str
) -> None:
    page = send(client, respondent, content, name)
    assert told in page and "/etc/" not in page and "<script>.csv" not in page
    assert not Answer.objects.exists()


def test_a_package_that_lies_about_its_size_is_still_counted() -> None:
    content = bomb()
    at = content.rindex(b"PK\x01\x02") + 24  # the size in the directory
    with pytest.raises(Refused, match=r"orimligt mycket|trasig"):
        checked(XLSX, io.BytesIO(content[:at] + (100).to_bytes(4, "little") + content[at + 4 :]))


@pytest.mark.parametrize("tampered", ["", "x", "W10:1a2b3c:abc"])
def test_a_preview_that_was_tampered_with(client: Client, respondent: Respondent, tampered: str) -> None:
    told = client.post(f"/svara/{respondent.pk}/B/ladda-upp/", {"andringar": tampered})
    assert told.status_code == 400 and "Förhandsvisningen gäller inte längre" in told.content.decode()


def test_a_preview_of_another_part(client: Client, respondent: Respondent) -> None:
    page = send(client, respondent, filled(client, respondent, "B", B1="1"))
    told = client.post(f"/svara/{respondent.pk}/G/ladda-upp/", {"andringar": hidden(page)})
    assert told.status_code == 400 and "gäller en annan del" in told.content.decode()


def test_a_closed_round_keeps_nothing(client: Client, respondent: Respondent) -> None:
    page = send(client, respondent, filled(client, respondent, "B", B1="1"))
    Round.objects.update(state=RoundState.CLOSED.value)
    told = client.post(f"/svara/{respondent.pk}/B/ladda-upp/", {"andringar": hidden(page)})
    assert "stängd för svar" in told.content.decode() and not Answer.objects.exists()


def test_no_file_chosen(client: Client, respondent: Respondent) -> None:
    assert "Välj en fil" in client.post(f"/svara/{respondent.pk}/B/ladda-upp/").content.decode()
    assert "Ladda upp svar" in client.get(f"/svara/{respondent.pk}/B/ladda-upp/").content.decode()


def test_who_may_not_answer_a_part_may_not_upload_it(respondent: Respondent) -> None:
    of_part = by_link(respondent, parts=["G"])
    reader = a_user(Role.REGIONAL_READER, units=[respondent.unit])
    for someone in (of_part, reader):
        assert someone.get(f"/svara/{respondent.pk}/B/ladda-upp/").status_code == 403


def test_papers(client: Client, respondent: Respondent) -> None:
    base = f"/svara/{respondent.pk}/B/"
    word = client.get(base + "blankett.docx")
    assert "SYNTETISK" in docx.Document(io.BytesIO(word.content)).paragraphs[0].text
    assert word["Content-Disposition"] == 'attachment; filename="blankett-B.docx"'
    assert client.get(base + "xlsform.xlsx").content.startswith(b"PK")
    guide = client.get(f"/omgangar/{respondent.round_id}/vagledning.docx")
    assert "Vägledning för att svara" in [one.text for one in docx.Document(io.BytesIO(guide.content)).paragraphs]
    assert Client().get(f"/omgangar/{respondent.round_id}/vagledning.docx").status_code == 403
    assert client.get("/omgangar/999/vagledning.docx").status_code == 404
    assert client.get(base.replace("/B/", "/X/") + "blankett.docx").status_code == 404


def test_the_receipt_as_pdf(client: Client, respondent: Respondent) -> None:
    base = f"/svara/{respondent.pk}/V/"
    assert client.get(base + "kvitto.pdf").status_code == 404
    answers = {"V6_1": "Ja", "V6_2": "Nej"}
    save = (
        "{"
        + ", ".join(f'"{id}": {{"fields": {{"value": "{value}"}}, "version": 0}}' for id, value in answers.items())
        + "}"
    )
    client.post(f"/svara/{respondent.pk}/spara/", f'{{"answers": {save}}}', content_type="application/json")
    client.post(base + "skicka/")
    assert PartResponse.objects.get(respondent=respondent, part="V").state == "submitted"
    pdf = client.get(base + "kvitto.pdf")
    number = PartResponse.objects.get(respondent=respondent, part="V").submissions.get().number
    assert pdf.content.startswith(b"%PDF") and number in pdf["Content-Disposition"]
    assert client.get(base + f"kvitto.pdf?nr={number}").status_code == 200
    assert client.get(base + "kvitto.pdf?nr=0000").status_code == 404


def test_an_invitation_brings_the_guide_and_the_forms_of_its_parts() -> None:
    round = a_round(units=1)
    names = [name for name, _ in attachments(LetterKind.INVITATION, round, ())]
    assert names == ["vagledning-2018-bou.docx", "blankett-G.docx", "blankett-B.docx", "blankett-V.docx"]
    assert [name for name, _ in attachments(LetterKind.INVITATION, round, ("V",))][1:] == ["blankett-V.docx"]
    assert attachments(LetterKind.REMINDER, round, ()) == ()
