"""The ten objections people raise against a figure, and what answers each. The only place with their words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from oppna.disseminate.fair.case import Case
from oppna.disseminate.fair.chance import chance, everybody
from oppna.disseminate.fair.kin import education, health, rural, special
from oppna.disseminate.fair.record import Answered, Reply
from oppna.disseminate.fair.right import right
from oppna.disseminate.fair.same import same
from oppna.disseminate.fair.who import when, who


@dataclass(frozen=True)
class Objection:
    """`text` stands after "Ja, men"."""

    id: str
    text: str
    reply: Callable[[Case], Reply]


OBJECTIONS = (
    Objection("ratt", "siffran är fel!", right),
    Objection("vem", "vem har skickat in den?", who),
    Objection("tid", "det mättes vid fel tidpunkt!", when),
    Objection("samma", "jämför vi samma sak?", same),
    Objection("slump", "det måste vara slumpen!", chance),
    Objection("bortfall", "alla har inte svarat!", everybody),
    Objection("landsbygd", "vi är en glesbygd!", rural),
    Objection("utbildning", "så många här har låg utbildning!", education),
    Objection("halsa", "våra invånare har sämre hälsa!", health),
    Objection("speciella", "vi är speciella!", special),
)
"""In the order people raise them [FAIR]."""


def answers(case: Case) -> tuple[Answered, ...]:
    """Every objection against the figure, answered by what is computed or plainly not."""
    return tuple(_answered(one, one.reply(case)) for one in OBJECTIONS)


def _answered(objection: Objection, reply: Reply) -> Answered:
    return Answered(
        id=objection.id,
        objection=objection.text,
        answered=reply.answered,
        lines=reply.lines,
        facts=reply.facts,
        table=reply.table,
    )
