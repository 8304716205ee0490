"""Which respondent and which parts a request to the form is about."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest

from oppna.accounts.actor import Actor
from oppna.accounts.permissions import Forbidden
from oppna.accounts.roles import Permission
from oppna.collect.models import Respondent
from oppna.collect.permissions import can_respondent
from oppna.collect.queries.kept import Kept
from oppna.collect.queries.sheet import Sheet, sheet_of
from oppna.collect.views._actor import actor_in

_by_id = Kept(lambda id: Respondent.objects.select_related("round").filter(pk=id))


@dataclass(frozen=True)
class Access:
    """The sheet, who looks at it, and the parts they may read and answer."""

    actor: Actor
    sheet: Sheet
    readable: tuple[str, ...]
    answerable: tuple[str, ...]

    @property
    def respondent(self) -> Respondent:
        return self.sheet.respondent

    @property
    def may_delegate(self) -> bool:
        return can_respondent(self.actor, Permission.DELEGATE, self.respondent)

    def check_readable(self, part: str) -> None:
        """404 for a part there is not, Forbidden for one that is not the actor's."""
        if part not in self.sheet.form.parts:
            raise Http404
        if part not in self.readable:
            raise Forbidden


def access(request: HttpRequest, respondent: int) -> Access:
    """404 for a respondent there is not, Forbidden for somebody else's."""
    actor = actor_in(request)
    sheet = sheet_of(respondent_or_404(respondent))
    found = sheet.respondent
    answerable = tuple(part for part in sheet.form.parts if can_respondent(actor, Permission.ANSWER, found, part))
    readable = tuple(
        part
        for part in sheet.form.parts
        if part in answerable or can_respondent(actor, Permission.SEE_ANSWERS, found, part)
    )
    if not readable:
        raise Forbidden
    return Access(actor, sheet, readable, answerable)


def respondent_or_404(respondent: int) -> Respondent:
    """With its round."""
    found = next(iter(_by_id(respondent)), None)
    if found is None:
        raise Http404
    return found
