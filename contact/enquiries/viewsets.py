"""Admin screens of the contact form: its words, its topics, and who gets what is sent."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from contact import models
from contact.enquiries.selectors import address_on
from contact.times import local_day
from core.viewsets import EitherColumn, FactViewSet

_OFFERED = EitherColumn("is_offered", label=_("State"), yes=_("Offered"), no=_("Not offered"))


class EnquiryTopicViewSet(FactViewSet):
    model = models.EnquiryTopic
    icon = "tag"
    menu_label = _("Topics")
    list_display = ["__str__", "code", "sort_order", _OFFERED]


class FormFieldViewSet(FactViewSet):
    model = models.FormField
    icon = "form"
    menu_label = _("Questions")
    list_display = ["__str__", "key"]


class FormOptionViewSet(FactViewSet):
    model = models.FormOption
    icon = "list-ul"
    menu_label = _("Answers")
    list_display = ["__str__", "field", "code", _OFFERED]
    list_filter = ["field"]


class TodayColumn(Column):
    """Who gets the mail today: the recipient, or the cover on days of absence."""

    def get_value(self, instance: Any) -> str:
        return address_on(instance, local_day(timezone.now()))


class EnquiryRecipientViewSet(SnippetViewSet):
    model = models.EnquiryRecipient
    icon = "user"
    menu_label = _("Recipients")
    list_display = [
        "__str__",
        TodayColumn("today", label=_("Gets it today")),
        "email",
        "cover_email",
        "cover_from",
        "cover_until",
    ]
    copy_view_enabled = False


class ContactFormGroup(SnippetViewSetGroup):
    """What editors decide about the contact form."""

    menu_label = _("Contact form")
    menu_icon = "form"
    menu_order = 205
    items = (EnquiryTopicViewSet, FormFieldViewSet, FormOptionViewSet, EnquiryRecipientViewSet)


# Their words have screens of their own (core.viewsets.WordsViewSet), which are reached from the facts.
FORM_WORDS = [models.EnquiryTopicText, models.FormFieldText, models.FormOptionText]
