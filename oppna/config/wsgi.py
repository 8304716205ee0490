"""What a WSGI server starts: `gunicorn oppna.config.wsgi`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "oppna.config.settings")
application = get_wsgi_application()
