from __future__ import annotations

from http import HTTPMethod
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField


class ContentPage(Page):
    """What every public page builds on: a lead sentence, and the dates on which it was and will be reviewed.

    Slugs are the same in every language, so an address stays when the language is switched.
    """

    # A page that takes what people send (a form) names POST here too; elsewhere sending gets 405.
    allowed_http_methods: ClassVar = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]

    introduction = models.TextField(
        _("introduction"), blank=True, max_length=600, help_text=_("One or two sentences below the title.")
    )
    last_reviewed_on = models.DateField(_("last reviewed on"), null=True, blank=True)
    next_review_on = models.DateField(_("next review on"), null=True, blank=True)

    content_panels = [*Page.content_panels, FieldPanel("introduction")]
    promote_panels = [
        *Page.promote_panels,
        MultiFieldPanel([FieldPanel("last_reviewed_on"), FieldPanel("next_review_on")], heading=_("Review")),
    ]
    search_fields: ClassVar = [
        *Page.search_fields,
        index.SearchField("introduction"),
        index.SearchField("search_description"),
    ]
    override_translatable_fields = [
        SynchronizedField("slug", overridable=False),
        TranslatableField("introduction"),
        SynchronizedField("last_reviewed_on", overridable=False),
        SynchronizedField("next_review_on", overridable=False),
    ]

    class Meta:
        abstract = True

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return what this page shows below its own address: route (such as "levels/1/") and title of each.

        Site maps list them and search engines are told of them; most pages have none.
        """
        return []
