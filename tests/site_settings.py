"""The site's settings in tests: plain http, a folder of its own, and quick passwords."""

import atexit
import os
import shutil
import tempfile

_folder = tempfile.mkdtemp(prefix="oppna-site-")
atexit.register(shutil.rmtree, _folder, ignore_errors=True)
os.environ["OPPNA_DATA"] = _folder
os.environ["OPPNA_SECURE"] = "0"
os.environ.setdefault("OPPNA_SECRET", "bara-i-tester")

from oppna.config.settings import *  # noqa: E402, F403

ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # a thousand log-ins, not one secret
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
WHITENOISE_AUTOREFRESH = True
