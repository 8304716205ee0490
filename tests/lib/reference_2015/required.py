"""Which questions each survey indicator of `2015-bou` requires, typed from the contract."""

PARTIES = "abcdefghijkl"
"""Agreements: a) tandvård … l) Migrationsverket [000:223]."""
AREAS = "abcdefg"
"""Routines: a) ekonomiskt bistånd … g) familjerätt [000:190]."""
CARE = ("oppenvard", "familjehem", "hvb")

_STAFF = ("handl", "handl_soc", "erf_1", "erf_2", "erf_3", "erf_4", "erf_vetej")
_FS = ("fs_1", "fs_2", "fs_3", "fs_4", "fs_5", "fs_6")
_SG = ("sg_1", "sg_2", "sg_3", "sg_4")

REQUIRED: dict[str, tuple[str, ...]] = {
    **{f"samv_{party}": (f"samv_{party}", f"samv_{party}_uppf") for party in PARTIES},
    **{f"foraldrar_{care}": (f"foraldrar_{care}", f"foraldrar_{care}_anvant") for care in CARE},
    **{f"intern_{area}": (f"intern_{area}", f"intern_{area}_uppf") for area in AREAS},
    "information": ("info_1", "info_2", "info_3"),
    "socionom_minst3": _STAFF,
    "socionom_mer5": _STAFF,
    "plan_handlaggare": ("plan", "plan_2ar", "plan_A", "plan_B", "plan_C"),
    "plan_individuell": ("indiv", "indiv_uppf"),
    "arbetsledning": ("ledn_timmar", "handl"),
    "plan_familjehem": ("famplan", "famplan_handl", "famplan_utb"),
    "utbildning_familjehem": ("grundutb", "grundutb_hem"),
    "bedomning_a": ("bedomning_a_1", "bedomning_a_2", "bedomning_a_3", "bedomning_a_4", "bedomning_a_5"),
    "bedomning_b": ("bedomning_b_1", "bedomning_b_2", "bedomning_b_3"),
    "bedomning_c": ("bedomning_c_1", "bedomning_c_2", "bedomning_c_3"),
    "foraldrastod_bistand": ("fs_bistand", *_FS),
    "foraldrastod_service": ("fs_service", *_FS),
    "behandling_bistand": ("ps_bistand", "ps_1", "ps_2"),
    "stodgrupp_bistand": ("sg_bistand", *_SG),
    "stodgrupp_service": ("sg_service", *_SG),
    "uppfoljning_a": ("uppf_oppenvard", "uppf_oppenvard_anvant"),
    "uppfoljning_b": ("uppf_dygnsvard", "uppf_dygnsvard_anvant"),
    "socialjour": ("jour", "jour_nagon"),
}
"""Every survey indicator. BBIC and BM_bistand come from registers."""

NUMBERS = (*_STAFF, "ledn_timmar")
"""The questions answered with a number, or 999."""
