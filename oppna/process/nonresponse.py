"""The limit beyond which a group is not shown [METHOD 3]."""

from __future__ import annotations

from oppna.model.codes import Category, Status
from oppna.model.edition import NonresponseRule
from oppna.process.aggregate import Count


def beyond_limit(count: Count, population: int, rule: NonresponseRule | None) -> bool:
    """Whether more than the limit's share of the objects is nonresponse; exactly the limit is shown. Integers only."""
    if rule is None:
        return False
    nonresponse = count.missing if Status.MISSING in rule.counts else 0
    nonresponse += count.not_applicable if Category.NOT_APPLICABLE in rule.counts else 0
    return 100 * nonresponse > rule.limit_percent * population
