"""What a WSGI server starts: `gunicorn oppna.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oppna.config.settings")
application = get_wsgi_application()

from oppna.collect.warm import warm  # noqa: E402  the models exist only now
from oppna.disseminate.warm import warm_to_share  # noqa: E402

warm()
warm_to_share()
