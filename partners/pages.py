"""The pages of this room that editors write: "Working with others", and signposting below it."""

from __future__ import annotations

from http import HTTPMethod
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from contact.blocks import CONTACT_BLOCKS
from core.blocks import BODY_BLOCKS
from core.document import Blocks
from core.models import ContentPage

if TYPE_CHECKING:
    from core.trees import TreeContext


class PartnersPage(ContentPage):
    """ "Working with others" (P2–P18): what we promise to partners; the pages that keep the promises lie below it."""

    heading = models.CharField(
        _("heading"), max_length=160, blank=True, help_text=_("Where it is longer than the title, which menus show.")
    )
    body = StreamField([*BODY_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content"))

    content_panels = [*Page.content_panels, FieldPanel("heading"), FieldPanel("introduction"), FieldPanel("body")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("heading"), index.SearchField("body")]
    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        TranslatableField("heading"),
        TranslatableField("body"),
    ]
    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar = [
        "partners.SignpostingPage",
        "partners.ProjectsPage",
        "partners.EngagementPage",
        "partners.DataSharingPage",
    ]
    template = "partners/partners_page.html"

    class Meta:
        verbose_name = _("working with others")

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return the list of releases, and those that are public now."""
        from partners.embargo import selectors  # noqa: PLC0415 - selectors import the models

        return selectors.routes()

    def document_title(self) -> str:
        return self.heading or super().document_title()

    def document_foot(self, context: TreeContext) -> Blocks:
        """Return the day of the last change (P18) and the dates of review."""
        from core.trees import pairs  # noqa: PLC0415 - trees import the models
        from partners.presenters import page_dates  # noqa: PLC0415

        return pairs(page_dates(self))


class SignpostingPage(RoutablePageMixin, ContentPage):
    """The directory of partners, the finder, and when to signpost to us (P10–P12)."""

    allowed_http_methods: ClassVar = [*ContentPage.allowed_http_methods, HTTPMethod.POST]

    body = StreamField([*BODY_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content"))
    signpost_to_us = RichTextField(
        _("when to signpost to us"),
        blank=True,
        features=["bold", "ul", "link"],
        help_text=_("Before the list of what each of our services covers, which comes from the records."),
    )

    content_panels = [*ContentPage.content_panels, FieldPanel("body"), FieldPanel("signpost_to_us")]
    search_fields: ClassVar = [
        *ContentPage.search_fields,
        index.SearchField("body"),
        index.SearchField("signpost_to_us"),
    ]
    override_translatable_fields = [
        *ContentPage.override_translatable_fields,
        TranslatableField("body"),
        TranslatableField("signpost_to_us"),
    ]
    parent_page_types: ClassVar = ["partners.PartnersPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("signposting")

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return the finder and the entries, with their titles; invented examples are left out."""
        from partners.signposting import presenters  # noqa: PLC0415 - presenters import the models

        return presenters.routes()

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return the editors' blocks, when to signpost to us, and the whole directory."""
        from partners.signposting import trees  # noqa: PLC0415 - trees import the models

        return (*super().document_blocks(context), *trees.directory(self, context))

    @path("")
    def directory(self, request: HttpRequest) -> HttpResponse:
        from partners.signposting import views  # noqa: PLC0415 - views import the models

        return views.directory(request, self)

    @path("finder/")
    def finder(self, request: HttpRequest) -> HttpResponse:
        from partners.signposting import finder_views  # noqa: PLC0415 - views import the models

        return finder_views.question(request, self)

    @path("finder/<slug:code>/")
    def finder_question(self, request: HttpRequest, code: str) -> HttpResponse:
        from partners.signposting import finder_views  # noqa: PLC0415 - views import the models

        return finder_views.question(request, self, code)

    @path("finder/answer/<slug:code>/")
    def finder_answer(self, request: HttpRequest, code: str) -> HttpResponse:
        from partners.signposting import finder_views  # noqa: PLC0415 - views import the models

        return finder_views.answer(request, self, code)

    @path("<slug:slug>/")
    def entry(self, request: HttpRequest, slug: str) -> HttpResponse:
        from partners.signposting import views  # noqa: PLC0415 - views import the models

        return views.entry(request, self, slug)

    @path("<slug:slug>/report/")
    def report(self, request: HttpRequest, slug: str) -> HttpResponse:
        from partners.signposting import report_views  # noqa: PLC0415 - views import the models

        return report_views.report(request, self, slug)
