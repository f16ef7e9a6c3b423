"""What makes the register one that can be trusted: seals, decisions on what is shown, and the trail."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from register.enums import Extra, SealCategory
from register.models.actions import Version


class Seal(models.Model):
    """The text of a version is removed for good: one person asks, a second confirms."""

    version = models.OneToOneField(Version, on_delete=models.CASCADE, related_name="seal")
    category = models.CharField(_("why"), max_length=20, choices=SealCategory)
    asked_by_key = models.PositiveBigIntegerField()
    asked_by_name = models.CharField(_("asked by"), max_length=150)
    asked_at = models.DateTimeField(_("asked at"))
    sealed_by_key = models.PositiveBigIntegerField(null=True)
    sealed_by_name = models.CharField(_("confirmed by"), max_length=150, blank=True)
    sealed_at = models.DateTimeField(_("sealed at"), null=True)

    class Meta:
        default_permissions = ()
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        constraints = [
            models.CheckConstraint(condition=Q(category__in=SealCategory.values), name="seal_category_is_known"),
            models.CheckConstraint(
                condition=Q(sealed_at__isnull=True)
                | Q(sealed_by_key__isnull=False) & ~Q(sealed_by_key=F("asked_by_key")),
                name="seal_by_two_people",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version}: {self.category}"


class Disclosure(models.Model):
    """An administrator's decision to show something beside the four facts of L17, or to stop showing it."""

    what = models.CharField(_("what"), max_length=10, choices=Extra)
    is_shown = models.BooleanField(_("is shown"))
    advice = models.TextField(_("on what legal advice"), max_length=600)
    decided_by_key = models.PositiveBigIntegerField(editable=False)
    decided_by_name = models.CharField(_("decided by"), max_length=150, editable=False)
    decided_at = models.DateTimeField(_("decided at"), editable=False)

    class Meta:
        ordering = ["-decided_at", "-pk"]
        default_permissions = ["view"]
        verbose_name = _("decision on what is shown")
        verbose_name_plural = _("decisions on what is shown")
        constraints = [
            models.CheckConstraint(condition=Q(what__in=Extra.values), name="disclosure_of_something_known"),
            models.CheckConstraint(condition=~Q(advice=""), name="disclosure_names_its_advice"),
        ]

    def __str__(self) -> str:
        return str(self.get_what_display())


class TrailEntry(models.Model):
    """One line of the trail. Only added to: the database refuses to change or delete it (register.guards).

    `digest` is a keyed digest of the record's content after the change, never the text. `mark` is a keyed digest of
    this line and of the mark before it, so that no line can be changed, taken out or put in between without the key.
    """

    chain = models.CharField(max_length=8, choices=[("register", "register"), ("sample", "sample")])
    number = models.PositiveBigIntegerField()
    at = models.DateTimeField(_("when"))
    user_key = models.PositiveBigIntegerField(null=True)
    who = models.CharField(_("who"), max_length=150)
    what = models.CharField(_("what was done"), max_length=40)
    subject = models.CharField(_("record"), max_length=60)
    digest = models.CharField(max_length=64)
    mark = models.CharField(max_length=64)

    class Meta:
        ordering = ["chain", "-number"]
        default_permissions = ["view"]
        verbose_name = _("line of the trail")
        verbose_name_plural = _("lines of the trail")
        constraints = [models.UniqueConstraint(fields=["chain", "number"], name="trail_without_forks")]
        indexes = [models.Index(fields=["subject", "number"], name="trail_by_subject")]

    def __str__(self) -> str:
        return f"{self.number}: {self.what} {self.subject}"
