"""What a WSGI server starts: `gunicorn oppna.config.wsgi`."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.db import connections

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oppna.config.settings")
application = get_wsgi_application()

from oppna.collect.warm import warm  # noqa: E402  the models exist only now
from oppna.disseminate.warm import warm as warm_the_public_pages  # noqa: E402

warm()
warm_the_public_pages()
connections.close_all()  # processes that are made from this one must not share a connection
gc.collect()
gc.freeze()  # what stays for good is shared between processes and never looked through again
