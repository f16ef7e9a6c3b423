"""The list of enquiries, narrowed down, and its export. No message and nothing of a person stands in the list."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet, Value
from django.db.models.functions import Replace
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.widgets.button import Button
from wagtail.permission_policies import ModelPermissionPolicy

from contact.enums import EnquiryState
from contact.models import Enquiry
from contact.staff.access import Access
from contact.staff.exports import export_rows
from contact.staff.filters import EnquiryFilters
from contact.staff.selectors import enquiries_listed, state_counts
from contact.times import local_day
from core.access_log import access_log
from core.csv_export import csv_response

EXPORT_PERSONS = "contact.export_enquiry_persons"


class ServiceColumn(Column):
    def get_value(self, instance: Any) -> Any:
        return instance.service.mark if instance.service else _("I’m not sure")


class LanguageColumn(Column):
    def get_value(self, instance: Any) -> Any:
        return dict(settings.LANGUAGES).get(instance.language, instance.language)


class EnquiryListView(IndexView):
    model = Enquiry
    permission_policy = ModelPermissionPolicy(Enquiry)
    any_permission_required = ["view"]
    page_title = gettext_lazy("Enquiries")
    header_icon = "mail"
    index_url_name = "contact_enquiries"
    index_results_url_name = "contact_enquiries_results"
    results_template_name = "contact/admin/enquiries_results.html"
    filterset_class = EnquiryFilters
    search_fields = ["reference"]
    search_backend_name = None
    paginate_by = 50
    columns = [
        TitleColumn(
            "reference", label=gettext_lazy("Reference"), url_name="contact_enquiry", classname="enquiry-reference"
        ),
        DateColumn("received_at", label=gettext_lazy("Received"), sort_key="received_at"),
        ServiceColumn("service", label=gettext_lazy("Service")),
        Column("topic", label=gettext_lazy("Topic")),
        LanguageColumn("language", label=gettext_lazy("Language")),
        Column("get_state_display", label=gettext_lazy("State"), sort_key="state"),
        Column("assigned_to", label=gettext_lazy("Assigned to")),
    ]

    def get_base_queryset(self) -> QuerySet[Enquiry]:
        return enquiries_listed()

    def search_queryset(self, queryset: QuerySet[Enquiry]) -> QuerySet[Enquiry]:
        """Find a reference however it is typed: "E-1234-5678", "e 12345678", "5678"."""
        typed = "".join(each for each in self.search_query if each.isascii() and each.isalnum())
        if not self.is_searching:
            return queryset
        bare = queryset.annotate(bare=Replace("reference", Value("-"), Value("")))
        return bare.filter(bare__icontains=typed) if typed else queryset.none()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {"state_tabs": self._tabs()}

    def _tabs(self) -> list[dict[str, Any]]:
        """Each state with how many of those there are that the other filters leave."""
        query = self.request.GET.copy()
        for name in ("state", self.page_kwarg, "_w_filter_fragment"):
            query.pop(name, None)
        filters = EnquiryFilters(query, request=self.request, queryset=Enquiry.objects.all())
        counts = state_counts(self.search_queryset(filters.qs))
        tabs = [("", _("All"), sum(counts.values()))]
        tabs += [(state.value, str(state.label), counts[state]) for state in EnquiryState]
        return [self._tab(query, *tab) for tab in tabs]

    def _tab(self, query: Any, state: str, label: str, number: int) -> dict[str, Any]:
        query = query.copy()
        if state:
            query["state"] = state
        is_current = self.request.GET.get("state", "") == state
        url = f"{reverse(self.index_url_name)}?{query.urlencode()}"
        return {"label": label, "number": number, "url": url, "is_current": is_current}

    @property
    def header_more_buttons(self) -> list[Button]:
        user, query = self.request.user, self.request.GET.urlencode()
        kinds = [(_("Export (CSV)"), "facts"), (_("Export for Excel (CSV)"), "facts-excel")]
        if user.has_perm(EXPORT_PERSONS):
            kinds += [
                (_("Export with personal data (CSV)"), "persons"),
                (_("Export with personal data for Excel (CSV)"), "persons-excel"),
            ]
        return [
            Button(label, url=f"{reverse('contact_enquiries_export', args=[kind])}?{query}", icon_name="download")
            for label, kind in kinds
        ]


class EnquiryExportView(EnquiryListView):
    """Exactly what the list shows with the same filters, in the same order."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        with_persons = kwargs["kind"].startswith("persons")
        if with_persons and not request.user.has_perm(EXPORT_PERSONS):
            raise PermissionDenied
        if not self.filters.is_valid():
            messages.error(request, _("Nothing was exported: a filter is not valid."))
            return redirect(f"{reverse(self.index_url_name)}?{request.GET.urlencode()}")
        at = timezone.now()
        with transaction.atomic():
            chosen = list(self.get_queryset().values_list("pk", "reference"))
            self._log([reference for _pk, reference in chosen], at, with_persons=with_persons)
        return csv_response(
            export_rows([pk for pk, _reference in chosen], with_persons=with_persons),
            filename=f"enquiries-{local_day(at)}.csv",
            with_bom=kwargs["kind"].endswith("excel"),
        )

    def _log(self, references: list[str], at: Any, *, with_persons: bool) -> None:
        by, detail = self.request.user, f"{len(references)}: {self.request.GET.urlencode()}"
        if with_persons:
            access_log(by=by, action=Access.EXPORT_PERSONS, at=at, subjects=references or [""], detail=detail)
        else:
            access_log(by=by, action=Access.EXPORT, at=at, detail=detail)
