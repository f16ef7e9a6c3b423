"""Addresses of named contacts and requests that are no pages."""

from __future__ import annotations

from django.urls import URLPattern, path

from partners.contacts.views import named_contact
from partners.engagement.link_views import request_status
from partners.engagement.views import outcomes_csv

urlpatterns: list[URLPattern] = [
    path("working-with-others/request/status/<str:token>/", request_status, name="partners_request_status"),
    path("working-with-others/request/outcomes.csv", outcomes_csv, name="partners_outcomes_csv"),
    path("working-with-others/named-contact/<str:token>/", named_contact, name="partners_named_contact"),
]
