"""The addresses of the register's files: they have no language."""

from __future__ import annotations

from django.urls import path

from register import data_views

urlpatterns = [
    path("register/data.csv", data_views.register_csv, name="register_csv"),
    path("register/data.csv-metadata.json", data_views.register_csvw, name="register_csvw"),
    path("register/data.json", data_views.register_json, name="register_json"),
    path("register/schema.json", data_views.register_schema, name="register_schema"),
    path("register/feed.atom", data_views.register_feed, name="register_feed"),
]
