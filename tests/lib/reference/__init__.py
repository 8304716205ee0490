"""The second, naive implementation of `2018-bou` [METHOD 1-5, 10], written from the method and the source document.

It shares nothing with the product: no rule files, no rule language, no bit planes. Plain dictionaries and
loops, exact fractions, one unit and one indicator at a time. It is slow and easy to read, on purpose.
"""

from tests.lib.reference.findings import Findings, find
from tests.lib.reference.results import Row, Rows, compute

__all__ = ["Findings", "Row", "Rows", "compute", "find"]
