"""Addresses with a token: who has the link needs no account."""

from __future__ import annotations

from django.urls import URLPattern, path

from partners.data_sharing import views as data_sharing
from partners.embargo import views as embargo
from partners.organisations import views as organisations
from partners.work_urls import urlpatterns as work_urls

HERE = "working-with-others/"
_TABLE = f"{HERE}data-sharing/tables/<slug:slug>/"

urlpatterns: list[URLPattern] = [
    path(f"{HERE}embargo/<str:token>/", embargo.embargo, name="partners_embargo"),
    path(f"{HERE}embargo/<str:token>/document.pdf", embargo.embargo_pdf, name="partners_embargo_pdf"),
    path(f"{HERE}releases/", embargo.releases, name="partners_releases"),
    path(f"{HERE}releases/<slug:slug>/", embargo.release, name="partners_release"),
    path(f"{HERE}releases/<slug:slug>/report.pdf", embargo.release_pdf, name="partners_release_pdf"),
    path(f"{HERE}data-sharing/commitment/<str:token>/", data_sharing.commitment, name="partners_commitment"),
    path(_TABLE, data_sharing.dataset, name="partners_dataset"),
    path(f"{_TABLE}data.csv", data_sharing.dataset_csv, name="partners_dataset_csv"),
    path(f"{_TABLE}data.csv-metadata.json", data_sharing.dataset_metadata, name="partners_dataset_metadata"),
    path("working-with-others/agreement/<str:token>/", organisations.agreement, name="partners_agreement"),
    *work_urls,
]
