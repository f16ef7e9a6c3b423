from __future__ import annotations

from django.conf import settings


class CapitalLanguage:
    """One of the site's languages typed with a capital letter, such as "EN"; in Python, as the addresses have it."""

    regex = "[a-z-]*[A-Z][A-Za-z-]*"

    def to_python(self, value: str) -> str:
        """Return the code in small letters; raise ValueError where it is none of the site's languages."""
        code = value.lower()
        if code not in dict(settings.LANGUAGES):
            raise ValueError(value)
        return code

    def to_url(self, value: str) -> str:
        return value.upper()
