"""For work on the code: local with Django's debug pages and static files straight from `build/`."""

from __future__ import annotations

from portal.settings.local import *  # noqa: F403
from portal.settings.local import STORAGES

DEBUG = True
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
