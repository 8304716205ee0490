"""The rule language: conditions and numbers over a respondent's answers.

A rule is written as an SQL expression in a whitelisted subset and means the same everywhere: on
bit planes (`oppna.engines.bits`), as SQL (`sql`), in the browser (`browser`) and as a Swedish
sentence (`sentence`). Unanswered is unknown, and unknown travels through a rule as in SQL.
"""

from oppna.rules.errors import RuleError
from oppna.rules.expression import Expression, questions_of
from oppna.rules.parse import parse_condition, parse_number

__all__ = ["Expression", "RuleError", "parse_condition", "parse_number", "questions_of"]
