from __future__ import annotations

from http import HTTPMethod
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from contact.blocks import CONTACT_BLOCKS
from core.blocks import BODY_BLOCKS
from core.models import ContentPage


class ContactFormPage(RoutablePageMixin, ContentPage):
    """The contact form: editors write what stands before it and what the thank-you page says happens next."""

    has_formats = False
    allowed_http_methods: ClassVar = [*ContentPage.allowed_http_methods, HTTPMethod.POST]

    body = StreamField([*BODY_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content before the form"))
    happens_next = RichTextField(
        _("what happens next"), blank=True, features=["bold", "link"], help_text=_("On the page that thanks people.")
    )

    content_panels = [*ContentPage.content_panels, FieldPanel("body"), FieldPanel("happens_next")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("body")]
    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        TranslatableField("body"),
        TranslatableField("happens_next"),
    ]
    parent_page_types: ClassVar = ["contact.ContactPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "contact/form.html"

    class Meta:
        verbose_name = _("contact form")

    @path("")
    def show_form(self, request: HttpRequest) -> HttpResponse:
        from contact.enquiries import views  # noqa: PLC0415 - views import the models

        return views.contact_form(request, self)

    @path("thank-you/")
    def show_thanks(self, request: HttpRequest) -> HttpResponse:
        from contact.enquiries import views  # noqa: PLC0415 - views import the models

        return views.enquiry_received(request, self)

    def serve_unsent(self, request: HttpRequest, *, reason: str, status: int) -> HttpResponse:
        """Show the form with what was typed, where it could not be taken in; `reason` says why to the person."""
        from contact.enquiries import views  # noqa: PLC0415 - views import the models

        return views.form_again(request, self, reason, status=status)
