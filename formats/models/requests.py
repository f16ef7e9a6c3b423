from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from formats.enums import AskedFormat, ReplyBy, RequestStatus


class FormatRequest(models.Model):
    """Somebody asks for a page in a format or language that the site cannot make.

    `source` and `language` name a `core.sources.Source`; both are empty for a request about no page in particular.
    `page_title` is what the page was called then. `token` is the form's own: sent twice, it makes one request.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True)
    token = models.UUIDField(unique=True, editable=False)
    source = models.CharField(max_length=150, blank=True)
    language = models.CharField(max_length=20, blank=True)
    page_title = models.CharField(_("page"), max_length=255, blank=True)
    format = models.CharField(_("format"), max_length=20, choices=AskedFormat)
    details = models.TextField(_("details"), blank=True, max_length=2000)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120, blank=True)
    reply_by = models.CharField(_("how to reply"), max_length=10, choices=ReplyBy)
    email = models.EmailField(_("email"), blank=True)
    postal_address = models.TextField(_("postal address"), blank=True, max_length=500)
    received_at = models.DateTimeField(_("received"))
    status = models.CharField(_("status"), max_length=12, choices=RequestStatus, default=RequestStatus.NEW)
    staff_note = models.TextField(_("note for colleagues"), blank=True)

    panels = [
        MultiFieldPanel([FieldPanel("status"), FieldPanel("staff_note")], heading=_("What we do")),
        MultiFieldPanel(
            [
                FieldPanel(name, read_only=True)
                for name in ("reference", "received_at", "format", "page_title", "details")
            ],
            heading=_("What is asked for"),
        ),
        MultiFieldPanel(
            [FieldPanel(name, read_only=True) for name in ("name", "reply_by", "email", "postal_address")],
            heading=_("Whom to reply to"),
        ),
    ]

    class Meta:
        ordering = ["-received_at"]
        verbose_name = _("request for a format")
        verbose_name_plural = _("requests for formats")
        constraints = [
            models.CheckConstraint(
                condition=Q(reply_by=ReplyBy.EMAIL) & ~Q(email="") | Q(reply_by=ReplyBy.POST) & ~Q(postal_address=""),
                name="format_request_can_be_answered",
                violation_error_message=_("Give the email or postal address to reply to."),
            ),
            models.CheckConstraint(condition=~Q(reference=""), name="format_request_has_a_reference"),
        ]
        indexes = [models.Index(fields=["received_at"], name="format_request_age")]

    def __str__(self) -> str:
        return f"{self.reference}: {self.get_format_display()}"
