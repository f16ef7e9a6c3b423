from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision


class TranslationCheck(models.Model):
    """That a native reader has compared a translation with its English, as an editor recorded it.

    It holds for one revision of a page or of a record's words: a later one is unchecked again. A check without a
    revision is of the interface (menus, buttons, errors, answers) as its catalogue was then.
    """

    language = models.CharField(_("language"), max_length=12, choices=settings.LANGUAGES)
    revision = models.OneToOneField(
        Revision, on_delete=models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("version")
    )
    catalogue = models.CharField(_("fingerprint of the catalogue"), max_length=64, blank=True)
    checked_by = models.CharField(_("checked by"), max_length=120, help_text=_("The name of the native reader."))
    checked_on = models.DateField(_("checked on"))
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+", verbose_name=_("recorded by")
    )
    recorded_at = models.DateTimeField(_("recorded at"), auto_now_add=True)

    class Meta:
        ordering = ["-recorded_at"]
        verbose_name = _("check of a translation")
        verbose_name_plural = _("checks of translations")
        constraints = [
            models.CheckConstraint(
                condition=Q(revision=None, catalogue__gt="") | Q(revision__isnull=False, catalogue=""),
                name="translation_check_of_one_thing",
            ),
            models.CheckConstraint(condition=~Q(checked_by=""), name="translation_check_names_its_reader"),
            models.CheckConstraint(
                condition=~Q(language=settings.LANGUAGE_CODE), name="translation_check_not_of_the_source"
            ),
            models.UniqueConstraint(
                fields=["language", "catalogue"],
                condition=Q(revision=None),
                name="translation_check_once_per_catalogue",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.language}: {self.checked_by}, {self.checked_on}"
