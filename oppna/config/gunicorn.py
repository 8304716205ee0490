"""How the site is served: `gunicorn -c python:oppna.config.gunicorn oppna.config.wsgi`, or `manage.py serve`.

OPPNA_BIND     address and port (default 127.0.0.1:8000: a proxy that ends https stands before it)
OPPNA_WORKERS  processes (default 3: one a core of two, and one while others wait for the disk)
OPPNA_THREADS  threads in each (default 2: in Python more threads mostly wait for each other)
OPPNA_TEND     seconds between looks for what has become public, by a process beside (`serve` sets 5); 0 or empty: none
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

from gunicorn.http import wsgi

from oppna.web.address import DEFAULT_BIND

bind = os.environ.get("OPPNA_BIND", DEFAULT_BIND)
workers = int(os.environ.get("OPPNA_WORKERS", "3"))
threads = int(os.environ.get("OPPNA_THREADS", "2"))
worker_class = "gthread"
preload_app = True  # code and questionnaires are read once and shared
timeout = 60  # a worker that says nothing for so long is replaced
graceful_timeout = 30  # who is being answered when the site stops gets the whole answer
keepalive = 15
max_requests = 20_000  # no worker grows old
max_requests_jitter = 2_000
limit_request_line = 4_094
limit_request_fields = 60
accesslog = None  # addresses hold the keys of individual links; a log must not
errorlog = "-"
loglevel = os.environ.get("OPPNA_LOG", "warning")

_headers = wsgi.Response.default_headers


def _without_server(response: wsgi.Response) -> list[str]:
    """What we are served by is nobody's business."""
    return [header for header in _headers(response) if not header.startswith("Server:")]


wsgi.Response.default_headers = _without_server


def when_ready(server: Any) -> None:
    """The server takes signals from now on: somebody beside it may look after what becomes public."""
    every = os.environ.get("OPPNA_TEND") or "0"
    if float(every) > 0:
        from oppna.disseminate.warm import warmed_for

        beside = ["tend", "--server", str(os.getpid()), "--every", every, "--since", warmed_for()]
        subprocess.Popen([sys.executable, "-m", "django", *beside], stdin=subprocess.DEVNULL, start_new_session=True)


def on_reload(server: Any) -> None:
    """Something has become public, or soon will: it is worked out here, once, before new processes are made of this
    one. The old ones answer meanwhile, and finish what they have begun."""
    from oppna.disseminate.warm import warm_to_share

    warm_to_share()
