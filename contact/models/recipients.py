from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from contact.models.services import Service


class EnquiryRecipient(models.Model):
    """Who in the office gets the enquiries about a service (none: all the others), and who covers an absence."""

    service = models.OneToOneField(
        Service,
        on_delete=models.CASCADE,
        null=True,
        blank=True,
        related_name="enquiry_recipient",
        verbose_name=_("service"),
        help_text=_("Empty: for people who are not sure, and for each service that has nobody of its own."),
    )
    email = models.EmailField(_("email"))
    cover_email = models.EmailField(_("email of the cover"), blank=True)
    cover_from = models.DateField(_("first day of the absence"), null=True, blank=True)
    cover_until = models.DateField(_("last day of the absence"), null=True, blank=True)

    panels = [
        FieldPanel("service"),
        FieldPanel("email"),
        MultiFieldPanel(
            [FieldPanel("cover_email"), FieldPanel("cover_from"), FieldPanel("cover_until")],
            heading=_("Cover for an absence"),
            help_text=_("On these days, the first and the last among them, the cover gets the enquiries instead."),
        ),
    ]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("recipient of enquiries")
        verbose_name_plural = _("recipients of enquiries")
        constraints = [
            models.UniqueConstraint(
                Coalesce("service", 0),
                name="enquiry_recipient_once",
                violation_error_message=_("There is a recipient for this already."),
            ),
            models.CheckConstraint(condition=~Q(email=""), name="enquiry_recipient_has_an_address"),
            models.CheckConstraint(
                condition=Q(cover_email="", cover_from=None, cover_until=None)
                | ~Q(cover_email="") & Q(cover_from__isnull=False, cover_until__gte=F("cover_from")),
                name="enquiry_cover_is_whole",
                violation_error_message=_("A cover needs an email, a first day, and a last day that is not before it."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.service or _("All others"))
