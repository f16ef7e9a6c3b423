"""What `script/serve` runs: production on one's own machine, over plain HTTP and loopback names only."""

from __future__ import annotations

from portal import env

env.use_defaults(
    SECRET_KEY=env.local_secret_key(),
    AUDIT_KEY=env.local_audit_key(),
    ALLOWED_HOSTS="127.0.0.1,localhost,[::1]",
    SITE_URL="http://127.0.0.1:8000",
)

from portal.settings.production import *  # noqa: E402, F403 - the base needs the values above

globals().update(env.local_email())  # into a folder, to be read there
SECURE_SSL_REDIRECT = False
SECURE_HSTS_SECONDS = 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME, LANGUAGE_COOKIE_NAME = "session", "csrf", "language"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = False
