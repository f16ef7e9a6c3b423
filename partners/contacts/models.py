"""Named contacts (P4): ours for a partner on request, theirs for us for a purpose and a time, and their history."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from partners.contacts.enums import ContactEvent
from partners.organisations.models import Organisation


class OurContact(models.Model):
    """A member of staff who is the named contact of partners that asked for one."""

    name = models.CharField(_("name"), max_length=160)
    role = models.CharField(_("role"), max_length=160, blank=True)
    email = models.EmailField(_("email"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    organisations = models.ManyToManyField(
        Organisation,
        blank=True,
        related_name="our_contacts",
        verbose_name=_("is the contact of"),
        help_text=_(
            "When anything here changes, each of them gets an email: their contacts, or else the organisation."
        ),
    )

    panels = [
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("email"),
        FieldPanel("phone"),
        FieldPanel("organisations", widget=CheckboxSelectMultiple),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("our named contact")
        verbose_name_plural = _("our named contacts")
        constraints = [models.CheckConstraint(condition=~Q(name="") & ~Q(email=""), name="our_contact_is_reachable")]

    def __str__(self) -> str:
        return self.name


class TheirContact(models.Model):
    """A person at a partner whom we may contact for one purpose, until a day. The person confirms the details."""

    organisation = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="their_contacts", verbose_name=_("partner organisation")
    )
    name = models.CharField(_("name"), max_length=160)
    role = models.CharField(_("role"), max_length=160, blank=True)
    email = models.EmailField(_("email"))
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    purpose = models.CharField(_("what for"), max_length=200, help_text=_("What we may contact this person about."))
    starts_on = models.DateField(_("from"))
    expires_on = models.DateField(_("until"), help_text=_("After this day the person is no longer our contact."))
    asked_at = models.DateTimeField(_("asked to confirm"), null=True, blank=True, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed"), null=True, blank=True, editable=False)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True, editable=False)

    panels = [
        FieldPanel("organisation"),
        FieldPanel("name"),
        FieldPanel("role"),
        FieldPanel("email"),
        FieldPanel("phone"),
        FieldPanel("purpose"),
        FieldPanel("starts_on"),
        FieldPanel("expires_on"),
    ]

    class Meta:
        ordering = ["organisation__name", "name"]
        verbose_name = _("contact at a partner")
        verbose_name_plural = _("contacts at partners")
        constraints = [
            models.CheckConstraint(condition=~Q(name="") & ~Q(email=""), name="their_contact_is_reachable"),
            models.CheckConstraint(condition=~Q(purpose=""), name="their_contact_has_a_purpose"),
            models.CheckConstraint(
                condition=Q(expires_on__gte=F("starts_on")),
                name="their_contact_ends_after_it_starts",
                violation_error_message=_("The last day is before the first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})"


class ContactChange(models.Model):
    """One line of the history of named contacts: who changed what, and when. It is only ever added to.

    Of ours it stays when the contact is removed; of theirs it goes with the person's details.
    """

    ours = models.ForeignKey(OurContact, on_delete=models.SET_NULL, null=True, blank=True, related_name="changes")
    theirs = models.ForeignKey(TheirContact, on_delete=models.CASCADE, null=True, blank=True, related_name="changes")
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("by")
    )
    event = models.CharField(_("what happened"), max_length=12, choices=ContactEvent)
    before = models.JSONField(_("before"), default=dict)
    after = models.JSONField(_("after"), default=dict)

    class Meta:
        ordering = ["-at", "-pk"]
        verbose_name = _("change of a named contact")
        verbose_name_plural = _("history of named contacts")
        constraints = [
            models.CheckConstraint(condition=Q(ours=None) | Q(theirs=None), name="contact_change_of_one_contact"),
            models.CheckConstraint(condition=Q(event__in=ContactEvent.values), name="contact_change_event_is_known"),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.get_event_display()}"

    @property
    def name(self) -> str:
        return str((self.after or self.before).get("name", ""))
