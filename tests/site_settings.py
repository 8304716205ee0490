"""The site's settings in tests: plain http, a folder of its own, and quick passwords.

OPPNA_TEST_DATABASE=postgresql: on a real PostgreSQL (tests/lib/postgresql.py) instead of SQLite.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

from tests.lib.postgresql import address

_folder = tempfile.mkdtemp(prefix="oppna-site-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["OPPNA_DATA"] = _folder
os.environ["OPPNA_SECURE"] = "0"
os.environ["OPPNA_RELEASES"] = str(Path(_folder) / "publiceringar")  # empty; tests.lib.public_world has a full one
os.environ.setdefault("OPPNA_SECRET", "bara-i-tester")

ON_POSTGRESQL = os.environ.get("OPPNA_TEST_DATABASE") == "postgresql"
POSTGRESQL = address() if ON_POSTGRESQL else None
os.environ["DATABASE_URL"] = POSTGRESQL or ""

from oppna.config.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a thousand log-ins, not one secret
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
# A file, not the memory: that is what a site has, and threads of a live server wait for each other as they do there.
DATABASES["default"]["TEST"] = {"NAME": "test_oppna" if POSTGRESQL else str(Path(_folder) / "test.sqlite3")}  # noqa: F405
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405  (whoever keeps a connection keeps the test database from going)
