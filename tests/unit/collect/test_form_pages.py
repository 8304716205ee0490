"""Pages: every question once, in the order of the questionnaire, one page per indicator area."""

from __future__ import annotations

import pytest

from oppna.collect.form.pages import RESERVED, blocks_of
from oppna.collect.form.rules import form_rules

EDITIONS = ["2015-bou", "2017-vinr", "2018-bou"]


@pytest.mark.parametrize("edition", EDITIONS)
def test_every_question_stands_on_one_page_of_its_part(edition: str) -> None:
    form = form_rules(edition)
    for part, pages in form.pages.items():
        assert sorted(id for page in pages for id in page.questions) == sorted(
            id for id, question in form.questions.items() if question.part == part
        )
        assert [page.number for page in pages] == list(range(1, len(pages) + 1))
        assert len({page.slug for page in pages}) == len(pages)
        assert not RESERVED & {page.slug for page in pages}
        order = list(form.questions)
        for page in pages:
            assert sorted(page.questions, key=order.index) == list(page.questions)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_page_is_an_area_of_the_edition(edition: str) -> None:
    form = form_rules(edition)
    areas = {indicator.indicator_area for indicator in form.edition.indicators}
    assert {page.title for pages in form.pages.values() for page in pages} <= areas


@pytest.mark.parametrize(
    ("question", "page"),
    [
        ("G1c_3_vilken", "tillganglighet-utanfor-kontorstid"),  # led to by a question that no indicator looks at
        ("B1a", "handlaggarnas-kompetens"),  # looked at by two areas: the first in the workbook
        ("B4_2_vilken", "familjehemmens-kompetens"),
        ("G8a_D", "handlaggarnas-kompetensutveckling"),
    ],
)
def test_what_no_indicator_looks_at_stands_where_it_belongs(question: str, page: str) -> None:
    assert form_rules("2018-bou").page_of[question].slug == page


def test_a_follow_up_asked_later_stands_with_what_it_follows() -> None:
    page = form_rules("2015-bou").page_of
    assert page["samv_a_uppf"] == page["samv_a"] != page["samv_h"] == page["samv_h_uppf"]
    assert page["bedomning_a"] == page["bedomning_a_1"]


def test_the_reviewers_question_is_nobody_elses() -> None:
    form = form_rules("2017-vinr")
    assert "V1_5_granskad" not in form.questions and "V1_5_granskad" not in form.page_of


def test_a_wording_stands_once() -> None:
    form = form_rules("2018-bou")
    page = form.page_of["B1"]
    blocks = blocks_of(form.questions[id] for id in page.questions)
    assert [[q.id for q in block.questions] for block in blocks] == [
        ["B1"],
        ["B1a"],
        ["B1b_1", "B1b_2", "B1b_3", "B1b_4", "B1b_5"],
    ]


def test_the_form_is_compiled_within_a_second() -> None:
    import time

    from oppna.collect.form import rules

    rules._form_rules.cache_clear()
    start = time.process_time()
    form_rules("2018-bou").pages  # noqa: B018
    assert time.process_time() - start < 1
