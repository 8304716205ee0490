"""What has been sent so far, put together: the ground of preliminary results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

import msgspec

from oppna.catalogue.frame import load_frame
from oppna.collect.form.rules import form_rules
from oppna.collect.form.standing import Given, possible
from oppna.collect.models import Respondent, Submission
from oppna.errors import Refused
from oppna.model.area import Unit
from oppna.model.codes import NATION, Level, UnitKind
from oppna.preview import Pooled, pooled


class SoFar(msgspec.Struct, frozen=True):
    """`pooled`: the groups of those who have sent the part. `all`: (level, area) → how many are asked."""

    pooled: Pooled
    all: Mapping[tuple[Level, str], int]
    unit: Unit


def so_far(respondent: Respondent, part: str) -> SoFar:
    """Preliminary figures of the part, worked out anew only when somebody has sent since."""
    sent = Submission.objects.filter(part_response__respondent__round=respondent.round, part_response__part=part)
    last = sent.order_by("-pk").values_list("pk", "digest").first() or (0, "")
    round = respondent.round
    frame = _frame(round.edition)
    everyone = Counter(
        key
        for code, name, county in round.respondents.values_list("unit", "name", "county")
        for key in keys_of(_unit(frame, code, name, county))
    )
    found = _pooled(round.pk, round.edition, part, sent.count(), *last)
    return SoFar(found, everyone, _unit(frame, respondent.unit, respondent.name, respondent.county))


def keys_of(unit: Unit) -> tuple[tuple[Level, str], ...]:
    """The groups a unit is compared with: the most alike first, the whole country last."""
    keys = (
        (Level.POPULATION_GROUP, unit.population_group),
        (Level.SKR_GROUP, unit.skr_group),
        (Level.COUNTY, unit.county),
        (Level.NATION, NATION),
    )
    return tuple((level, area) for level, area in keys if area)


@lru_cache(maxsize=64)
def _pooled(round: int, edition: str, part: str, many: int, last: int, digest: str) -> Pooled:
    """`many`, and `last` with its `digest`, name the state of the round: another submission, another look."""
    rows = Submission.objects.filter(part_response__respondent__round=round, part_response__part=part, pk__lte=last)
    rows = rows.order_by("pk").select_related("part_response__respondent")
    latest = {row.part_response.respondent: row.answers for row in rows}
    frame, form = _frame(edition), form_rules(edition)
    units = [_unit(frame, one.unit, one.name, one.county) for one in latest]
    answers = {
        one.unit: possible(form, Given({id: each["value"] for id, each in sent.items()}))
        for one, sent in latest.items()
    }
    return pooled(form.prepared, units, answers)


@lru_cache(maxsize=8)
def _frame(edition: str) -> Mapping[str, Unit]:
    """Who is who, where the edition's year has a frame; without one there are fewer groups to compare with."""
    try:
        return {unit.unit: unit for unit in load_frame(edition)}
    except Refused:
        return {}


def _unit(frame: Mapping[str, Unit], code: str, name: str, county: str) -> Unit:
    own = Unit(unit=code, name=name, kind=UnitKind.MUNICIPALITY, municipality=code, county=county)
    return frame.get(code, own)
