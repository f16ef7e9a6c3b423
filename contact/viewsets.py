"""Admin screens of the contact records."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.snippets.views.snippets import CreateView, EditView, SnippetViewSet, SnippetViewSetGroup

from contact import models
from contact.services import holiday_decide
from core.viewsets import EitherColumn, FactViewSet


class ServiceViewSet(FactViewSet):
    model = models.Service
    icon = "group"
    menu_label = _("Services")
    list_display = ["__str__", "mark", "website"]


class PhoneLineViewSet(FactViewSet):
    model = models.PhoneLine
    icon = "mobile-alt"
    menu_label = _("Phone lines")
    list_display = [
        "__str__",
        "service",
        EitherColumn("is_working", label=_("State"), yes=_("Works"), no=_("Not working")),
    ]


class OpeningHoursViewSet(SnippetViewSet):
    model = models.OpeningHours
    icon = "time"
    menu_label = _("Opening hours")
    list_display = ["__str__", "valid_from", "valid_to"]


class ClosureViewSet(SnippetViewSet):
    model = models.Closure
    icon = "cross"
    menu_label = _("Closures")
    list_display = ["__str__", "kind", "reason"]
    list_filter = ["kind", "first_day"]


class _Decides:
    """Saving a holiday makes or removes its closure, in the same transaction."""

    request: HttpRequest

    def save_instance(self) -> models.PublicHoliday:
        holiday = super().save_instance()  # type: ignore[misc]
        return holiday_decide(holiday=holiday, decision=holiday.decision, by=self.request.user)


class HolidayCreateView(_Decides, CreateView):
    pass


class HolidayEditView(_Decides, EditView):
    pass


class PublicHolidayViewSet(FactViewSet):
    model = models.PublicHoliday
    icon = "date"
    menu_label = _("Public holidays")
    list_display = [
        "day",
        "name",
        EitherColumn("is_bank_holiday", label=_("Kind"), yes=_("Bank holiday"), no=_("Local holiday")),
        "decision",
    ]
    list_filter = ["decision", "is_bank_holiday"]
    add_view_class = HolidayCreateView
    edit_view_class = HolidayEditView


class HolidayNameViewSet(FactViewSet):
    model = models.HolidayName
    icon = "tag"
    menu_label = _("Names of holidays")


class ClosureReasonViewSet(FactViewSet):
    model = models.ClosureReason
    icon = "tag"
    menu_label = _("Reasons for closing")


class ContactStatementViewSet(FactViewSet):
    model = models.ContactStatement
    icon = "openquote"
    menu_label = _("Statements")


# Their words have screens of their own (core.viewsets.WordsViewSet), which are reached from the facts.
WORDS = [
    models.ServiceText,
    models.PhoneLineText,
    models.HolidayNameText,
    models.ClosureReasonText,
    models.ContactStatementText,
]


class EmergencyClosureMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("contact.add_closure")


class ContactGroup(SnippetViewSetGroup):
    """Everything about contact; the emergency comes first."""

    menu_label = _("Contact")
    menu_icon = "mail"
    menu_order = 200
    items = (
        ClosureViewSet,
        PublicHolidayViewSet,
        PhoneLineViewSet,
        OpeningHoursViewSet,
        ServiceViewSet,
        ContactStatementViewSet,
        ClosureReasonViewSet,
        HolidayNameViewSet,
    )

    def get_submenu_items(self) -> list[MenuItem]:
        emergency = EmergencyClosureMenuItem(
            _("Emergency closure"), reverse_lazy("contact_emergency_closure"), icon_name="warning", order=0
        )
        return [emergency, *super().get_submenu_items()]
