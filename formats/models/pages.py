from __future__ import annotations

from http import HTTPMethod
from typing import ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from contact.blocks import CONTACT_BLOCKS
from core.blocks import BODY_BLOCKS
from core.models import ContentPage


class AlternativeFormatsPage(RoutablePageMixin, ContentPage):
    """All formats of the site, and the way to ask for one that is not there."""

    has_formats = False
    allowed_http_methods: ClassVar = [*ContentPage.allowed_http_methods, HTTPMethod.POST]

    body = StreamField([*BODY_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content"))

    content_panels = [*ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("body")]
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "formats/alternative_formats_page.html"

    class Meta:
        verbose_name = _("alternative formats")

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return the route of the request form while it is offered."""
        from formats.asking import request_routes  # noqa: PLC0415 - it imports the models

        return request_routes()

    @path("")
    def formats_index(self, request: HttpRequest) -> HttpResponse:
        from formats import page_views  # noqa: PLC0415 - views import the models

        return page_views.formats_index(request, self)

    @path("request/")
    def request_format(self, request: HttpRequest) -> HttpResponse:
        from formats import page_views  # noqa: PLC0415 - views import the models

        return page_views.request_format(request, self)

    @path("request/thank-you/")
    def request_received(self, request: HttpRequest) -> HttpResponse:
        from formats import page_views  # noqa: PLC0415 - views import the models

        return page_views.request_received(request, self)
