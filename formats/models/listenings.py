from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class AudioListening(models.Model):
    """Somebody listened to a recording in a language and wrote down whether every fact in it was heard right.

    `source`, `fingerprint`, `recipe` and `digest` say which file it was: of which page, of which of its trees, made by
    which version of the audio, and the SHA-256 of its bytes. The newest listening to a recipe decides whether audio is
    offered in the language. `facts` is how many there were to hear, `missed` the ones that were not heard right.
    """

    language = models.CharField(_("language"), max_length=20)
    source = models.CharField(max_length=150)
    page_title = models.CharField(_("page"), max_length=255)
    fingerprint = models.CharField(max_length=64)
    recipe = models.CharField(max_length=60)
    digest = models.CharField(max_length=64)
    heard_by = models.CharField(_("who listened"), max_length=120)
    heard_on = models.DateField(_("day of the listening"))
    has_passed = models.BooleanField(_("everything was heard right"))
    facts = models.PositiveIntegerField(_("facts to hear"))
    missed = models.TextField(_("not heard right"), blank=True)
    notes = models.TextField(_("notes"), blank=True, max_length=2000)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"))

    class Meta:
        ordering = ["-pk"]
        verbose_name = _("listening to audio")
        verbose_name_plural = _("listenings to audio")
        constraints = [
            models.CheckConstraint(condition=~Q(heard_by=""), name="audio_listening_has_a_listener"),
            models.CheckConstraint(
                condition=~Q(recipe="") & ~Q(digest=""), name="audio_listening_names_what_was_heard"
            ),
            models.CheckConstraint(
                condition=Q(has_passed=False) | Q(missed=""), name="audio_listening_passed_missed_nothing"
            ),
        ]
        indexes = [models.Index(fields=["language", "recipe"], name="audio_listening_decides")]

    def __str__(self) -> str:
        return f"{self.language}: {self.page_title} ({self.heard_on})"
