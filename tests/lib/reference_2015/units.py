"""Every unit on every survey indicator of 2015."""

from tests.lib.reference.outcome import MISSING, YES, Outcome
from tests.lib.reference.routing import Answers
from tests.lib.reference_2015 import measures, words
from tests.lib.reference_2015.required import AREAS, CARE, PARTIES, REQUIRED
from tests.lib.reference_2015.routing import asked

RULES: dict[str, words.Rule] = {
    **{f"samv_{party}": words.current(f"samv_{party}") for party in PARTIES},
    **{f"intern_{area}": words.current(f"intern_{area}") for area in AREAS},
    **{f"foraldrar_{care}": words.results_used(f"foraldrar_{care}") for care in CARE},
    "information": words.every("info_1", "info_2", "info_3"),
    "socionom_minst3": measures.experienced("3", "4"),
    "socionom_mer5": measures.experienced("4"),
    "plan_handlaggare": words.plan("plan", "plan_2ar", "plan_A", "plan_B", "plan_C"),
    "plan_individuell": words.individual_plans,
    "arbetsledning": measures.hours_of_support,
    "plan_familjehem": words.plan("famplan", "famplan_handl", "famplan_utb"),
    "utbildning_familjehem": words.every("grundutb", "grundutb_hem"),
    **{f"bedomning_{kind}": words.at_least_one(*REQUIRED[f"bedomning_{kind}"]) for kind in "abc"},
    "foraldrastod_bistand": words.provided("fs_bistand", "fs_1", "fs_2", "fs_3", "fs_4", "fs_5", "fs_6"),
    "foraldrastod_service": words.provided("fs_service", "fs_1", "fs_2", "fs_3", "fs_4", "fs_5", "fs_6"),
    "behandling_bistand": words.provided("ps_bistand", "ps_1", "ps_2"),
    "stodgrupp_bistand": words.provided("sg_bistand", "sg_1", "sg_2", "sg_3", "sg_4"),
    "stodgrupp_service": words.provided("sg_service", "sg_1", "sg_2", "sg_3", "sg_4"),
    "uppfoljning_a": words.results_used("uppf_oppenvard"),
    "uppfoljning_b": words.results_used("uppf_dygnsvard"),
    "socialjour": words.emergency_service,
}


def unit_outcome(indicator: str, used: Answers, last_year: Answers) -> Outcome:
    """One unit on one indicator, from the answers that count and those of the year before."""
    if any(asked(question, used) and question not in used for question in REQUIRED[indicator]):
        return MISSING
    if indicator.startswith("samv_") and words.corrected(indicator, used, last_year):
        return YES
    return RULES[indicator](used)
