"""Respondents of a round: who is left, and one respondent's contacts, links and letters."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from oppna.accounts.permissions import check
from oppna.accounts.roles import Permission
from oppna.accounts.views.told import done
from oppna.collect.actions.new_link_letter import new_link_letter
from oppna.collect.actions.revoke_link import revoke_link
from oppna.collect.models import Contact, Link, PartResponse, Respondent, Round
from oppna.collect.queries.links import Standing, standing
from oppna.collect.queries.response import in_sight, parts_of, standings
from oppna.collect.states import ANSWERED, PART_WORDS, PartState
from oppna.collect.views._actor import actor_in
from oppna.collect.views.asked import asked_round, page
from oppna.swedish import sort_key

LINK_WORDS = {Standing.HOLDS: "gäller", Standing.EXPIRED: "har gått ut", Standing.REVOKED: "återkallad"}


@require_safe
def respondents(request: HttpRequest, round_id: int) -> HttpResponse:
    """All in sight; `?kvar=G` those who have not sent a part, `?lan=` those of a county."""
    round = asked_round(request, round_id)
    everybody = standings(actor_in(request), round)
    left, county = request.GET.get("kvar", ""), request.GET.get("lan", "")
    parts = parts_of(round)
    shown = [
        one
        for one in everybody
        if (not county or one.respondent.county == county) and (left not in one.parts or not one.answered(left))
    ]
    return page(
        request,
        "respondents.html",
        round,
        here="respondents",
        parts=parts,
        rows=[(one.respondent, [(PART_WORDS[s], badge(s)) for s in one.parts.values()]) for one in shown],
        counties=sorted({one.respondent.county for one in everybody}, key=sort_key),
        left=left,
        county=county,
        of=len(everybody),
    )


def badge(state: PartState) -> str:
    """How the state is marked; its word stands beside."""
    if state in ANSWERED:
        return "ok"
    return "warn" if state is PartState.BEGUN else ""


def _one(request: HttpRequest, round_id: int, respondent_id: int) -> tuple[Round, Respondent]:
    round = asked_round(request, round_id)
    return round, get_object_or_404(in_sight(actor_in(request), round), pk=respondent_id)


@require_safe
def respondent(request: HttpRequest, round_id: int, respondent_id: int) -> HttpResponse:
    """Contacts, links and letters are for those who send letters; others see where the parts stand."""
    round, one = _one(request, round_id, respondent_id)
    names = {part.id: part.name for part in parts_of(round)}
    links = one.links.select_related("contact", "parent__contact").order_by("-id")
    return page(
        request,
        "respondent.html",
        round,
        here="respondents",
        respondent=one,
        parts=[_part(names, row) for row in one.parts.order_by("id")],
        contacts=one.contacts.filter(removed_at=None).order_by("email"),
        links=[(link, LINK_WORDS[standing(link)], standing(link) is Standing.HOLDS) for link in links],
        letters=one.letters.order_by("-id"),
    )


def _part(names: dict[str, str], row: PartResponse) -> tuple[str, str, str, PartResponse]:
    state = PartState(row.state)
    return names.get(row.part, row.part), PART_WORDS[state], badge(state), row


@require_POST
def new_link(request: HttpRequest, round_id: int, respondent_id: int) -> HttpResponse:
    """Send a contact a new link."""
    round, one = _one(request, round_id, respondent_id)
    check(actor_in(request), Permission.SEND_LETTERS)
    contact = get_object_or_404(Contact, pk=_number(request, "contact"), respondent=one, removed_at=None)
    done(request, lambda: new_link_letter(actor_in(request), contact), "Ett brev med en ny länk är på väg ut.")
    return HttpResponseRedirect(reverse("collect:round_respondent", args=[round.pk, one.pk]))


@require_POST
def revoke(request: HttpRequest, round_id: int, respondent_id: int) -> HttpResponse:
    """Make a link worthless."""
    round, one = _one(request, round_id, respondent_id)
    link = get_object_or_404(Link, pk=_number(request, "link"), respondent=one)
    done(request, lambda: revoke_link(actor_in(request), link), "Länken är återkallad.")
    return HttpResponseRedirect(reverse("collect:round_respondent", args=[round.pk, one.pk]))


def _number(request: HttpRequest, name: str) -> int:
    """Whatever is no number is the number of nothing."""
    written = request.POST.get(name, "")
    return int(written) if written.isascii() and written.isdigit() and len(written) < 18 else 0
