"""Addresses of the officers' screens, below the admin's."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path

from contact.staff import report_view, views
from contact.staff.list_views import EnquiryExportView, EnquiryListView

urlpatterns: list[URLPattern] = [
    path("enquiries/", EnquiryListView.as_view(), name="contact_enquiries"),
    path("enquiries/results/", EnquiryListView.as_view(results_only=True), name="contact_enquiries_results"),
    re_path(
        r"^enquiries/export/(?P<kind>facts|persons|facts-excel|persons-excel)/$",
        EnquiryExportView.as_view(),
        name="contact_enquiries_export",
    ),
    path("enquiries/numbers/", report_view.enquiry_report, name="contact_enquiry_report"),
    path("enquiries/<int:pk>/", views.enquiry, name="contact_enquiry"),
    re_path(
        r"^enquiries/(?P<pk>\d{1,18})/(?P<action>assign|note|forward|done|reopen|spam|release)/$",
        views.enquiry_act,
        name="contact_enquiry_act",
    ),
]
