from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail.url_routing import RouteResult
from wagtail_localize.fields import TranslatableField

from contact.blocks import CONTACT_BLOCKS
from core.blocks import BODY_BLOCKS
from core.document import Blocks
from core.models import ContentPage, Words
from home.blocks import DoorBlock

if TYPE_CHECKING:
    from core.trees import TreeContext


class HomePage(ContentPage):
    """The front page: what this office does, its numbers, and the doors to what people come to do."""

    doors = StreamField([("door", DoorBlock())], blank=True, verbose_name=_("doors"))

    content_panels = [*ContentPage.content_panels, FieldPanel("doors")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("doors")]
    parent_page_types: ClassVar = ["wagtailcore.Page"]
    subpage_types: ClassVar = [
        "home.StandardPage",
        "home.SiteMapPage",
        "guidance.GuidancePage",
        "contact.ContactPage",
        "formats.AlternativeFormatsPage",
        "partners.PartnersPage",
        "register.RegisterPage",
    ]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        """Find a page below by the snapshot of the tree: one query, however deep it lies."""
        from home.selectors.tree import page_below  # noqa: PLC0415 - selectors import the models

        page, rest = page_below(self.pk, path_components)
        return page.route(request, rest) if page else super().route(request, path_components)

    def document_words(self) -> Iterable[Words | None]:
        from contact import trees as contact  # noqa: PLC0415 - trees import the models

        return contact.words_shown()

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return the lines, the hours and the doors."""
        from home import trees  # noqa: PLC0415 - trees import the models

        return trees.home_page(super().document_blocks(context), context)


class StandardPage(ContentPage):
    """A page of text, such as the privacy notice or the accessibility statement."""

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
    parent_page_types: ClassVar = ["home.HomePage", "home.StandardPage"]
    subpage_types: ClassVar = ["home.StandardPage"]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("page of text")

    def document_title(self) -> str:
        return self.heading or super().document_title()


class SiteMapPage(ContentPage):
    """Every page of the site in its order."""

    has_formats: ClassVar[bool] = False

    parent_page_types: ClassVar = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "home/site_map_page.html"

    class Meta:
        verbose_name = _("site map")
