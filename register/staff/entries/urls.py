"""Addresses of the screens of entries, below the admin's."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path, reverse_lazy
from django.utils.translation import gettext_lazy

from register.staff.entries import compare_views, list_views, views, write_views
from register.staff.entries.access import NEEDS, VIEW
from register.staff.menu import RegisterMenuItem

_ONE = r"^register/entries/(?P<pk>\d{1,18})/"

urlpatterns: list[URLPattern] = [
    path("register/entries/", list_views.entries, name="register_entries"),
    re_path(
        r"^register/entries/export\.(?P<kind>csv|xlsx)$", list_views.entries_export, name="register_entries_export"
    ),
    path("register/entries/new/", write_views.entry_new, name="register_entry_new"),
    re_path(rf"{_ONE}$", views.entry, name="register_entry"),
    re_path(rf"{_ONE}edit/$", write_views.entry_edit, name="register_entry_edit"),
    re_path(rf"{_ONE}compare/$", compare_views.entry_compare, name="register_entry_compare"),
    re_path(rf"{_ONE}preview/$", compare_views.entry_preview, name="register_entry_preview"),
    re_path(rf"{_ONE}(?P<action>{'|'.join(NEEDS)})/$", views.entry_act, name="register_entry_act"),
]
MENU: list[RegisterMenuItem] = [
    RegisterMenuItem(
        gettext_lazy("Entries"), reverse_lazy("register_entries"), permissions=[VIEW], icon_name="list-ul", order=-1
    )
]
