"""Blocks that show the contact records: the text holds no number, hour or address of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from contact.enums import StatementCode
from core.document import Blocks

if TYPE_CHECKING:
    from core.trees import TreeContext


class AddressBlock(blocks.StaticBlock):
    """The postal address (C1)."""

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from contact import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.address()

    class Meta:
        icon = "home"
        label = _("Postal address")
        admin_text = _("The postal address of the office record.")
        template = "contact/blocks/address.html"


class OpeningHoursBlock(blocks.StaticBlock):
    """The week as the leaflet gives it (C4)."""

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from contact import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.hours_sentence(context.day)

    class Meta:
        icon = "time"
        label = _("Opening hours")
        admin_text = _("The opening hours, from the records.")
        template = "contact/blocks/opening_hours.html"


class ContactDetailsBlock(blocks.StaticBlock):
    """The freephones, websites and contact forms of all services (C5–C7)."""

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from contact import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.details(context)

    class Meta:
        icon = "mobile-alt"
        label = _("Phone numbers, websites and forms")
        admin_text = _("Each service’s freephone, website and contact form, from the records.")
        template = "contact/blocks/contact_details.html"


class ClosuresBlock(blocks.StaticBlock):
    """The closures and changed hours ahead."""

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from contact import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.closures(context)

    class Meta:
        icon = "date"
        label = _("Closures ahead")
        admin_text = _("The closures and changed hours that are ahead, from the records.")
        template = "contact/blocks/closures.html"


class StatementBlock(blocks.StructBlock):
    """One of the standing statements about contact (C2, C3, C8, C9)."""

    statement = blocks.ChoiceBlock(choices=StatementCode.choices, label=_("Statement"))

    def to_nodes(self, value: Any, context: TreeContext) -> Blocks:
        from contact import trees  # noqa: PLC0415 - trees import the models, whose pages are made of blocks

        return trees.statement(value["statement"], context)

    class Meta:
        icon = "openquote"
        label = _("Statement about contact")
        template = "contact/blocks/statement.html"


CONTACT_BLOCKS = [
    ("address", AddressBlock()),
    ("opening_hours", OpeningHoursBlock()),
    ("contact_details", ContactDetailsBlock()),
    ("closures", ClosuresBlock()),
    ("statement", StatementBlock()),
]
