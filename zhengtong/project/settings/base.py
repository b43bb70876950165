"""Settings of every installation; what differs comes from the environment.

Every variable read here is described in docs/reference/settings.md.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from zhengtong.project.database import EMBEDDED, database
from zhengtong.project.home import home, kept_secret
from zhengtong.project.rooms import ROOMS, built

PACKAGE = Path(__file__).resolve().parents[2]
HOME = home()

ENVIRONMENT = os.environ.get("ZHENGTONG_ENV", "demo")
if ENVIRONMENT not in ("production", "demo", "test"):
    raise ImproperlyConfigured("ZHENGTONG_ENV is production, demo or test")
PRODUCTION = ENVIRONMENT == "production"
DEMO = ENVIRONMENT == "demo"

if PRODUCTION and os.environ.get("ZHENGTONG_NOW"):
    raise ImproperlyConfigured("ZHENGTONG_NOW moves the clock and is refused in production")

DEBUG = False
SECRET_KEY = os.environ.get("ZHENGTONG_SECRET_KEY") or (
    "" if PRODUCTION else kept_secret("secret.key")
)
ZHENGTONG_DATA_KEY = os.environ.get("ZHENGTONG_DATA_KEY") or (
    "" if PRODUCTION else kept_secret("data.key", guards=EMBEDDED)
)
if not SECRET_KEY or not ZHENGTONG_DATA_KEY:
    raise ImproperlyConfigured(
        "production needs ZHENGTONG_SECRET_KEY and ZHENGTONG_DATA_KEY in the environment"
    )

ALLOWED_HOSTS = os.environ.get("ZHENGTONG_HOSTS", "" if PRODUCTION else "*").split(",")
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("ZHENGTONG_ORIGINS", "").split(",") if o]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "csp",
    "django_cotton.apps.SimpleAppConfig",
    "django_tasks",
    "django_tasks_db",
    *(room for room in ROOMS if built(f"{room}.apps")),
    "zhengtong.project.apps.ProjectConfig",
]

MIDDLEWARE = [
    "zhengtong.project.middleware.requests.RequestIds",
    "zhengtong.project.metrics.Metrics",
    "zhengtong.project.middleware.bodies.Bodies",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "axes.middleware.AxesMiddleware",
]
# The furniture's own middleware (request.actor, pages for problems) stands last: nearest the view.
if built("zhengtong.channels.furniture.middleware"):
    MIDDLEWARE += [
        "zhengtong.channels.furniture.middleware.Actors",
        "zhengtong.channels.furniture.middleware.Problems",
    ]

ROOT_URLCONF = "zhengtong.project.urls"
WSGI_APPLICATION = "zhengtong.project.wsgi.application"

FURNITURE_TAGS = (
    ["zhengtong.channels.furniture.templatetags.kept"]
    if built("zhengtong.channels.furniture.kept")
    else []
)
FURNITURE_CONTEXT = (
    ["zhengtong.channels.furniture.context.furniture"]
    if built("zhengtong.channels.furniture.context")
    else []
)

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": [
                "django_cotton.templatetags.cotton",
                "django.templatetags.i18n",
                "django.templatetags.static",
                *FURNITURE_TAGS,
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "csp.context_processors.nonce",
                "django.contrib.messages.context_processors.messages",
                *FURNITURE_CONTEXT,
            ],
        },
    }
]

DATABASES = {"default": database(os.environ.get("ZHENGTONG_DATABASE_URL", ""), HOME)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 3000},
    }
}

TASKS = {
    "default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]},
}

AUTH_USER_MODEL = "identity.Account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "zhengtong.blocks.identity.backends.AccountBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"

AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25
AXES_LOCKOUT_PARAMETERS = ["username"]
AXES_RESET_ON_SUCCESS = True
AXES_ENABLE_ADMIN = False
AXES_DISABLE_ACCESS_LOG = True
AXES_SENSITIVE_PARAMETERS = ["username", "password", "ip_address"]

SESSION_ENGINE = "zhengtong.project.sessions"
SESSION_COOKIE_AGE = 2 * 60 * 60
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = PRODUCTION
CSRF_COOKIE_SECURE = PRODUCTION
if built("zhengtong.channels.furniture.problems"):
    CSRF_FAILURE_VIEW = "zhengtong.channels.furniture.problems.csrf_failure"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = PRODUCTION and os.environ.get("ZHENGTONG_TLS", "1") == "1"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if PRODUCTION else None
SECURE_HSTS_SECONDS = 31536000 if PRODUCTION else 0
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

# ---- content security policy: the furniture states its needs here ----
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "frame-ancestors": [NONE],
        "form-action": [SELF],
        "base-uri": [SELF],
        "object-src": [NONE],
    }
}
# Chinese first: the reader's switch decides, not the browser; a file that is too large is dropped
# while it arrives.
if built("zhengtong.channels.furniture.middleware"):
    MIDDLEWARE[MIDDLEWARE.index("django.middleware.locale.LocaleMiddleware")] = (
        "zhengtong.channels.furniture.middleware.Languages"
    )
    FILE_UPLOAD_HANDLERS = [
        "zhengtong.channels.furniture.uploads.Quota",
        "django.core.files.uploadhandler.MemoryFileUploadHandler",
        "django.core.files.uploadhandler.TemporaryFileUploadHandler",
    ]
# A component sees its attributes and the context processors, not the variables of the page.
COTTON_ISOLATE_BY_DEFAULT = True
# ---- end of the furniture's section ----

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LANGUAGE_COOKIE_AGE = 365 * 24 * 3600
LANGUAGE_COOKIE_SAMESITE = "Lax"
USE_I18N = True
USE_TZ = True
TIME_ZONE = os.environ.get("ZHENGTONG_ZONE", "Asia/Shanghai")

STATIC_URL = "/static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
# The page for a failing server names the style sheet without its hash.
WHITENOISE_KEEP_ONLY_HASHED_FILES = False

ZHENGTONG_DOCUMENTS = HOME / "documents"
ZHENGTONG_STORE = os.environ.get("ZHENGTONG_STORE", "files")
ZHENGTONG_SCANNER = os.environ.get("ZHENGTONG_SCANNER", "signatures")
ZHENGTONG_CLAMD = os.environ.get("ZHENGTONG_CLAMD", "/run/clamav/clamd.ctl")
# Ways out beside the space of one's own, by the keys of their plugs.
ZHENGTONG_TRANSPORTS = [
    name for name in os.environ.get("ZHENGTONG_TRANSPORTS", "").split(",") if name
]
ZHENGTONG_PORTAL = os.environ.get("ZHENGTONG_PORTAL", "http://127.0.0.1:8000")
ZHENGTONG_NODE_MODULES = Path(
    os.environ.get("ZHENGTONG_NODE_MODULES") or PACKAGE.parent / "node_modules"
)

LOGGING_CONFIG = None
ZHENGTONG_METRICS_TOKEN = os.environ.get("ZHENGTONG_METRICS_TOKEN", "")
# Lockout counts by account: behind one address stands a whole office, or a whole village.
SILENCED_SYSTEM_CHECKS = ["axes.W003", "axes.W006"]
