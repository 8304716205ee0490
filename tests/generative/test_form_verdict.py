"""The form and `oppna compute` say the same of any answers, and so does the browser: one respondent at a time."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oppna import preview
from oppna.cells import cell_of
from oppna.collect.form.checks import ILLOGICAL, REASON, checks_of
from oppna.collect.form.given import Impossible, value_of
from oppna.collect.form.rules import FormRules, form_rules
from oppna.collect.form.standing import Given, possible, standing_of
from oppna.model.codes import Level
from oppna.production import Computed, compute
from tests.lib import files
from tests.lib.forms import without_checks
from tests.lib.parity.engines import counted_in_browser, truths_in_browser

EDITIONS = st.sampled_from(["2015-bou", "2017-vinr", "2018-bou"])
UNIT = {
    "unit": "0114",
    "name": "SYNTETISK",
    "kind": "municipality",
    "municipality": "",
    "county": "",
    "population": "",
    "skr_group": "",
}
NUMBERS = ["0", "1", "2", "2.5", "4", "4.00", "10", "999", "0.125", "-1", "2500"]


def answers_of(form: FormRules, random: Random) -> dict[str, str]:
    """Answers as a hurried respondent might leave them: some skipped, some not asked for, numbers that clash."""
    skips, leaning = random.choice([0, 0.05, 0.3]), random.choice([0.3, 0.7, 1])
    numbers = random.choice([NUMBERS[:1], NUMBERS[1:3], NUMBERS])
    answers = {}
    for id, question in form.questions.items():
        if random.random() < skips:
            continue
        if question.kind == "tal":
            answers[id] = random.choice(numbers)
        elif question.kind == "text":
            answers[id] = "ord"
        else:
            offered = [option.answer for option in question.options if option.offered]
            answers[id] = offered[0] if random.random() < leaning else random.choice(offered)
    return answers


def computed(form: FormRules, answers: dict[str, str], last: dict[str, str]) -> Computed:
    """What `oppna compute` makes of them in a folder."""
    with TemporaryDirectory() as folder:
        files.write_csv(Path(folder) / "units.csv", files.UNITS, [UNIT])
        for name, given_ in (("answers", answers), ("previous", last)):
            rows = [{"unit": "0114", "question": id, "answer": text} for id, text in given_.items()]
            if name == "answers" or rows:
                files.write_csv(Path(folder) / f"{name}.csv", files.ANSWERS, rows)
        return compute(form.edition.id, Path(folder))


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(EDITIONS, st.integers(0, 2**32))
def test_the_form_says_what_review_says(edition: str, seed: int) -> None:
    form, random = form_rules(edition), Random(seed)
    answers = answers_of(form, random)
    last = {
        q.last_year: random.choice(q.answers) for q in form.edition.questionnaire.remembered if random.random() < 0.5
    }
    standing = standing_of(form, Given(answers, last=last))
    unchecked = standing_of(without_checks(edition), Given(answers, last=last))
    round = computed(form, answers, last)
    told = {(found.code, found.question) for found in round.findings}
    not_concerned = {
        id for id in standing.ignored for o in form.questions[id].options if o.not_concerned and answers[id] == o.answer
    }
    assert {question for code, question in told if code == "EJ_STÄLLD"} == standing.ignored - not_concerned
    illogical = any(code == ILLOGICAL for code, _ in told)
    hard = [found for found in standing.findings if found.hard]
    assert hard or not illogical, "an illogical answer would leave the form"
    assert any(found.hard for found in unchecked.findings) == illogical
    used = {answer.question: answer.answer for answer in round.answers() if answer.question in form.questions}
    assert used == dict(standing.counted)
    own = preview.outcome(form.prepared, possible(form, Given(answers, last=last)))
    units = {one.id: one.unit for one in form.edition.indicators}
    cells = {c.indicator: c for c in round.cells() if c.level is Level.MUNICIPALITY and c.area == "0114"}
    assert {id: (cell_of(o, units[id]).value, o.status) for id, o in own.items()} == {
        id: (cell.value, cell.status) for id, cell in cells.items() if id in own
    }


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(EDITIONS, st.integers(0, 2**32))
def test_the_browser_says_what_the_server_says(edition: str, seed: int) -> None:
    """The checks that the page's script gets, against last year and all, in a JavaScript engine."""
    form, random = form_rules(edition), Random(seed)
    answers, last = answers_of(form, random), answers_of(form, random)
    reasons = {id: "skäl" for id in answers if random.random() < 0.5}
    standing = standing_of(form, Given(answers, reasons, last))
    (counted,) = counted_in_browser(form.prepared.rules.routing, [answers])
    assert counted == dict(standing.counted)
    known = {**counted, **{REASON + id: reason for id, reason in reasons.items()}}
    checks = list(checks_of(form, last))
    (truths,) = zip(*truths_in_browser([check.condition for check in checks], [known]), strict=True)
    struck = {check.id for check, truth in zip(checks, truths, strict=True) if truth}
    assert struck == {found.check for found in standing.findings if found.code != ILLOGICAL}


@settings(max_examples=300)
@given(EDITIONS, st.integers(0, 200), st.text(max_size=40))
def test_every_field_takes_anything_and_says_what_is_wrong(edition: str, which: int, written: str) -> None:
    form = form_rules(edition)
    question = list(form.questions.values())[which % len(form.questions)]
    found = value_of(question, written)
    if isinstance(found, Impossible):
        assert found.sentence.endswith(".") and "\n" not in found.sentence
        return
    assert value_of(question, found) == found, "what is kept is kept as it is the next time"
    standing = standing_of(form, Given({question.id: found}, last={question.id: written}))
    assert replace(standing).counted.get(question.id, "") in (found, "")
