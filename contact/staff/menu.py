from __future__ import annotations

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem


class _NeedsPermission(MenuItem):
    """An entry of the menu for those who hold a permission."""

    def __init__(self, *args: object, needs: str, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)
        self.needs = needs

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.needs))


def enquiries_item() -> MenuItem:
    return _NeedsPermission(
        _("Enquiries"),
        reverse_lazy("contact_enquiries"),
        icon_name="mail",
        order=190,
        needs="contact.view_enquiry",
    )


def numbers_item() -> MenuItem:
    return _NeedsPermission(
        _("Number of enquiries"),
        reverse_lazy("contact_enquiry_report"),
        icon_name="table",
        order=800,
        needs="contact.view_enquirycount",
    )
