"""Which questions each indicator of `2018-bou` requires, typed from the contract."""

_B1 = ("B1", "B1a", "B1b_1", "B1b_2", "B1b_3", "B1b_4", "B1b_5")
_B13 = ("B13", "B14_1", "B14_2", "B14a_1", "B14a_2", "B15_1", "B15_2", "B15a_1", "B15a_2")

REQUIRED: dict[str, tuple[str, ...]] = {
    "G1": ("G1",),
    "G2_1": ("G2_1", "G2a_1"),
    "G2_2": ("G2_2", "G2a_2"),
    "G2_3": ("G2_3", "G2a_3"),
    "G2_4": ("G2_4", "G2a_4"),
    "G2_5": ("G2_5", "G2a_5"),
    "G3_1": ("G3_1", "G3a_1"),
    "G3_2": ("G3_2", "G3a_2"),
    "G3_3": ("G3_3", "G3a_3"),
    "G3_4": ("G3_4", "G3a_4"),
    "G3_5": ("G3_5", "G3a_5"),
    "G3_6": ("G3_6", "G3a_6"),
    "G3_7": ("G3_7", "G3a_7"),
    "G3_8": ("G3_8", "G3a_8"),
    "G3_9": ("G3_9", "G3a_9"),
    "G3_10": ("G3_10", "G3a_10"),
    "G3_11": ("G3_11", "G3a_11"),
    "G3_12": ("G3_12", "G3a_12"),
    "B1b_minst1": _B1,
    "B1b_minst3": _B1,
    "B1b_mer5": _B1,
    "G8": ("G8", "G8a_A", "G8a_B", "G8a_C", "G8b"),
    "G9": ("G9", "G9a"),
    "V6_1": ("V6_1",),
    "V6_2": ("V6_2",),
    "B3": ("B3", "B3a_1", "B3a_2"),
    "B4_1": ("B4_1",),
    "B5_1": ("B5_1",),
    "B10": ("B10_1", "B10_2", "B10_3", "B10_4", "B10_5", "B10_6"),
    "B9": ("B9_1", "B9_2"),
    "B11": ("B11_1", "B11_2", "B11_3", "B11_4"),
    "B6": ("B6_1", "B6_2", "B6_3", "B6_4", "B6_5"),
    "B7": ("B7_1", "B7_2", "B7_3", "B7_4", "B7_5", "B7_6"),
    "B8": ("B8_1", "B8_2"),
    "G10": ("G10",),
    "B13_flickor_0_11": _B13,
    "B13_pojkar_0_11": _B13,
    "B13_flickor_12_18": _B13,
    "B13_pojkar_12_18": _B13,
    "B12_1_anvant": ("B12_1", "B12b_1"),
    "B12_1_kon": ("B12_1", "B12a_1"),
    "B12_1_kon_anvant": ("B12_1", "B12a_1", "B12b_1"),
    "B12_2_anvant": ("B12_2", "B12b_2"),
    "B12_2_kon": ("B12_2", "B12a_2"),
    "B12_2_kon_anvant": ("B12_2", "B12a_2", "B12b_2"),
    "G24": ("G24", "G24a"),
    "B16": ("B16_1", "B16_2", "B16_3"),
    "G25": ("G25", "G25a"),
    "BM_konsult": ("B1", "B2"),
}
"""Every survey indicator. BBIC and BM_bistand come from registers and require no question."""

REGISTER = ("BBIC", "BM_bistand")

NUMBERS = ("B1", "B1a", "B1b_1", "B1b_2", "B1b_3", "B1b_4", "B1b_5", "B2")
"""The questions answered with a number of full-time equivalents, or 999."""
