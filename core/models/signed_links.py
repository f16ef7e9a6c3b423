from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class SignedLink(models.Model):
    """A link in a mail that lets one person see or do one thing without an account.

    Of its token only a keyed hash is kept, so who reads the database cannot open it. `about` names the thing within
    `purpose`, such as "17". Without `most_uses` it may be used until it expires.
    """

    purpose = models.CharField(_("purpose"), max_length=60)
    about = models.CharField(_("about"), max_length=80)
    email = models.EmailField(_("email"))
    name = models.CharField(_("name"), max_length=160, blank=True)
    digest = models.CharField(max_length=64, unique=True, editable=False)
    issued_at = models.DateTimeField(_("issued"))
    expires_at = models.DateTimeField(_("expires"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    uses = models.PositiveIntegerField(_("uses"), default=0)
    most_uses = models.PositiveIntegerField(_("most uses"), null=True, blank=True)

    class Meta:
        ordering = ["-issued_at", "-pk"]
        verbose_name = _("signed link")
        verbose_name_plural = _("signed links")
        constraints = [
            models.CheckConstraint(
                condition=~Q(purpose="") & ~Q(about="") & ~Q(email=""), name="signed_link_is_for_somebody"
            ),
            models.CheckConstraint(condition=Q(expires_at__gt=F("issued_at")), name="signed_link_lasts"),
            models.CheckConstraint(
                condition=Q(most_uses=None) | Q(most_uses__gte=F("uses")), name="signed_link_within_its_uses"
            ),
        ]
        indexes = [
            models.Index(fields=["purpose", "about"], name="signed_link_about"),
            models.Index(fields=["expires_at"], name="signed_link_age"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} {self.about}"
