"""The accessibility statement, and the letter with which somebody tells us of a fault."""

from __future__ import annotations

from django import forms
from django.conf import settings
from django.contrib import messages
from django.core.cache import cache
from django.core.mail import EmailMessage
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

PER_HOUR = 30
"""Letters about faults in an hour, from everybody together: enough for people, too few for a machine."""


class FaultForm(forms.Form):
    """What was in the way."""

    what = forms.CharField(
        label="Vad hindrade dig?",
        help_text="Berätta vad du försökte göra och vad som hände. Skriv inga personuppgifter om andra.",
        max_length=4000,
        widget=forms.Textarea,
    )
    where = forms.CharField(label="På vilken sida? (frivilligt)", max_length=300, required=False)
    reply_to = forms.EmailField(label="Din e-postadress, om du vill ha svar (frivilligt)", required=False)


def accessibility(request: HttpRequest) -> HttpResponse:
    """The statement; POST sends a fault to those who look after the site."""
    form = FaultForm(request.POST or None, label_suffix="")
    if request.method == "POST" and form.is_valid():
        if not _within_limit():
            return render(request, "429.html", status=429)
        _send(form.cleaned_data)
        messages.success(request, "Tack. Det du skrev är skickat till dem som sköter webbplatsen.")
        return redirect("web:accessibility")
    return render(request, "accessibility.html", {"form": form, "contact": settings.OPPNA_CONTACT})


def _within_limit() -> bool:
    cache.add("faults", 0, timeout=3600)
    return cache.incr("faults") <= PER_HOUR


def _send(told: dict[str, str]) -> None:
    """Where it happened stands in the body: a subject with somebody's text in it could carry headers."""
    EmailMessage(
        "Brist i tillgängligheten",
        f"{told['what']}\n\nSida: {told['where'] or '–'}\nSvar till: {told['reply_to'] or '–'}\n",
        to=[settings.OPPNA_CONTACT],
        reply_to=[told["reply_to"]] if told["reply_to"] else None,
    ).send()
