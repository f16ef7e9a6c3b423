from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, ClassVar

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


class ContactPage(ContentPage):
    """How to reach the office (C1–C9): the numbers come first, then what the editors arrange below them."""

    body = StreamField([*BODY_BLOCKS, *CONTACT_BLOCKS], blank=True, verbose_name=_("content"))

    content_panels = [*ContentPage.content_panels, FieldPanel("body")]
    search_fields: ClassVar = [*ContentPage.search_fields, index.SearchField("body")]
    override_translatable_fields = [*ContentPage.override_translatable_fields, TranslatableField("body")]

    subpage_types: ClassVar = ["contact.ContactFormPage"]
    template = "contact/contact_page.html"

    class Meta:
        verbose_name = _("contact page")

    def document_words(self) -> Iterable[Words | None]:
        from contact import trees  # noqa: PLC0415 - trees import the models

        return trees.words_shown()

    def document_blocks(self, context: TreeContext) -> Blocks:
        """Return what the template says of the records, then the editors' blocks."""
        from contact import trees  # noqa: PLC0415 - trees import the models

        return (*trees.contact_page(context), *super().document_blocks(context))
