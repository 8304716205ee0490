"""The rule language: conditions and numbers over a respondent's answers.

A rule is written as an SQL expression in a whitelisted subset and means the same everywhere: on
bit planes (`oppna.engines.bits`), as SQL (`sql`), in the browser (`browser`) and as a Swedish
sentence (`sentence`). Unanswered is unknown, and unknown travels through a rule as in SQL.

`parse` reads the text of a rule; it alone needs sqlglot, so what runs compiled rules never loads it.
"""
