"""Addresses with a dot: they come before Wagtail's pages, whose pattern never sees them."""

from __future__ import annotations

from django.urls import URLPattern, re_path

from guidance import views

urlpatterns: list[URLPattern] = [
    re_path(r"^(?P<page_path>(?:[\w-]+/)+)answer\.ics$", views.answer_file, name="guidance_answer_file"),
]
