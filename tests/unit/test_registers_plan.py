"""What measures have in common is found once, and nothing that differs is taken for the same."""

from __future__ import annotations

import msgspec

from oppna.catalogue.load import load_edition
from oppna.model.placement import WindowDay
from oppna.registers.plan import placement_rules, plan


def test_country_of_birth_alone_shares_a_cohort() -> None:
    planned = plan(placement_rules(load_edition("2015-bou").indicators))
    (stay,) = planned.stays
    assert len(stay.cohorts) == 2
    assert planned.cohort_of["UTB_ak9"] is planned.cohort_of["UTB_ak9_annat"]


def test_placed_and_peers_share_the_supplies_of_a_stay() -> None:
    (stay,) = plan(placement_rules(load_edition("2015-halsa").indicators)).stays
    assert len(stay.supplies) == 1
    assert [stay.persons(cohort) for cohort in stay.cohorts] == [stay.name, stay.peers]


def test_the_same_persons_in_another_window_are_counted_for_themselves() -> None:
    rules = placement_rules(load_edition("2015-halsa").indicators)
    one = rules["HALSA_psykofarmaka"]
    window = msgspec.structs.replace(one.window, opens=WindowDay(15, "09-01"))
    planned = plan({"one": one, "other": msgspec.structs.replace(one, window=window)})
    assert len(planned.stays) == 2
    assert planned.cohort_of["one"] != planned.cohort_of["other"]
