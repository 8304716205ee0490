"""The naive implementation of `2015-bou` [METHOD 1-3, 8, 10], written from the method and source document 000.

It shares nothing with the product. What holds for every edition - exact numbers, groups, what an outcome is - it
takes from `tests.lib.reference`; the rules of 2015 are its own.
"""

from tests.lib.reference_2015.compute import compute
from tests.lib.reference_2015.findings import Findings, find

__all__ = ["Findings", "compute", "find"]
