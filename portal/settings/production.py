"""Production settings: the base of all others. What is missing stops the start."""

from __future__ import annotations

from typing import Any

from csp.constants import NONCE, NONE, SELF
from django.utils.translation import gettext_lazy as _

from portal import env

BASE_DIR = env.BASE_DIR
SECRET_KEY = env.secret_key()
DEBUG = False
ALLOWED_HOSTS = env.allowed_hosts()
SITE_URL = env.site_url()
AUDIT_KEY = env.audit_key()
REGISTER_LEDGER = env.register_ledger()
WAGTAILADMIN_BASE_URL = SITE_URL
CSRF_TRUSTED_ORIGINS = [SITE_URL]
BEHIND_PROXY = env.behind_proxy()

ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "portal",
    "home",
    "formats",
    "partners",
    "register",
    "guidance",
    "contact",
    "outbox",
    "core",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django_tasks",
    "django_tasks_db",
    "phonenumber_field",
    "axes",
    "csp",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "portal.middleware.RequestIdMiddleware",  # outermost: every answer has its number and its line in the log
    "portal.middleware.ClientAddressMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "portal.middleware.CrossOriginMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",  # static files leave here, compressed when they were collected
    "django_permissions_policy.PermissionsPolicyMiddleware",  # for pages; with each font it would be weight
    "portal.middleware.TextCompressionMiddleware",
    "portal.content_security.ContentSecurityMiddleware",
    "portal.middleware.NulGuardMiddleware",
    "core.middleware.GenerationMiddleware",
    "portal.middleware.RobotsMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "portal.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "portal.middleware.ReadOnlyMiddleware",  # before the check of forms, which would speak of cookies
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.translation.gate.LanguageGateMiddleware",
    "home.snippet_gate.SnippetGateMiddleware",  # behind the gate that gives translators their powers
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [env.BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# -- Data -------------------------------------------------------------------------------------------------------------

SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; "
    "PRAGMA secure_delete=ON;",  # a text that was sealed is overwritten, not only marked as free
}
# Its cursors plan for the first tenth of what they read; here all of it is read, which would take twice as long.
READ_TO_THE_END = "-c cursor_tuple_fraction=1"
POSTGRESQL_OPTIONS = {"pool": {"min_size": 1, "max_size": 8, "timeout": 10}, "options": READ_TO_THE_END}


def database(url_settings: dict[str, Any]) -> dict[str, Any]:
    """Return the database settings with what each engine needs to lose nothing (DESIGN: safety, what was tried)."""
    if url_settings["ENGINE"].endswith("sqlite3"):
        return url_settings | {"OPTIONS": dict(SQLITE_OPTIONS)}
    return url_settings | {"OPTIONS": dict(POSTGRESQL_OPTIONS), "CONN_HEALTH_CHECKS": True, "CONN_MAX_AGE": 0}


DATABASES = {"default": database(env.database())}
CACHES = {"default": env.cache()}
MEDIA_ROOT = env.media_root()
MEDIA_URL = "/media/"
MINIMUM_FREE_DISK_MB = env.minimum_free_disk_mb()

# `default` stays immediate: Wagtail's search index would wait for a worker otherwise.
TASKS = {
    "default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"},
    "background": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "formats"]},
}

# -- Static files -----------------------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATIC_ROOT = env.static_root()
STATICFILES_DIRS = [env.BASE_DIR / "build"]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# -- Languages and time -----------------------------------------------------------------------------------------------

LANGUAGE_CODE = "en"
# English is the source. Each language is named by itself, so that its readers find it.
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("en", "English"),
    ("gd", "Gàidhlig"),
    ("pl", "Polski"),
    ("uk", "Українська"),
    ("zh-hans", "简体中文"),
    ("ar", "العربية"),
    ("ur", "اردو"),
]
WAGTAILADMIN_PERMITTED_LANGUAGES = [("en", _("English"))]  # the office works in English
LOCALE_PATHS = [env.BASE_DIR / "locale"]
# The office's Braille paper: cells to a line, lines to a page.
BRAILLE_CELLS, BRAILLE_LINES = env.braille_paper()
# Fonts of the printed formats come from packages here.
NODE_MODULES = env.BASE_DIR / "node_modules"
FORMAT_MODULE_PATH = ["portal.formats"]
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
# Without this, child pages of an untranslated tree are 404 and English goes live under another language's address.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False
TIME_ZONE = "Europe/London"
USE_TZ = True

PHONENUMBER_DEFAULT_REGION = "GB"
PHONENUMBER_DB_FORMAT = "E164"
PHONENUMBER_DEFAULT_FORMAT = "NATIONAL"

# -- Wagtail ----------------------------------------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "SPSO information portal"
WAGTAILADMIN_COMMENTS_ENABLED = True
WAGTAIL_USER_TIME_ZONES = [TIME_ZONE]  # the office's; the admin offers no other
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "pdf", "txt", "xlsx"]
WAGTAILADMIN_RICH_TEXT_EDITORS = {
    "default": {
        "WIDGET": "wagtail.admin.rich_text.DraftailRichTextArea",
        "OPTIONS": {"features": ["bold", "h3", "h4", "ol", "ul", "link", "document-link"]},
    },
}

# -- People who log in ------------------------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
    "core.teams.LanguageTeamBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_TEMPLATE = "429.html"
AXES_HTTP_RESPONSE_CODE = 429
AXES_DISABLE_ACCESS_LOG = True
AXES_RESET_ON_SUCCESS = True

# -- Mail -------------------------------------------------------------------------------------------------------------

globals().update(env.email())
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.default_from_email()
EMAIL_TIMEOUT = 10

# -- The contact form -------------------------------------------------------------------------------------------------

ENQUIRIES_AN_HOUR = env.enquiries_an_hour()
CHECK_PARTNER_LINKS = env.check_partner_links()

# -- Safety over TLS --------------------------------------------------------------------------------------------------

SECURE_SSL_REDIRECT = True
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 63_072_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_NAME = "__Host-session"
CSRF_COOKIE_NAME = "__Host-csrf"
LANGUAGE_COOKIE_NAME = "__Host-language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = True
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "portal.views.csrf_failure"
X_FRAME_OPTIONS = "DENY"  # Wagtail widens it for its previews
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440

# -- What a browser may load and use ----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "media-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "object-src": [NONE],
        "manifest-src": [SELF],
    },
}
ADMIN_CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        **CONTENT_SECURITY_POLICY["DIRECTIVES"],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, "'unsafe-inline'"],  # the rich text editor sets styles
        "img-src": [SELF, "data:", "blob:"],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
    },
}
PERMISSIONS_POLICY: dict[str, list[str]] = {
    feature: []
    for feature in (
        "accelerometer", "browsing-topics", "camera", "display-capture", "geolocation", "gyroscope", "hid",
        "idle-detection", "local-fonts", "magnetometer", "microphone", "midi", "payment", "screen-wake-lock", "serial",
        "usb", "xr-spatial-tracking",
    )
}  # fmt: skip

# -- Logs: JSON lines, no personal data -------------------------------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "portal.logs.JsonFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["stderr"], "level": env.log_level()},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django.request": {"level": "ERROR"},  # RequestIdMiddleware logs every request, the refused ones too
        "django.security.DisallowedHost": {"level": "CRITICAL"},
        "pikepdf": {"level": "WARNING"},  # it greets at every start
        "axes": {"level": "ERROR"},  # it names people and their addresses
    },
}
