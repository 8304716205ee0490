"""What a file may answer on each question that matters in 2015, from the source document and METHOD 8 and 10."""

from tests.lib.reference_2015.required import AREAS, CARE, NUMBERS, PARTIES, REQUIRED

YES_NO = ("Ja", "Nej")
SAME_CHIEF = ("Ja", "Nej", "Ej aktuellt")
FOLLOWED_UP = ("Ja", "Nej", "Ej aktuellt", "Ej aktuellt, har ingen")
ALL_OF_THEM = ("Ja, samtliga", "Ja, inte samtliga", "Nej")

_SPECIAL = {
    **{f"samv_{party}": SAME_CHIEF for party in PARTIES},
    **{f"samv_{party}_uppf": FOLLOWED_UP for party in PARTIES},
    **{f"intern_{area}": SAME_CHIEF for area in AREAS},
    **{f"intern_{area}_uppf": FOLLOWED_UP for area in AREAS},
    **{f"foraldrar_{care}_anvant": FOLLOWED_UP for care in CARE},
    "indiv": ALL_OF_THEM,
    "indiv_uppf": ALL_OF_THEM,
}

_IN_WORDS = dict.fromkeys(id for ids in REQUIRED.values() for id in ids if id not in NUMBERS)

OPTIONS: dict[str, tuple[str, ...]] = {id: _SPECIAL.get(id, YES_NO) for id in _IN_WORDS}
"""Questions answered in words, mains before their follow-ups. The numbers are `NUMBERS`."""
