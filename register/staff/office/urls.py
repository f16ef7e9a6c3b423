from __future__ import annotations

from django.urls import URLPattern

from register.staff.menu import RegisterMenuItem

urlpatterns: list[URLPattern] = []
MENU: list[RegisterMenuItem] = []
