"""The page that editors write about sharing data (P13–P17)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, ClassVar

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from contact.blocks import CONTACT_BLOCKS
from core.blocks import BODY_BLOCKS
from core.document import Blocks
from core.models import ContentPage, Words

if TYPE_CHECKING:
    from core.trees import TreeContext


class DataSharingPage(ContentPage):
    """What data we can share and when to ask for it; the catalogue and the tables come from the records."""

    body = StreamField([*BODY_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content"))

    content_panels = [*ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("body")]
    parent_page_types: ClassVar = ["partners.PartnersPage"]
    subpage_types: ClassVar[list[str]] = []
    max_count_per_parent = 1
    template = "partners/data_sharing/page.html"

    class Meta:
        verbose_name = _("data sharing")

    def sub_addresses(self) -> list[tuple[str, str]]:
        """Return the tables with their titles; invented examples are left out."""
        from partners.data_sharing import selectors  # noqa: PLC0415 - selectors import the models

        return [(f"tables/{each.slug}/", each.title) for each in selectors.datasets_live().filter(is_sample=False)]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from partners.data_sharing import selectors  # noqa: PLC0415 - selectors import the models

        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        items = [
            {"words": item.words, "is_sample": item.is_sample, "pairs": selectors.item_pairs(item)}
            for item in selectors.catalogue()
        ]
        return context | {"items": items, "datasets": selectors.datasets_live()}

    def document_words(self) -> Iterable[Words | None]:
        from partners.data_sharing import selectors  # noqa: PLC0415 - selectors import the models

        return [item.words for item in selectors.catalogue()]

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return the editors' blocks, and the catalogue."""
        from partners.data_sharing import selectors  # noqa: PLC0415 - selectors import the models

        return (*super().document_blocks(context), *selectors.catalogue_blocks())
