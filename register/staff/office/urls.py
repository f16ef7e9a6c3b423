"""Addresses of the administrators' screens, below the admin's, and their items in the register's menu."""

from __future__ import annotations

from django.urls import URLPattern, path, re_path, reverse_lazy
from django.utils.translation import gettext_lazy as _

from register.staff.menu import RegisterMenuItem
from register.staff.office import decisions, documents, samples, seals, trail, years
from register.staff.office.access import SEE_TRAIL, STAFF
from register.workflow.rights import ADMINISTER

urlpatterns: list[URLPattern] = [
    path("register/years/", years.years, name="register_years"),
    path("register/years/<int:pk>/", years.year, name="register_year"),
    path("register/years/<int:pk>/schedule/", years.schedule, name="register_year_schedule"),
    path("register/years/<int:pk>/unschedule/", years.unschedule, name="register_year_unschedule"),
    path("register/years/<int:pk>/publish/", years.publish, name="register_year_publish"),
    path("register/seals/", seals.seals, name="register_seals"),
    path("register/versions/<int:pk>/seal/", seals.seal_ask, name="register_seal_ask"),
    path("register/seals/<int:pk>/", seals.seal, name="register_seal"),
    path("register/seals/<int:pk>/confirm/", seals.seal_confirm, name="register_seal_confirm"),
    path("register/seals/<int:pk>/take-back/", seals.seal_take_back, name="register_seal_take_back"),
    path("register/decisions/", decisions.decisions, name="register_decisions"),
    path("register/trail/", trail.trail, name="register_trail"),
    path("register/trail/export/", trail.trail_export, name="register_trail_export"),
    path("register/trail/check/", trail.trail_check, name="register_trail_check"),
    path("register/samples/drop/", samples.drop_samples, name="register_samples_drop"),
    path("register/actions/<int:pk>/documents/", documents.documents, name="register_documents"),
    path("register/documents/<int:pk>/file/", documents.document_file, name="register_document_file"),
    re_path(
        r"^register/documents/(?P<pk>\d{1,18})/(?P<action>clear|hold|delete)/$",
        documents.document_act,
        name="register_document_act",
    ),
]
MENU: list[RegisterMenuItem] = [
    RegisterMenuItem(
        _("Years"), reverse_lazy("register_years"), permissions=list(STAFF), icon_name="calendar", order=20
    ),
    RegisterMenuItem(_("Seals"), reverse_lazy("register_seals"), permissions=[ADMINISTER], icon_name="lock", order=500),
    RegisterMenuItem(
        _("What the register shows"),
        reverse_lazy("register_decisions"),
        permissions=[ADMINISTER],
        icon_name="view",
        order=510,
    ),
    RegisterMenuItem(
        _("The trail"), reverse_lazy("register_trail"), permissions=[SEE_TRAIL], icon_name="history", order=520
    ),
]
