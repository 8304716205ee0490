"""The limit beyond which a group is not shown [METHOD 3]."""

from __future__ import annotations

from oppna.model.codes import Category, Status
from oppna.model.edition import NonresponseRule
from oppna.process.aggregate import Count


def beyond_limit(count: Count, population: int, rule: NonresponseRule | None) -> bool:
    """Whether more than the limit's share of the objects is nonresponse; exactly the limit is shown. Integers only."""
    return rule is not None and 100 * nonresponse(count, rule) > rule.limit_percent * population


def nonresponse(count: Count, rule: NonresponseRule) -> int:
    """How many objects the edition counts as nonresponse."""
    missing = count.missing if Status.MISSING in rule.counts else 0
    not_applicable = count.not_applicable if Category.NOT_APPLICABLE in rule.counts else 0
    return missing + not_applicable
