from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from contact.enums import ContactWay, EnquiryState
from contact.models.form_words import EnquiryTopic
from contact.models.services import Service


class Enquiry(models.Model):
    """A message from the contact form. Casework stays in the office's own system: here it is forwarded and counted.

    `token` is the form's own: however often it is sent, it makes one enquiry. No service means "I'm not sure".
    `reply_language` and `reply_format` are the codes of the form's options, `language` is the form's language.
    `version` grows with each change by staff, so that nobody changes what somebody else has changed meanwhile.
    `fingerprint` is the same for messages that say the same. `spam_reasons` names what `spam_score` adds up.
    """

    reference = models.CharField(_("reference"), max_length=12, unique=True)
    token = models.UUIDField(unique=True, editable=False)
    service = models.ForeignKey(
        Service,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="enquiries",
        verbose_name=_("service"),
        help_text=_("Empty: the person was not sure."),
    )
    topic = models.ForeignKey(EnquiryTopic, on_delete=models.PROTECT, related_name="enquiries", verbose_name=_("topic"))
    message = models.TextField(_("message"), max_length=10_000)
    name = models.CharField(pgettext_lazy("of a person", "name"), max_length=120, blank=True)
    organisation = models.CharField(_("organisation"), max_length=160, blank=True)
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    postal_address = models.TextField(_("postal address"), max_length=500, blank=True)
    reply_by = models.CharField(_("how to reply"), max_length=10, choices=ContactWay)
    reply_language = models.CharField(_("language of the reply"), max_length=40)
    reply_format = models.CharField(_("format of the reply"), max_length=40)
    wants_options_without_recording = models.BooleanField(_("wants options without recording of calls"), default=False)
    wants_freepost_envelope = models.BooleanField(_("wants a freepost envelope"), default=False)
    language = models.CharField(_("language of the form"), max_length=20)
    received_at = models.DateTimeField(_("received"))
    state = models.CharField(_("state"), max_length=10, choices=EnquiryState, default=EnquiryState.NEW)
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("assigned to"),
    )
    staff_note = models.TextField(_("note for colleagues"), blank=True, max_length=2000)
    version = models.PositiveIntegerField(default=0, editable=False)
    fingerprint = models.CharField(max_length=64, editable=False)
    spam_score = models.PositiveSmallIntegerField(_("signs of spam"), default=0)
    spam_reasons = models.JSONField(default=list, blank=True)

    class Meta:
        ordering = ["-received_at", "-pk"]
        verbose_name = _("enquiry")
        verbose_name_plural = _("enquiries")
        default_permissions = ["view", "change"]
        permissions = [("export_enquiry_persons", _("Can export what people wrote and how to reach them"))]
        constraints = [
            models.CheckConstraint(condition=~Q(reference=""), name="enquiry_has_a_reference"),
            models.CheckConstraint(condition=~Q(message=""), name="enquiry_says_something"),
            models.CheckConstraint(
                condition=Q(reply_by=ContactWay.EMAIL) & ~Q(email="")
                | Q(reply_by=ContactWay.PHONE) & ~Q(phone="")
                | Q(reply_by=ContactWay.POST) & ~Q(postal_address=""),
                name="enquiry_can_be_answered",
                violation_error_message=_("Give the email address, phone number or postal address to reply to."),
            ),
            models.CheckConstraint(
                condition=~Q(language="") & ~Q(reply_language="") & ~Q(reply_format=""),
                name="enquiry_says_how_to_answer",
            ),
            models.CheckConstraint(condition=Q(state__in=EnquiryState.values), name="enquiry_state_is_known"),
            models.CheckConstraint(
                condition=~Q(state=EnquiryState.HELD) | Q(spam_score__gt=0), name="enquiry_is_held_for_a_reason"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "-received_at"], name="enquiry_state"),
            models.Index(fields=["received_at"], name="enquiry_age"),
            models.Index(fields=["fingerprint", "received_at"], name="enquiry_repeated"),
        ]

    def __str__(self) -> str:
        return self.reference
