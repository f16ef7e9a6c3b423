"""For the unit tests: local with a fixed key, fast passwords, mail kept in memory and a test database in a file."""

from __future__ import annotations

from portal import env

env.use_defaults(
    SECRET_KEY="unit-tests-only",
    AUDIT_KEY="unit-tests-only",
    SITE_URL="http://testserver",
    ALLOWED_HOSTS="testserver",
    # Not the served site's: what no record of the test database names would be swept there.
    MEDIA_ROOT=str(env.VAR_DIR / "test-media"),
)

from portal.settings.local import *  # noqa: E402, F403 - the base needs the values above
from portal.settings.local import DATABASES  # noqa: E402

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
AXES_ENABLED = False
# A file, because writers on several connections share it as they do in production (in memory, they don't).
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["TEST"] = {"NAME": str(env.VAR_DIR / "test.sqlite3")}
