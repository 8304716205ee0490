"""The naive implementation of `2017-vinr`, written from METHOD 3, 4 and 6 and the source document, not from the YAML.

Groups, cities and the strings of the file are as in 2018 and shared with `tests.lib.reference`; questions, routing,
unit rules and the limit are its own.
"""

from tests.lib.reference_2017.results import compute

__all__ = ["compute"]
