from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from contact import admin_views
from contact.enquiries.viewsets import FORM_WORDS, ContactFormGroup
from contact.enums import HolidayDecision
from contact.models import Closure, PublicHoliday
from contact.panels import ContactPanel
from contact.services import holiday_decide
from contact.staff.menu import enquiries_item, numbers_item
from contact.staff.panel import EnquiryPanel
from contact.staff.urls import urlpatterns as staff_urlpatterns
from contact.viewsets import WORDS, ContactGroup
from core.viewsets import WordsViewSet

register_snippet(ContactGroup)
register_snippet(ContactFormGroup)
for words in [*WORDS, *FORM_WORDS]:
    register_snippet(words, viewset=WordsViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("contact/emergency-closure/", admin_views.emergency_closure, name="contact_emergency_closure"),
        path("contact/holidays/<int:pk>/decide/", admin_views.decide_holiday, name="contact_decide_holiday"),
        path("contact/lines/<int:pk>/restore/", admin_views.restore_line, name="contact_restore_line"),
        *staff_urlpatterns,
    ]


hooks.register("register_admin_menu_item", enquiries_item)
hooks.register("register_reports_menu_item", numbers_item)


@hooks.register("construct_homepage_panels")
def contact_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.extend([ContactPanel(), EnquiryPanel()])


@hooks.register("insert_global_admin_css")
def enquiries_css() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("contact/admin/enquiries.css"))


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what services log, for the history of a record."""
    names = {
        "contact.holiday_decide": (gettext_lazy("Decide a holiday"), gettext_lazy("Decided whether we are closed")),
        "contact.line_report_fault": (gettext_lazy("Report a fault"), gettext_lazy("Reported the line as faulty")),
        "contact.line_restore": (gettext_lazy("Restore a line"), gettext_lazy("Said that the line works again")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)


@hooks.register("before_delete_snippet")
def keep_decisions(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """Let editors delete their own holidays with the closure, but not bank holidays: those are decided instead.

    Nor is the closure of a holiday deleted behind the decision.
    """
    holidays = [each for each in instances if isinstance(each, PublicHoliday)]
    if any(holiday.is_bank_holiday for holiday in holidays):
        messages.error(request, _("A bank holiday is not deleted. Decide “We are open as usual” instead."))
        return redirect(PublicHoliday.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    if any(isinstance(each, Closure) and hasattr(each, "holiday") for each in instances):
        messages.error(request, _("This closure belongs to a public holiday. Decide on the holiday instead."))
        return redirect(PublicHoliday.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]
    if request.method == "POST":
        for holiday in holidays:
            holiday_decide(holiday=holiday, decision=HolidayDecision.UNDECIDED, by=request.user)
    return None
