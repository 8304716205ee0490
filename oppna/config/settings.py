"""Settings of the site. Everything that differs between places comes from the environment; nothing secret stands here.

OPPNA_DATA      folder for the embedded database and the key (default: ./site)
DATABASE_URL    postgresql://… ; empty: SQLite in OPPNA_DATA
OPPNA_SECRET    Django's key; empty: made once and kept in OPPNA_DATA, readable by its owner alone
OPPNA_RELEASES  store of releases that the comparisons show (default: publiceringar in OPPNA_DATA)
OPPNA_HOSTS     names the site answers to, with commas
OPPNA_URL       the site's address as it stands in letters (default: where OPPNA_BIND listens)
OPPNA_MAIL_URL  smtp://user:password@host:port ; empty: letters are written to OPPNA_DATA/brev
OPPNA_FROM      sender of letters
OPPNA_CONTACT   address of those who look after the site; it stands in the accessibility statement
OPPNA_BEHIND_PROXY  1 where a proxy ends https and adds X-Forwarded-For and X-Forwarded-Proto itself
OPPNA_SECURE    0 for plain http on this machine (demo, tests); otherwise https is taken for granted
"""

from __future__ import annotations

import os
from pathlib import Path

from oppna.config.databases import database
from oppna.config.mail import mail
from oppna.config.secret import secret
from oppna.web.address import DEFAULT_BIND, site_url

ROOT = Path(__file__).resolve().parents[2]
DATA = Path(os.environ.get("OPPNA_DATA", "site")).resolve()
SECURE = os.environ.get("OPPNA_SECURE", "1") != "0"
OPPNA_RELEASES = Path(os.environ.get("OPPNA_RELEASES") or DATA / "publiceringar").resolve()
SITE_URL = site_url(os.environ.get("OPPNA_URL", ""), os.environ.get("OPPNA_BIND", DEFAULT_BIND))

SECRET_KEY = os.environ.get("OPPNA_SECRET") or secret(DATA)
DEBUG = False
ALLOWED_HOSTS = os.environ.get("OPPNA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")

INSTALLED_APPS = [
    "oppna.web",
    "oppna.accounts",
    "oppna.collect",
    "oppna.disseminate",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.humanize",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "oppna.web.keeping.KeepingMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "oppna.disseminate.middleware.ApiMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "oppna.accounts.middleware.ActorMiddleware",
    "oppna.accounts.second_factor.SecondFactorMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "oppna.config.urls"
WSGI_APPLICATION = "oppna.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "oppna.web.context.shell",
            ],
        },
    },
]

DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""), DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    # Limits on attempts must be the same in every worker, so they are counted in the database.
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "cache"},
}

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
OPPNA_LINK_ACTOR = "oppna.collect.queries.links.link_actor"  # accounts stands below collect and cannot import it
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_ADAPTER = "oppna.accounts.adapter.Adapter"
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by an administrator, to an address that got a letter
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # a stranger's address gets no letter from us
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Öppna: "
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "4/5m/key,20/5m/ip"}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if os.environ.get("OPPNA_BEHIND_PROXY") == "1" else 0
MFA_ADAPTER = "oppna.accounts.mfa.MFAAdapter"
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the address was verified by the letter with which the account came
MFA_TOTP_TOLERANCE = 1  # a telephone's clock half a minute wrong
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_TOTP_ISSUER = "Öppna"
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE

LANGUAGE_CODE = "sv"
LANGUAGES = [("sv", "Svenska"), ("en", "English")]
TIME_ZONE = "Europe/Stockholm"
USE_TZ = True
USE_I18N = True

STATIC_URL = "/statisk/"
STATIC_ROOT = DATA / "statisk"
WHITENOISE_USE_FINDERS = True
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}

globals().update(mail(os.environ.get("OPPNA_MAIL_URL", ""), DATA))
DEFAULT_FROM_EMAIL = os.environ.get("OPPNA_FROM", "Öppna jämförelser <oppna@localhost>")
OPPNA_CONTACT = os.environ.get("OPPNA_CONTACT", "oppna@localhost")

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],  # data: for the picture an authenticator app reads
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "manifest-src": ["'self'"],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_AGE = 8 * 3600
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = ["^halsa/$"]  # asked by machines beside the site, who do not come through the proxy
SECURE_HSTS_SECONDS = 31536000 if SECURE else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if os.environ.get("OPPNA_BEHIND_PROXY") == "1" else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_000_000

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"mask": {"()": "oppna.collect.log.HideLinks"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "filters": ["mask"]}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        # what strangers ask for wrongly is no fault of ours, and anybody could fill a disk with it
        "django.request": {"level": "ERROR"},
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "oppna": {"handlers": ["console"], "level": "INFO"},
    },
}
