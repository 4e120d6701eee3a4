"""Every setting, read from the environment; docs/operations.md says what each variable does."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from django.utils.functional import SimpleLazyObject

from afghanpeace import environment

BASE_DIR = Path(__file__).resolve().parent.parent

# What the environment decides

DEBUG = environment.flag("DEBUG", default=False)
HTTPS = environment.flag("HTTPS", default=not DEBUG)
TRUST_PROXY = environment.flag("TRUST_PROXY", default=False)
PORT = environment.port("PORT", 8000)
ALLOWED_HOSTS = environment.hosts("ALLOWED_HOSTS", "localhost,127.0.0.1,[::1]")
DATA_DIR = environment.directory("DATA_DIR", BASE_DIR / ".data")
# Made at first use: commands that sign nothing leave no trace.
SECRET_KEY = SimpleLazyObject(
    partial(environment.secret, "SECRET_KEY", DATA_DIR / "secret_key", strict=not DEBUG)
)

DATABASE_POOL = environment.number("DATABASE_POOL", 0, least=0, most=1000)
DATABASES = {
    "default": environment.database("DATABASE_URL", pool=DATABASE_POOL)
    or {"ENGINE": "afghanpeace.database", "NAME": "afghanpeace", "DATA_DIR": DATA_DIR}
}

# The application

INSTALLED_APPS = [
    "events",
    "django_htmx",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.postgres",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "afghanpeace.security.PolicyMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "events.views.errors.own_not_found",
]

ROOT_URLCONF = "afghanpeace.urls"
WSGI_APPLICATION = "afghanpeace.wsgi.application"
LOGIN_URL = "admin:login"

# The admin's templates are Django's, the public pages are Jinja's. Django's engine comes first and
# sees nothing of the public pages, so that no name is ever read by the wrong engine.
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates" / "django"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [BASE_DIR / "templates"],
        "OPTIONS": {"environment": "events.jinja.environment"},
    },
]

AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]

LANGUAGE_CODE = "en-gb"
USE_I18N = True
USE_TZ = True
TIME_ZONE = "UTC"

# Static files

STATIC_URL = "static/"
STATIC_ROOT = BASE_DIR / "staticfiles"
STATICFILES_DIRS = [BASE_DIR / "static"]
# Spelt out because the test runner turns DEBUG off later.
WHITENOISE_USE_FINDERS = WHITENOISE_AUTOREFRESH = DEBUG
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# Security

SECURE_SSL_REDIRECT = HTTPS
# The health check is asked from inside, where nobody speaks TLS.
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 60 * 60 if HTTPS else 0
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
CSRF_FAILURE_VIEW = "events.views.errors.csrf_failure"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUST_PROXY else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

# Named and shaped as Django 6 reads it, so that its own middleware can take over one day.
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}

SILENCED_SYSTEM_CHECKS = [
    # Whether every other name under the domain speaks HTTPS is the operator's to know, not ours:
    # HSTS is promised for this host alone, without includeSubDomains (W005) and preload (W021).
    "security.W005",
    "security.W021",
]

# Logging: everything to standard error, for whoever runs the process to keep.

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {
        # Replaces Django's own handlers, which write mail to admins and differ with DEBUG.
        "django": {"handlers": [], "level": "WARNING", "propagate": True},
        # Pages that are not there are no concern of the operator's.
        "django.request": {"level": "ERROR"},
        "events": {"level": "INFO"},
        "afghanpeace": {"level": "INFO"},
    },
}
