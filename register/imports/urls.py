from __future__ import annotations

from django.urls import URLPattern, path, reverse_lazy
from django.utils.translation import gettext_lazy

from register.imports import views
from register.staff.menu import RegisterMenuItem
from register.workflow.rights import WRITE

urlpatterns: list[URLPattern] = [
    path("register/imports/", views.imports, name="register_imports"),
    path("register/imports/empty.csv", views.empty_file, name="register_import_empty"),
    path("register/imports/<int:pk>/", views.import_page, name="register_import"),
    path("register/imports/<int:pk>/columns/", views.columns, name="register_import_columns"),
    path("register/imports/<int:pk>/organisations/", views.organisations, name="register_import_organisations"),
    path("register/imports/<int:pk>/check/", views.recheck, name="register_import_check"),
    path("register/imports/<int:pk>/confirm/", views.confirm, name="register_import_confirm"),
    path("register/imports/<int:pk>/delete/", views.discard, name="register_import_delete"),
    path("register/imports/<int:pk>/problems.csv", views.problems, name="register_import_problems"),
]
MENU: list[RegisterMenuItem] = [
    RegisterMenuItem(
        gettext_lazy("Import entries"),
        reverse_lazy("register_imports"),
        permissions=[WRITE],
        name="register-imports",
        icon_name="upload",
        order=60,
    )
]
