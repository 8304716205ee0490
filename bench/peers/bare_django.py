"""The least a Django view can do and still keep an answer: no session, no rights, no log, one upsert."""

from __future__ import annotations

import json
import os
from pathlib import Path

import django
from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, JsonResponse
from django.urls import path

from bench.peers.rows import UPSERT
from oppna.config.databases import database

settings.configure(
    DATABASES={"default": database(os.environ["DATABASE_URL"], Path())},
    ROOT_URLCONF=__name__,
    ALLOWED_HOSTS=["*"],
    MIDDLEWARE=["django.middleware.common.CommonMiddleware"],  # the length of an answer, so that connections stay
    USE_TZ=True,
)
django.setup()


def save(request: HttpRequest) -> JsonResponse:
    """One answer."""
    from django.db import connection

    told = json.loads(request.body)
    with connection.cursor() as cursor:
        cursor.execute(UPSERT, [told["respondent"], told["question"], told["value"]])
    return JsonResponse({"saved": told["question"]})


urlpatterns = [path("save/", save)]
application = get_wsgi_application()
