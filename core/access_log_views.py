"""The access log in the admin, for administrators. Nothing is written here."""

from __future__ import annotations

from typing import Any

import django_filters
from django.db.models import Model
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView
from wagtail.permission_policies import ModelPermissionPolicy

from core import access_log
from core.models import AccessEntry


class ActionColumn(Column):
    def get_value(self, instance: Model) -> Any:
        return access_log.label_of(super().get_value(instance))


class MomentColumn(Column):
    def get_value(self, instance: Model) -> str:
        return date_format(localtime(super().get_value(instance)), "j F Y, H:i:s")


class AccessLogFilters(WagtailFilterSet):
    action = django_filters.ChoiceFilter(choices=access_log.choices, label=_("What was done"))
    at = django_filters.DateFromToRangeFilter(widget=DateRangePickerWidget, label=_("When"))

    class Meta:
        model = AccessEntry
        fields = ["action", "at"]


class AccessLogView(IndexView):
    """Every reading and change of personal data, the newest first; searched by person or reference."""

    model = AccessEntry
    permission_policy = ModelPermissionPolicy(AccessEntry)
    any_permission_required = ["view"]
    page_title = _("Access log")
    header_icon = "history"
    index_url_name = "access_log"
    index_results_url_name = "access_log_results"
    filterset_class = AccessLogFilters
    search_fields = ["who", "subject"]
    search_backend_name = None
    paginate_by = 50
    columns = [
        MomentColumn("at", label=_("When")),
        Column("who", label=_("Who")),
        ActionColumn("action", label=_("What was done")),
        Column("subject", label=_("Record")),
        Column("detail", label=_("Details")),
    ]

    def get_edit_url(self, instance: Model) -> None:
        """Nobody edits the log."""
