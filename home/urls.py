"""The addresses of this room below the language; those without one are in `site_urls`."""

from __future__ import annotations

from django.urls import path

from home import views

urlpatterns = [
    path("search/", views.search, name="search"),
]

site_urls = [
    path("", views.front_door, name="front_door"),
    path("sitemap.xml", views.sitemap, name="sitemap"),
]
