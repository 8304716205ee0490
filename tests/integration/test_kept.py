"""A kept question gives what its queryset gives, and says so when it would not."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from oppna.collect.models import Answer, PartResponse, Respondent
from oppna.collect.queries.kept import LARGEST, Kept
from oppna.collect.warm import warm
from tests.lib.site_world import a_round

pytestmark = pytest.mark.django_db


def test_the_rows_and_what_is_related_are_those_of_the_queryset() -> None:
    round = a_round(units=3)
    kept = Kept(lambda respondent: PartResponse.objects.select_related("respondent__round").filter(pk=respondent))
    for part in PartResponse.objects.select_related("respondent__round"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            (found,) = kept(part.pk)
            assert found == part and found.respondent == part.respondent and found.respondent.round == round
            assert vars(found.respondent.round).keys() == vars(part.respondent.round).keys()
            assert found.respondent.round.created_at == part.respondent.round.created_at
        assert len(asked) == 1
    assert kept(part.pk + 1000) == []


def test_any_number_of_values_and_a_number_no_id_can_be() -> None:
    units = [one.pk for one in a_round(units=4).respondents.all()]
    kept = Kept(lambda *ids: Respondent.objects.filter(pk__in=ids))
    for number in (1, 2, 4, 2):
        assert {one.pk for one in kept(*units[:number])} == {*units[:number]}
    assert kept(LARGEST) == kept(-LARGEST) == []


def test_a_queryset_whose_sql_holds_something_else_is_refused() -> None:
    kept = Kept(lambda respondent: Answer.objects.filter(respondent=respondent, question="V1"))
    with pytest.raises(TypeError, match="the SQL holds"):
        kept(1)


def test_warming_knows_the_rounds_that_are_answered_now() -> None:
    from oppna.collect.form.rules import _form_rules, form_rules

    round = a_round(units=1)
    _form_rules.cache_clear()
    warm()
    before = _form_rules.cache_info().misses
    form_rules(round.edition)
    assert before == _form_rules.cache_info().misses == 1
