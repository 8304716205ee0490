"""Review: the queue, marks that lapse, corrections, free answers, the close by two persons, and what comes out."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import pytest
from django.utils import timezone

from oppna.accounts.models import Event
from oppna.accounts.permissions import Forbidden
from oppna.accounts.roles import Role
from oppna.collect.actions.accept_part import accept_part, return_part
from oppna.collect.actions.add_time import MOST, add_time
from oppna.collect.actions.close_for_good import confirm_close, propose_close, withdraw_close
from oppna.collect.actions.decide_other import decide_other
from oppna.collect.actions.edit_answer import edit_answer
from oppna.collect.actions.mark_item import mark_item
from oppna.collect.actions.reopen_answer import close_answer, reopen_answer
from oppna.collect.actions.send_message import send_message
from oppna.collect.form.item import COMMENT, FREE, REASON
from oppna.collect.form.rules import form_rules
from oppna.collect.models import (
    Answer,
    Burden,
    Contact,
    Edit,
    LastAnswer,
    Letter,
    MarkState,
    PartResponse,
    Respondent,
    Reviewed,
    Round,
    Submission,
)
from oppna.collect.presenters.burden import FEWEST, burden_table
from oppna.collect.queries.dialogue import waiting
from oppna.collect.queries.final_answers import final_files
from oppna.collect.queries.review import Line, cases, lines
from oppna.collect.states import PartState, RoundState
from oppna.errors import Refused
from oppna.production import compute
from tests.lib.site_world import a_round, a_user, an_actor, by_link, saved

pytestmark = pytest.mark.django_db


def give(respondent: Respondent, **answers: str) -> None:
    for question, value in answers.items():
        saved(respondent, question, value)


def send(respondent: Respondent, part: str) -> None:
    row = respondent.parts.get(part=part)
    row.state, row.submitted_at, row.submitted_by = PartState.SUBMITTED.value, timezone.now(), "Registrator"
    row.save()
    answers = {one.question: one.value for one in respondent.answers.all()}
    form = form_rules(respondent.round.edition)
    Submission.objects.create(
        part_response=row,
        number=f"{row.pk}-{row.submissions.count() + 1}",
        at=timezone.now(),
        by="Registrator",
        answers={
            id: {"value": value, "comment": "", "reason": ""}
            for id, value in answers.items()
            if form.questions[id].part == part
        },
        digest="0" * 64,
    )


@pytest.fixture
def round() -> Round:
    return a_round()


@pytest.fixture
def respondent(round: Round) -> Respondent:
    first = round.respondents.first()
    assert first is not None
    return first


def queue(round: Round) -> list[Line]:
    return list(lines(form_rules(round.edition), cases(round, round.respondents.select_related("round"))))


def test_only_what_was_sent_is_in_the_queue(round: Round, respondent: Respondent) -> None:
    give(respondent, B1="5", B1a="7")
    assert queue(round) == []
    send(respondent, "B")
    assert "K1" in [line.item.code for line in queue(round)]


def test_comments_and_reasons_are_looked_at_too(round: Round, respondent: Respondent) -> None:
    give(respondent, B1="999")
    Answer.objects.filter(question="B1").update(comment="Vi byter system", reason="Kan inte tas fram")
    send(respondent, "B")
    found = {line.item.code: line.item for line in queue(round)}
    assert found[COMMENT].sentence == "Vi byter system" and found[REASON].sentence == "Kan inte tas fram"


def test_a_mark_holds_only_for_the_answers_it_was_made_about(round: Round, respondent: Respondent) -> None:
    reviewer = an_actor(Role.REVIEWER)
    give(respondent, B1="5", B1a="7")
    send(respondent, "B")
    line = next(line for line in queue(round) if line.item.code == "K1")
    mark_item(reviewer, respondent, line.item, MarkState.DONE, "ringde")
    assert next(line for line in queue(round) if line.item.code == "K1").state == "done"
    edit_answer(reviewer, respondent, "B1a", "8", "enligt mejl", version=1)
    assert next(line for line in queue(round) if line.item.code == "K1").state == "open"
    mark_item(reviewer, respondent, line.item, MarkState.ASKED)
    assert respondent.marks.count() == 1


def test_the_queue_remembers_until_an_answer_changes(round: Round, respondent: Respondent) -> None:
    give(respondent, B1="5", B1a="7")
    send(respondent, "B")
    queue(round)
    before = Reviewed.objects.get(respondent=respondent)
    queue(round)
    assert Reviewed.objects.get(respondent=respondent).pk == before.pk
    edit_answer(an_actor(Role.REVIEWER), respondent, "B1a", "5", "räknat om", version=1)
    assert "K1" not in [line.item.code for line in queue(round)]
    assert Reviewed.objects.get(respondent=respondent).upto > before.upto


def test_a_correction_says_before_after_who_and_why(respondent: Respondent) -> None:
    reviewer = an_actor(Role.REVIEWER)
    give(respondent, B1="5")
    answer = edit_answer(reviewer, respondent, "B1", "6,5", "enligt mejl 3 april", version=1)
    edit = Edit.objects.latest("id")
    assert (answer.value, answer.version) == ("6.5", 2)
    assert (edit.before, edit.after, edit.phase, edit.why, edit.by) == (
        "5",
        "6.5",
        "review",
        "enligt mejl 3 april",
        reviewer.name,
    )
    assert Event.objects.filter(action="edit_answer").count() == 1
    edit_answer(reviewer, respondent, "B1", "6.5", "samma", version=2)
    assert Edit.objects.latest("id").pk == edit.pk


@pytest.mark.parametrize(
    ("question", "value", "why", "version", "told"),
    [
        ("B1", "6", "", 1, "Skriv varför B1 rättas"),
        ("B1", "sex", "fel", 1, "kan inte användas på B1"),
        ("X9", "6", "fel", 1, "X9 är ingen fråga"),
        ("B1", "6", "fel", 7, "har ändrats av Registrator"),
    ],
)
def test_a_correction_that_cannot_be(
    respondent: Respondent, question: str, value: str, why: str, version: int, told: str
) -> None:
    give(respondent, B1="5")
    with pytest.raises(Refused, match=told):
        edit_answer(an_actor(Role.REVIEWER), respondent, question, value, why, version=version)
    assert Answer.objects.get(question="B1").value == "5" and Edit.objects.count() == 1


@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.METHODOLOGIST, Role.ADMINISTRATOR, Role.REGIONAL_READER])
def test_only_reviewers_review(respondent: Respondent, role: Role) -> None:
    actor = an_actor(role, units=[respondent.unit])
    give(respondent, B1="5")
    for deed in (
        lambda: edit_answer(actor, respondent, "B1", "6", "x", version=1),
        lambda: reopen_answer(actor, respondent, "B1", "x"),
        lambda: decide_other(actor, respondent, "V1_5_granskad", accepted=True, why="x"),
        lambda: accept_part(actor, respondent.parts.first()),
    ):
        with pytest.raises(Forbidden):
            deed()


def test_a_reopened_answer_is_opened_once_and_closed(respondent: Respondent) -> None:
    reviewer = an_actor(Role.REVIEWER)
    opened = reopen_answer(reviewer, respondent, "B1", "ser ut som timmar")
    assert reopen_answer(reviewer, respondent, "B1", "igen").pk == opened.pk
    close_answer(reviewer, opened)
    opened.refresh_from_db()
    assert opened.closed_at is not None
    with pytest.raises(Refused, match="Skriv varför B1 öppnas"):
        reopen_answer(reviewer, respondent, "B1", " ")


def test_the_dialogue_goes_both_ways(respondent: Respondent) -> None:
    reviewer, coordinator = an_actor(Role.REVIEWER), an_actor(Role.COORDINATOR, units=[respondent.unit])
    assert not send_message(reviewer, respondent, "Stämmer B1?", "B1").from_respondent
    assert send_message(coordinator, respondent, "Ja.", "B1").from_respondent
    with pytest.raises(Refused, match="Skriv vad du vill"):
        send_message(coordinator, respondent, "  ")
    with pytest.raises(Refused, match="högst 4000"):
        send_message(coordinator, respondent, "x" * 4001)
    with pytest.raises(Forbidden):
        send_message(an_actor(Role.METHODOLOGIST), respondent, "hej")


def test_free_answers_of_2017_are_decided_by_review() -> None:
    round = a_round("2017-vinr", units=1)
    respondent = round.respondents.get()
    reviewer = an_actor(Role.REVIEWER)
    with pytest.raises(Refused, match="inte besvarad"):
        decide_other(reviewer, respondent, "V1_5_granskad", accepted=True, why="x")
    give(respondent, V1_5="Ja", V1_5_vilken="Vår metod")
    send(respondent, "V")
    assert [line.item.code for line in queue(round) if line.item.code == FREE] == [FREE]
    decide_other(reviewer, respondent, "V1_5_granskad", accepted=False, why="inte standardiserad")
    rows = list(csv.reader(io.StringIO(final_files(round)["answers.csv"])))
    assert [respondent.unit, "V1_5_granskad", "Nej"] in rows
    edit_answer(reviewer, respondent, "V1_5_vilken", "SARA", "enligt mejl", version=1)
    assert "V1_5_granskad" not in final_files(round)["answers.csv"]  # another text needs another decision
    with pytest.raises(Refused, match="ingen fråga som granskningen avgör"):
        decide_other(reviewer, respondent, "V1_1", accepted=True, why="x")
    with pytest.raises(Refused, match="räknas eller inte räknas"):
        decide_other(reviewer, respondent, "V1_5_granskad", accepted=True, why="")


def test_parts_are_accepted_and_opened_by_the_table(respondent: Respondent) -> None:
    reviewer = an_actor(Role.REVIEWER)
    part = respondent.parts.get(part="B")
    with pytest.raises(Refused, match="Delen är inte påbörjad och kan inte bli godkänd"):
        accept_part(reviewer, part)
    send(respondent, "B")
    accept_part(reviewer, part)
    assert PartResponse.objects.get(pk=part.pk).accepted_at is not None
    return_part(reviewer, part)
    part.refresh_from_db()
    assert (part.state, part.accepted_at) == (PartState.REOPENED.value, None)


def test_four_eyes_close(round: Round, respondent: Respondent) -> None:
    one, other = an_actor(Role.REVIEWER), an_actor(Role.ADMINISTRATOR)
    with pytest.raises(Refused, match="Omgången är öppen"):
        propose_close(one, round)
    Round.objects.update(state=RoundState.CLOSED.value)
    opened = reopen_answer(one, respondent, "B1", "kolla")
    closing = propose_close(one, round, "allt klart")
    with pytest.raises(Refused, match="redan föreslaget"):
        propose_close(other, round)
    with pytest.raises(Refused, match="kan inte också bekräfta"):
        confirm_close(one, closing)
    withdraw_close(other, closing)
    with pytest.raises(Refused, match="gäller inte längre"):
        confirm_close(other, closing)
    confirm_close(other, propose_close(one, round))
    round.refresh_from_db()
    opened.refresh_from_db()
    assert round.state == RoundState.FINISHED.value and opened.closed_at is not None
    respondent.refresh_from_db()
    with pytest.raises(Refused, match="avslutad"):
        edit_answer(one, Respondent.objects.get(pk=respondent.pk), "B1", "1", "sent", version=0)
    with pytest.raises(Refused, match="avslutad"):
        reopen_answer(one, Respondent.objects.get(pk=respondent.pk), "B1", "sent")


def test_final_answers_are_what_compute_takes(round: Round, tmp_path: Path) -> None:
    sent, unsent, reopened, quiet = round.respondents.all()
    reviewer = an_actor(Role.REVIEWER)
    for one in (sent, unsent, reopened):
        give(one, G1="Ja", G8="Nej")
    send(sent, "G")
    send(reopened, "G")
    return_part(reviewer, reopened.parts.get(part="G"))
    Answer.objects.filter(respondent=reopened, question="G1").update(value="Nej")  # half changed, never sent anew
    edit_answer(reviewer, sent, "G1", "Nej", "enligt mejl", version=1)
    files = final_files(round)
    for name, text in files.items():
        (tmp_path / name).write_text(text, "utf-8")
    rows = set(map(tuple, csv.reader(io.StringIO(files["answers.csv"]))))
    assert {(sent.unit, "G1", "Nej"), (reopened.unit, "G1", "Ja")} <= rows
    assert not any(row[0] in (unsent.unit, quiet.unit) for row in rows)
    assert files["edits.csv"] == "question,objects\nG1,1\n"
    computed = compute(round.edition, tmp_path)
    assert computed.synthetic and {unit.unit for unit in computed.units} >= {sent.unit, quiet.unit}
    assert {part.part: part.answered for part in computed.quality.response} == {"G": 2, "B": 0, "V": 0}


def test_a_test_period_is_never_counted() -> None:
    with pytest.raises(Refused, match="testperiod"):
        final_files(a_round(test=True))


def test_last_years_answers_flow_on_where_the_edition_remembers_them(tmp_path: Path) -> None:
    round = a_round("2015-bou", units=1)
    respondent = round.respondents.get()
    remembered = form_rules("2015-bou").edition.questionnaire.remembered[0].last_year
    LastAnswer.objects.create(respondent=respondent, question=remembered, value="Nej")
    LastAnswer.objects.create(respondent=respondent, question="annat", value="Nej")
    text = final_files(round)["previous.csv"]
    assert f"{respondent.unit},{remembered},Nej\n" in text and "annat" not in text


def test_time_is_added_up_and_nobodys_own(round: Round) -> None:
    respondents = list(round.respondents.all())
    for one in respondents:
        actor = an_actor(Role.COORDINATOR, units=[one.unit])
        events = Event.objects.count()
        add_time(actor, one, {"B1": 60, "B2": 10**9, "X": 5, "B3": -4})
        assert Event.objects.count() == events
    assert Burden.objects.get(question="B1").seconds == 60 * len(respondents)
    assert Burden.objects.get(question="B2").seconds == MOST * len(respondents)
    assert not Burden.objects.filter(question__in=["X", "B3"]).exists()
    shown = {line.question.id: line.minutes for part in burden_table(round) for line in part.lines}
    assert shown["B1"] == "för få för att visas"
    for one in respondents:
        give(one, B1="5")
    assert len(respondents) < FEWEST
    assert {line.question.id: line.mean for part in burden_table(round) for line in part.lines}["B1"] is None


def test_a_mean_is_shown_when_enough_have_answered() -> None:
    round = a_round(units=FEWEST)
    for one in round.respondents.all():
        give(one, B1="5")
    Burden.objects.create(round=round, question="B1", seconds=FEWEST * 90, reports=9)
    part = next(part for part in burden_table(round) if part.lines[0].question.id == "B1")
    assert part.lines[0].minutes == "1,5" and part.minutes == "1,5"


def page(client: object, address: str) -> str:
    response = client.get(address)  # type: ignore[attr-defined]
    assert response.status_code == 200, address
    return response.content.decode()


def test_the_pages_as_a_reviewer_walks_them(round: Round, respondent: Respondent) -> None:
    client = a_user(Role.REVIEWER)
    assert "Inget att granska än" in page(client, f"/granskning/{round.pk}/")
    give(respondent, B1="5", B1a="7")
    Answer.objects.filter(question="B1").update(comment="<script>alert(1)</script>")
    send(respondent, "B")
    text = page(client, f"/granskning/{round.pk}/?lage=")
    assert respondent.name in text and "<script>alert" not in text and "SYNTETISK" in text
    assert "Inga rader passar filtret" in page(client, f"/granskning/{round.pk}/?sok=finns-inte")
    here = f"/granskning/{round.pk}/{respondent.pk}/"
    assert "K1" in page(client, here)
    steps = [
        ({"gor": "godta", "fraga": "B1", "nyckel": "K1", "rad": "1"}, "Raden är klar."),
        ({"gor": "oppna_rad", "fraga": "B1", "nyckel": "K1"}, "Raden är öppen igen."),
        ({"gor": "fraga", "fraga": "B1", "nyckel": "K1", "text": "Stämmer talen?"}, "Frågan är skickad"),
        ({"gor": "oppna", "svar": "B1", "skal": "kolla"}, "B1 är öppen för rättelse"),
        ({"gor": "stang", "svar": "B1"}, "B1 är stängd igen."),
        ({"gor": "ratta", "svar": "B1", "nytt": "8", "skal": "mejl", "version": "1"}, "B1 är rättad."),
        ({"gor": "ratta", "svar": "B1", "nytt": "9", "skal": "", "version": "2"}, "Skriv varför B1 rättas"),
        ({"gor": "godkann_del", "del": "B"}, "Delen är godkänd."),
        ({"gor": "oppna_del", "del": "B"}, "Delen är öppnad för rättelse."),
        ({"gor": "oppna_del", "del": "X"}, "Delen finns inte"),
        ({"gor": "godta", "fraga": "B1", "nyckel": "K1"}, "raden finns inte längre"),
        ({"gor": "raknas", "fraga": "B1", "skal": "x"}, "ingen fråga som granskningen avgör"),
        ({"gor": "hitte-på"}, "Sidan skickade något vi inte känner igen"),
    ]
    for form, told in steps:
        response = client.post(here, form, follow=True)
        assert told in response.content.decode(), form
    log = page(client, here + "logg/")
    assert "edit_answer" in log and "mejl" in log


def test_the_close_as_two_people_walk_it(round: Round) -> None:
    Round.objects.update(state=RoundState.CLOSED.value)
    one, other, method = a_user(Role.REVIEWER), a_user(Role.ADMINISTRATOR), a_user(Role.METHODOLOGIST)
    here = f"/granskning/{round.pk}/avsluta/"
    assert "delar som inte är inskickade" in page(one, here)
    assert "Det finns inget förslag" in one.post(here, {"gor": "bekrafta"}, follow=True).content.decode()
    assert "Avslutet är föreslaget" in one.post(here, {"gor": "foresla"}, follow=True).content.decode()
    assert "kan inte också bekräfta" in one.post(here, {"gor": "bekrafta"}, follow=True).content.decode()
    assert "Förslaget är tillbakadraget" in other.post(here, {"gor": "ta_tillbaka"}, follow=True).content.decode()
    one.post(here, {"gor": "foresla"})
    assert "Omgången är avslutad" in other.post(here, {"gor": "bekrafta"}, follow=True).content.decode()
    packed = method.get(f"/granskning/{round.pk}/svar.zip")
    assert {"units.csv", "answers.csv", "edits.csv", "SYNTETISKA_SVAR.txt"} == set(
        zipfile.ZipFile(io.BytesIO(packed.content)).namelist()
    )
    Round.objects.update(test=True)
    assert method.get(f"/granskning/{round.pk}/svar.zip").status_code == 302


def test_pages_about_checks_and_time(round: Round, respondent: Respondent) -> None:
    by_coordinator = a_user(Role.COORDINATOR, units=[respondent.unit])
    assert 'id="K1"' in page(by_coordinator, f"/omgangar/{round.pk}/kontroller/")
    assert "Minuter per svarande" in page(by_coordinator, f"/omgangar/{round.pk}/tidsatgang/")
    link = by_link(respondent)
    told = link.post(f"/svara/{respondent.pk}/tid/", '{"B1": 12}', content_type="application/json")
    assert told.status_code == 204 and Burden.objects.get().seconds == 12
    for body in ("[]", "{", '{"B1": "x"}', '{"B1": 1e999}', "null"):
        assert link.post(f"/svara/{respondent.pk}/tid/", body, content_type="application/json").status_code == 400


def test_the_respondents_side_of_the_dialogue(round: Round, respondent: Respondent) -> None:
    reviewer = an_actor(Role.REVIEWER)
    send_message(reviewer, respondent, "Stämmer B1?", "B1")
    send_message(reviewer, respondent, "Tack för hjälpen")
    reopen_answer(reviewer, respondent, "B1", "ser ut som timmar")
    whole, part = by_link(respondent), by_link(respondent, parts=["G"])
    here = f"/svara/{respondent.pk}/dialog/"
    text = page(whole, here)
    assert "Stämmer B1?" in text and "Tack för hjälpen" in text and "ser ut som timmar" in text
    of_part = page(part, here)
    assert "Stämmer B1?" not in of_part and "ser ut som timmar" not in of_part and "Tack" not in of_part
    assert "Ert svar är skickat" in whole.post(here, {"text": "Ja", "fraga": "B1"}, follow=True).content.decode()
    assert respondent.messages.last().question == "B1"
    assert "Skriv vad du vill" in whole.post(here, {"text": ""}, follow=True).content.decode()
    other = round.respondents.last()
    assert whole.get(f"/svara/{other.pk}/dialog/").status_code == 404


@pytest.mark.parametrize("address", ["", "avsluta/", "svar.zip", "{respondent}/", "{respondent}/logg/"])
def test_strangers_see_nothing(round: Round, respondent: Respondent, address: str) -> None:
    where = f"/granskning/{round.pk}/" + address.format(respondent=respondent.pk)
    for client in (by_link(respondent), a_user(Role.COORDINATOR, units=[respondent.unit])):
        assert client.get(where).status_code in (403, 404)
    assert a_user(Role.REVIEWER, two_factors=False).get(where).status_code in (302, 403)


def test_questions_and_opened_answers_go_by_letter_to_those_they_concern(round: Round, respondent: Respondent) -> None:
    Contact.objects.create(respondent=respondent, email="b@kommun.example", parts=["B"])
    Contact.objects.create(respondent=respondent, email="g@kommun.example", parts=["G"])
    Contact.objects.create(respondent=respondent, email="studsar@kommun.example", bounced_at=timezone.now())
    reviewer = an_actor(Role.REVIEWER)
    send_message(reviewer, respondent, "Stämmer B1?", "B1")
    registrar = f"registrator.{respondent.unit}@kommun.example"
    assert set(Letter.objects.values_list("to", "kind")) == {(registrar, "message"), ("b@kommun.example", "message")}
    reopen_answer(reviewer, respondent, "B1", "kolla")
    assert Letter.objects.count() == 4
    send_message(an_actor(Role.COORDINATOR, units=[respondent.unit]), respondent, "Ja", "B1")
    assert Letter.objects.count() == 4  # the review reads its queue
    send_message(reviewer, respondent, "Tack")
    assert Letter.objects.filter(to="g@kommun.example").count() == 1


def test_what_waits_for_the_respondent_is_counted_part_by_part(respondent: Respondent) -> None:
    form, reviewer = form_rules(respondent.round.edition), an_actor(Role.REVIEWER)
    assert waiting(respondent, ("G", "B", "V"), form) == 0
    send_message(reviewer, respondent, "Stämmer B1?", "B1")
    reopen_answer(reviewer, respondent, "B1", "kolla")
    assert waiting(respondent, ("B",), form) == 2 and waiting(respondent, ("G",), form) == 0
    send_message(an_actor(Role.COORDINATOR, units=[respondent.unit]), respondent, "Ja", "B1")
    assert waiting(respondent, ("B",), form) == 1
    assert '<span class="badge warn">1</span>' in page(by_link(respondent), f"/svara/{respondent.pk}/")


def test_whoever_answers_sees_what_it_costs(round: Round, respondent: Respondent) -> None:
    assert "Minuter per svarande" in page(by_link(respondent), f"/omgangar/{round.pk}/tidsatgang/")
    other = a_round(units=1)
    assert by_link(respondent).get(f"/omgangar/{other.pk}/tidsatgang/").status_code == 403
