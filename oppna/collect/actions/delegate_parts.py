"""Let a colleague answer some parts, by a link of their own."""

from __future__ import annotations

from collections.abc import Iterable

from oppna.accounts.actor import Actor
from oppna.accounts.roles import Permission
from oppna.collect.actions.issue_link import issue_link
from oppna.collect.form.given import Impossible, text_of
from oppna.collect.models import Link, LinkPurpose, Respondent
from oppna.collect.permissions import check_respondent
from oppna.errors import Problem, Refused

LONGEST_NAME = 200


def delegate_parts(actor: Actor, respondent: Respondent, *, parts: Iterable[str], holder: str) -> tuple[Link, str]:
    """The link and its token, which is shown once. It dies with the link it was delegated from."""
    wanted = sorted(set(parts))
    check_respondent(actor, Permission.DELEGATE, respondent)
    for part in wanted:
        check_respondent(actor, Permission.DELEGATE, respondent, part)
    name = text_of(holder)
    problems = []
    if isinstance(name, Impossible) or not name or len(name) > LONGEST_NAME or "\n" in name:
        problems.append(Problem("", 0, "NAMN", "Skriv kollegans namn, så att alla ser vem som svarat vad."))
    known = set(respondent.parts.values_list("part", flat=True))
    if not wanted or not known.issuperset(wanted):
        problems.append(Problem("", 0, "DEL", "Välj minst en del som kollegan ska svara på."))
    if problems or isinstance(name, Impossible):
        raise Refused(problems)
    parent = Link.objects.get(pk=actor.id) if actor.kind == "link" else None
    return issue_link(actor, respondent, holder=name, parts=wanted, purpose=LinkPurpose.DELEGATE, parent=parent)
