"""Counts add up: units taken block by block give the groups that they give together."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from oppna.catalogue.prepared import prepare
from oppna.engines.bits.store import Block, read_blocks, write_blocks
from oppna.interchange.folder import ANSWERS
from oppna.process.blockwise import totals
from oppna.process.group import groups_of, keys_of
from oppna.process.integrate import integrate
from oppna.process.registers import integrate_registers
from oppna.production import Computed, compute
from tests.lib.world import PLANS, Plan, build

EDITION = "2018-bou"
SCALE = 12
"""Every block with one scale, whatever decimals its answers happen to have."""


def cut(computed: Computed, blocks: int) -> list[Block]:
    """The computed units dealt out like cards; a unit's answers and registers go with it."""
    received, edition = computed.received, computed.edition
    rows = received.answers.rows if received.answers else ()
    made = []
    for first in range(blocks):
        units = computed.units[first::blocks]
        codes = {unit.unit for unit in units}
        mine = [row for row in rows if row[1][0].strip() in codes]
        answers = integrate(mine, units, {}, edition.questionnaire.questions, file=ANSWERS, scale=SCALE).planes
        registers = integrate_registers(received.registers, edition, units, received.frame.cities, SCALE).planes
        made.append(Block(answers, registers, keys_of(units)))
    return made


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(PLANS, st.integers(1, 5))
def test_blocks_give_the_groups_of_the_whole(plan: Plan, blocks: int) -> None:
    world = build(plan)
    if world.answers is None:
        return
    with TemporaryDirectory() as folder:
        computed = compute(EDITION, world.write(Path(folder)))
        path = Path(folder) / "answers.planes"
        write_blocks(path, cut(computed, blocks))
        sums = totals(prepare(EDITION).rules, read_blocks(path))
    limit = computed.edition.head.nonresponse
    groups = {(group.level, group.area) for group in groups_of(computed.units)}
    whole = [seen for seen in computed.observations() if (seen.level, seen.area) in groups]
    key = lambda seen: (seen.indicator, seen.level, seen.area)  # noqa: E731
    assert sorted(sums.observations(limit), key=key) == sorted(whole, key=key)
