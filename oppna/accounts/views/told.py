"""From what an action refused to what the person sees."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest

from oppna.errors import Refused


def done(request: HttpRequest, deed: Callable[[], object], sentence: str, form: Form | None = None) -> bool:
    """Whether the deed was done; says so, or what stood in the way: in the form if there is one, else on top."""
    try:
        deed()
    except Refused as refused:
        for problem in refused.problems:
            if form is not None:
                form.add_error(None, str(problem))
            else:
                messages.error(request, str(problem))
        return False
    messages.success(request, sentence)
    return True
