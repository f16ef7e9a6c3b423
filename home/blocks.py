from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.snippets.blocks import SnippetChooserBlock

from core.blocks import CodeBlock
from core.document import Blocks

if TYPE_CHECKING:
    from core.trees import TreeContext


class DoorBlock(blocks.StructBlock):
    """A door on the home page: what people come to do, and where they do it."""

    title = blocks.CharBlock(max_length=80, label=_("What people come to do"))
    text = blocks.CharBlock(max_length=200, label=_("What they can do there"))
    page = blocks.PageChooserBlock(required=False, label=_("Page"))
    route = CodeBlock(
        required=False,
        max_length=60,
        validators=[RegexValidator(r"^([a-z0-9-]+/)+$", _("Write it like this: letter/"))],
        label=_("Part of the page"),
        help_text=_("What follows the address of the page, such as letter/. Usually empty."),
    )
    website_of = SnippetChooserBlock("contact.Service", required=False, label=_("Or the website of a service"))

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from home import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.door(value, context)

    class Meta:
        icon = "link"
        label = _("Door")

    def clean(self, value: Any) -> Any:
        """Return the cleaned value; raise StructBlockValidationError unless it has exactly one target."""
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("website_of")):
            error = ValidationError(_("Choose a page or a service's website: one of the two."))
            raise StructBlockValidationError({"page": error})
        return cleaned
