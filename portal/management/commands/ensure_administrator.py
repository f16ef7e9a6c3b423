from __future__ import annotations

import secrets
from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand
from django.db import transaction

USERNAME = "administrator"


class Command(BaseCommand):
    help = "Make a first administrator if there is none, and print the password once: it is kept nowhere else."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        users = get_user_model().objects
        if users.filter(is_superuser=True).exists():
            return
        password = secrets.token_urlsafe(15)
        users.create_superuser(username=USERNAME, email="", password=password)
        self.stdout.write(f"\n    First administrator, shown only this once:\n    {USERNAME}\n    {password}\n")
