"""The limit beyond which a group is not shown [METHOD 3]."""

from __future__ import annotations

from oppna.model.codes import Category, Status
from oppna.model.edition import NonresponseRule
from oppna.process.aggregate import Count


def beyond_limit(count: Count, population: int, rule: NonresponseRule | None) -> bool:
    """Whether more than the limit's share of the objects is nonresponse; exactly the limit is shown. Integers only."""
    return rule is not None and 100 * nonresponse_of(count, rule) > rule.limit_percent * population


def nonresponse_of(count: Count, rule: NonresponseRule) -> int:
    """How many objects of the group the rule takes for nonresponse."""
    missing = count.missing if Status.MISSING in rule.counts else 0
    return missing + (count.not_applicable if Category.NOT_APPLICABLE in rule.counts else 0)
