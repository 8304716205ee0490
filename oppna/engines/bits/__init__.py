"""Bit planes: one Python integer per (question, answer), one bit per unit; a rule is a handful of `&` and `|`.

Numbers are bit-sliced: one plane per binary digit of the exact, scaled number, so that sums,
comparisons and group totals run over all units at once without a loop over them.
"""
