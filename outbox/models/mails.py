from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from outbox.enums import MailState
from outbox.kinds import label_of

_WAITING = Q(state=MailState.WAITING)


class OutgoingMail(models.Model):
    """A mail from the moment it is decided on until its text is erased.

    `key` names what it is for: written twice with one key, it is one mail. `to` holds bare addresses; those that the
    server took are in `accepted`, those that it refused for good in `rejected`. `attempts` counts the tries that
    reached a server, `first_tried_at` the first since an editor last sent it again. `is_servers_fault`: the last
    try failed at the server, so the mail is due as soon as the server takes another.
    """

    key = models.CharField(max_length=150, unique=True, editable=False)
    kind = models.CharField(_("kind"), max_length=50)
    to = models.JSONField(_("to"), default=list)
    reply_to = models.CharField(_("reply to"), max_length=254, blank=True)
    subject = models.CharField(_("subject"), max_length=250, blank=True)
    text = models.TextField(_("text"), blank=True)
    html = models.TextField(blank=True)
    language = models.CharField(_("language"), max_length=20)
    message_id = models.CharField(max_length=255, unique=True, editable=False)
    created_at = models.DateTimeField(_("written"))
    state = models.CharField(_("state"), max_length=10, choices=MailState, default=MailState.WAITING)
    attempts = models.PositiveIntegerField(_("tries"), default=0)
    first_tried_at = models.DateTimeField(null=True, blank=True)
    last_tried_at = models.DateTimeField(_("last try"), null=True, blank=True)
    next_try_at = models.DateTimeField(_("next try"), null=True, blank=True)
    is_servers_fault = models.BooleanField(default=False)
    accepted = models.JSONField(default=list)
    rejected = models.JSONField(default=list)
    last_error = models.TextField(_("what went wrong"), blank=True)
    holder = models.CharField(max_length=36, blank=True)
    leased_until = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(_("sent"), null=True, blank=True)
    set_aside_at = models.DateTimeField(_("set aside"), null=True, blank=True)
    erased_at = models.DateTimeField(_("text erased"), null=True, blank=True)

    class Meta:
        ordering = ["-created_at", "-pk"]
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        permissions = [("read_outgoingmail", _("Can read the text and the addresses of mails"))]
        constraints = [
            models.CheckConstraint(condition=~Q(key=""), name="mail_has_a_key"),
            models.CheckConstraint(condition=Q(state__in=MailState.values), name="mail_state_is_known"),
            models.CheckConstraint(
                condition=_WAITING & Q(next_try_at__isnull=False) | ~_WAITING & Q(next_try_at__isnull=True),
                name="mail_waiting_has_a_next_try",
            ),
            models.CheckConstraint(
                condition=Q(holder="", leased_until=None) | (_WAITING & ~Q(holder="") & Q(leased_until__isnull=False)),
                name="mail_lease_is_whole",
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.SENT, sent_at__isnull=False) | (~Q(state=MailState.SENT) & Q(sent_at=None)),
                name="mail_sent_says_when",
            ),
            models.CheckConstraint(
                condition=Q(state=MailState.ASIDE, set_aside_at__isnull=False)
                | (~Q(state=MailState.ASIDE) & Q(set_aside_at=None)),
                name="mail_set_aside_says_when",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=[MailState.REFUSED, MailState.STUCK]) | ~Q(last_error=""),
                name="mail_in_trouble_says_why",
            ),
            models.CheckConstraint(
                condition=Q(erased_at=None)
                | Q(subject="", text="", html="", state__in=[MailState.SENT, MailState.ASIDE]),
                name="mail_erased_is_done_and_empty",
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="mail_due"),
            models.Index(fields=["state", "created_at"], name="mail_age"),
        ]

    def __str__(self) -> str:
        return f"{self.kind_label} ({self.pk})"

    @property
    def kind_label(self) -> str:
        return label_of(self.kind)

    @property
    def pending(self) -> list[str]:
        """The addresses that the mail has still to reach."""
        return [address for address in self.to if address not in self.accepted and address not in self.rejected]
