"""The only reader of the environment.

Settings ask here for each variable by name; `.env.example` lists them all with their meaning. A variable without a
default that is missing raises `django.core.exceptions.ImproperlyConfigured`, which stops the start (fail closed).
"""

from __future__ import annotations

import os
import secrets
from pathlib import Path
from typing import Any

import environ

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = BASE_DIR / "var"

_env = environ.Env()


def use_defaults(**values: str) -> None:
    """Set variables that the environment leaves open; called by the settings that build on production."""
    for name, value in values.items():
        os.environ.setdefault(name, value)


def secret_key() -> str:
    """Return SECRET_KEY; raise ImproperlyConfigured when it is missing."""
    return str(_env.str("SECRET_KEY"))


def audit_key() -> str:
    """Return AUDIT_KEY, which makes the trail of the register; raise ImproperlyConfigured when it is missing."""
    return str(_env.str("AUDIT_KEY"))


def register_ledger() -> Path:
    """Return where the ledger of the register lies: on another disk than the database, and never restored with it."""
    return Path(_env.str("REGISTER_LEDGER", default=str(VAR_DIR / "register-ledger.jsonl")))


def local_secret_key() -> str:
    """Return the key kept in an ignored file on this machine, made at the first call."""
    return _local_key("secret-key")


def local_audit_key() -> str:
    """As `local_secret_key`, for the trail of the register."""
    return _local_key("audit-key")


def _local_key(name: str) -> str:
    path = VAR_DIR / name
    VAR_DIR.mkdir(exist_ok=True)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(60))
    return path.read_text()


def allowed_hosts() -> list[str]:
    return list(_env.list("ALLOWED_HOSTS"))


def site_url() -> str:
    """Return the public address of the site, without a slash at its end, such as https://portal.example.org."""
    return str(_env.str("SITE_URL")).rstrip("/")


def behind_proxy() -> bool:
    """Return whether our own proxy stands in front and names the client's address in X-Forwarded-For."""
    return bool(_env.bool("BEHIND_PROXY", default=False))


def database() -> dict[str, Any]:
    """Return Django's settings for DATABASE_URL (sqlite:///… or postgres://…)."""
    return dict(_env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'db.sqlite3'}"))


def cache() -> dict[str, Any]:
    """Return Django's settings for CACHE_URL (dbcache://…, locmemcache:// or redis://…)."""
    return dict(_env.cache_url("CACHE_URL", default="dbcache://cache"))


def media_root() -> Path:
    return Path(_env.str("MEDIA_ROOT", default=str(VAR_DIR / "media")))


def static_root() -> Path:
    return Path(_env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))


def email() -> dict[str, Any]:
    """Return Django's e-mail settings for EMAIL_URL (smtp://…); without one, mails wait until there is one."""
    if "EMAIL_URL" not in os.environ:
        return {"EMAIL_BACKEND": "outbox.backends.NoServerBackend"}
    return dict(_env.email_url("EMAIL_URL"))


def local_email() -> dict[str, Any]:
    """As `email()`; without EMAIL_URL, each mail becomes a file in var/mail."""
    folder = {"EMAIL_BACKEND": "outbox.backends.FolderBackend", "EMAIL_FILE_PATH": str(VAR_DIR / "mail")}
    return email() if "EMAIL_URL" in os.environ else folder


def default_from_email() -> str:
    return str(_env.str("DEFAULT_FROM_EMAIL", default="webmaster@localhost"))


def log_level() -> str:
    return str(_env.str("LOG_LEVEL", default="INFO")).upper()


def braille_paper() -> tuple[int, int]:
    """Return how many cells a line of Braille has, and how many lines a page."""
    return int(_env.int("BRAILLE_CELLS", default=38)), int(_env.int("BRAILLE_LINES", default=27))


def enquiries_an_hour() -> tuple[int, int]:
    """Return how many messages the contact form takes within an hour: from one internet address, and in all."""
    return int(_env.int("ENQUIRIES_PER_ADDRESS", default=20)), int(_env.int("ENQUIRIES_IN_ALL", default=300))


def check_partner_links() -> bool:
    """Return whether this machine may go out at night to see whether the partners' websites open."""
    return bool(_env.bool("CHECK_PARTNER_LINKS", default=False))


def minimum_free_disk_mb() -> int:
    """Return how many megabytes must be free on the data disk for /health/ready/ to say yes."""
    return int(_env.int("MINIMUM_FREE_DISK_MB", default=200))
