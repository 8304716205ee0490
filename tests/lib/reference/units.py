"""Every unit on every survey indicator: the stricter condition first, then the rule."""

from tests.lib.reference import measures, words
from tests.lib.reference.outcome import MISSING, Outcome
from tests.lib.reference.required import REQUIRED
from tests.lib.reference.routing import Answers, asked

RULES: dict[str, words.Rule] = {
    "G1": words.plain("G1"),
    **{f"G2_{i}": words.followed_up(f"G2_{i}", f"G2a_{i}") for i in range(1, 6)},
    **{f"G3_{i}": words.followed_up(f"G3_{i}", f"G3a_{i}") for i in range(1, 13)},
    "B1b_minst1": measures.experienced("2", "3", "4"),
    "B1b_minst3": measures.experienced("3", "4"),
    "B1b_mer5": measures.experienced("4"),
    "G8": words.plan_for_staff,
    "G9": words.followed_up("G9", "G9a"),
    "V6_1": words.plain("V6_1"),
    "V6_2": words.plain("V6_2"),
    "B3": words.plan_for_foster_homes,
    "B4_1": words.plain("B4_1"),
    "B5_1": words.plain("B5_1"),
    "B10": words.at_least_one("B10_1", "B10_2", "B10_3", "B10_4", "B10_5", "B10_6"),
    "B9": words.at_least_one("B9_1", "B9_2"),
    "B11": words.at_least_one("B11_1", "B11_2", "B11_3", "B11_4"),
    "B6": words.at_least_one("B6_1", "B6_2", "B6_3", "B6_4", "B6_5"),
    "B7": words.at_least_one("B7_1", "B7_2", "B7_3", "B7_4", "B7_5", "B7_6"),
    "B8": words.at_least_one("B8_1", "B8_2"),
    "G10": words.plain("G10"),
    "B13_flickor_0_11": words.can_follow_participation,
    "B13_pojkar_0_11": words.can_follow_participation,
    "B13_flickor_12_18": words.can_follow_participation,
    "B13_pojkar_12_18": words.can_follow_participation,
    "B12_1_anvant": words.results_used(1),
    "B12_1_kon": words.by_sex(1),
    "B12_1_kon_anvant": words.by_sex_and_used(1),
    "B12_2_anvant": words.results_used(2),
    "B12_2_kon": words.by_sex(2),
    "B12_2_kon_anvant": words.by_sex_and_used(2),
    "G24": words.followed_up("G24", "G24a"),
    "B16": words.every("B16_1", "B16_2", "B16_3"),
    "G25": words.followed_up("G25", "G25a"),
    "BM_konsult": measures.consultants,
}


def unit_outcome(indicator: str, used: Answers) -> Outcome:
    """One unit on one survey indicator, from the answers that count [METHOD 3, internal nonresponse]."""
    for question in REQUIRED[indicator]:
        if asked(question, used) and question not in used:
            return MISSING
    return RULES[indicator](used)
