from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from http import HTTPMethod
from typing import TYPE_CHECKING, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.document import Blocks, Document
from core.models.facts import Words
from core.page_forms import ContentPageForm

if TYPE_CHECKING:
    from core.trees import TreeContext


class ContentPage(Page):
    """What every public page builds on: a lead sentence, and the dates on which it was and will be reviewed.

    Slugs are the same in every language, so an address stays when the language is switched.
    """

    # A page that takes what people send (a form) names POST here too; elsewhere sending gets 405.
    allowed_http_methods: ClassVar = [HTTPMethod.GET, HTTPMethod.HEAD, HTTPMethod.OPTIONS]
    has_formats: ClassVar[bool] = True  # False: the page only leads elsewhere, so nobody needs it as a file

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

    base_form_class = ContentPageForm

    class Meta:
        abstract = True

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return what this page shows below its own address: route (such as "levels/1/") and title of each.

        Site maps list them and search engines are told of them; most pages have none.
        """
        return []

    def to_document(self, *, at: datetime | None = None, mark: str = "") -> Document:
        """Return what this page says, in its language, as the tree from which every format is made.

        It is made of the page as it stands in memory, so a draft's is the draft's; give it a `mark` such as "DRAFT",
        which each page of a file then shows. At the aware moment `at` (now, if not given) hours and closures must hold.
        """
        from core.trees import page_document  # noqa: PLC0415 - trees import the models

        return page_document(self, at=at or timezone.now(), mark=mark)

    def document_title(self) -> str:
        return str(self.title)

    def document_version(self, *, is_draft: bool) -> str:
        """Return what the version is called in the page's files: the number of the live (or the newest) revision."""
        return str((self.latest_revision_id if is_draft else self.live_revision_id) or "")

    def document_words(self) -> Iterable[Words | None]:
        """Return the rows of words that the page shows from the records: the newest dates the page's files."""
        return ()

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return what stands between the introduction and the foot: the page's streams, if it has no template words."""
        from core.trees import stream_to_nodes  # noqa: PLC0415 - trees import the models

        streams = [field.name for field in self._meta.get_fields() if isinstance(field, StreamField)]
        return tuple(node for name in streams for node in stream_to_nodes(getattr(self, name), context))

    def document_foot(self, context: TreeContext) -> Blocks:
        """Return what stands at the foot: the dates of review that an editor has set."""
        from core.trees import pairs, review_dates  # noqa: PLC0415 - trees import the models

        return pairs(review_dates(self))
