"""What a competent analyst would write by hand, with Polars and with DuckDB, to get the same rows.

The rules are written once, as SQL, which both understand; each peer has its own way of reading,
shaping, grouping and writing. They trust their input: nothing is checked, nothing is told of.
"""
