from __future__ import annotations

from typing import Any

import django_filters
from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from contact.enums import EnquiryState
from contact.models import Enquiry, EnquiryTopic, Service

NOT_SURE = "not-sure"
ME, NOBODY, SOMEONE = "me", "nobody", "someone"
WHO = [(ME, _("Me")), (NOBODY, _("Nobody")), (SOMEONE, _("Somebody"))]


class EnquiryFilters(WagtailFilterSet):
    """What the list, its numbers and its export are narrowed down by."""

    state = django_filters.ChoiceFilter(choices=EnquiryState, label=_("State"))
    service = django_filters.ModelChoiceFilter(
        queryset=Service.objects.all(), null_label=_("I’m not sure"), null_value=NOT_SURE, label=_("Service")
    )
    topic = django_filters.ModelChoiceFilter(
        queryset=EnquiryTopic.objects.prefetch_related("texts__locale"), label=_("Topic")
    )
    language = django_filters.ChoiceFilter(choices=settings.LANGUAGES, label=_("Language"))
    assigned = django_filters.ChoiceFilter(choices=WHO, method="filter_assigned", label=_("Assigned to"))
    received_at = django_filters.DateFromToRangeFilter(widget=DateRangePickerWidget, label=_("Received"))

    class Meta:
        model = Enquiry
        fields = ["state", "service", "topic", "language", "received_at"]

    def filter_assigned(self, queryset: QuerySet[Enquiry], name: str, value: str) -> QuerySet[Enquiry]:
        conditions: dict[str, Any] = {
            ME: Q(assigned_to=self.request.user.pk),
            NOBODY: Q(assigned_to=None),
            SOMEONE: Q(assigned_to__isnull=False),
        }
        return queryset.filter(conditions[value])
