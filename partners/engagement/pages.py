"""The page that says how to ask us to work together, how we decide, and how we decided in past years."""

from __future__ import annotations

from collections.abc import Iterable
from http import HTTPMethod
from typing import TYPE_CHECKING, ClassVar

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from core.blocks import BODY_BLOCKS
from core.document import Blocks
from core.models import ContentPage, Words

if TYPE_CHECKING:
    from core.trees import TreeContext


class EngagementPage(RoutablePageMixin, ContentPage):
    """Ask us to work together (P7): what for, our criteria, the first step of the form, and the outcomes by year."""

    allowed_http_methods: ClassVar = [*ContentPage.allowed_http_methods, HTTPMethod.POST]

    body = StreamField(BODY_BLOCKS, blank=True, verbose_name=_("content"))

    content_panels = [*ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("body")]
    parent_page_types: ClassVar = ["partners.PartnersPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "partners/engagement_page.html"

    class Meta:
        verbose_name = _("requests to work together")

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return the outcomes by year with their title, once a request has ended."""
        from partners.engagement import presenters, selectors  # noqa: PLC0415 - both import the models

        return [("outcomes/", presenters.outcomes_title())] if selectors.outcome_years() else []

    def document_words(self) -> Iterable[Words | None]:
        from partners.engagement import selectors  # noqa: PLC0415 - selectors import the models

        criteria = selectors.criteria_now()
        return [criteria.words] if criteria else []

    def document_blocks(self, context: TreeContext) -> Blocks:
        from partners.engagement import trees  # noqa: PLC0415 - trees import the models

        return (*super().document_blocks(context), *trees.engagement(context))

    @path("")
    def about(self, request: HttpRequest) -> HttpResponse:
        from partners.engagement import views  # noqa: PLC0415 - views import the models

        return views.about(request, self)

    @path("start/")
    def start(self, request: HttpRequest) -> HttpResponse:
        from partners.engagement import views  # noqa: PLC0415 - views import the models

        return views.start(request, self)

    @path("outcomes/")
    def outcomes(self, request: HttpRequest) -> HttpResponse:
        from partners.engagement import views  # noqa: PLC0415 - views import the models

        return views.outcomes(request, self)
