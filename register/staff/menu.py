"""An item of the register's menu, for whoever may do what is behind it."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from wagtail.admin.menu import MenuItem


class RegisterMenuItem(MenuItem):
    """A screen for people with one of these permissions."""

    def __init__(self, label: Any, url: Any, *, permissions: list[str], **options: Any) -> None:
        super().__init__(label, url, **options)
        self.permissions = permissions

    def is_shown(self, request: HttpRequest) -> bool:
        return any(request.user.has_perm(each) for each in self.permissions)
