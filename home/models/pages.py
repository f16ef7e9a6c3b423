from __future__ import annotations

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from contact.blocks import CONTACT_BLOCKS
from core.blocks import BODY_BLOCKS
from core.models import ContentPage
from home.blocks import DoorBlock


class HomePage(ContentPage):
    """The front page: what this office does, its numbers, and the doors to what people come to do."""

    doors = StreamField([("door", DoorBlock())], blank=True, verbose_name=_("doors"))

    content_panels = [*ContentPage.content_panels, FieldPanel("doors")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("doors")]
    template = "home/home_page.html"

    class Meta:
        verbose_name = _("home page")


class StandardPage(ContentPage):
    """A page of text, such as the privacy notice or the accessibility statement."""

    body = StreamField([*BODY_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content"))

    content_panels = [*ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("body")]
    template = "home/standard_page.html"

    class Meta:
        verbose_name = _("page of text")


class SiteMapPage(ContentPage):
    """Every page of the site in its order."""

    subpage_types: ClassVar = []
    max_count_per_parent = 1
    template = "home/site_map_page.html"

    class Meta:
        verbose_name = _("site map")
