"""Organisations under our jurisdiction (L2)."""

from __future__ import annotations

import unicodedata

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel

from register.enums import Sector

LONGEST_NAME = 200


def name_key(name: str) -> str:
    """Return what two spellings of one name share: no accents, no case, no punctuation, single spaces, "and" for &."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    letters = "".join(" " if not each.isalnum() else each for each in plain if not unicodedata.combining(each))
    return " ".join(letters.split())


class Body(ClusterableModel):
    """An organisation under our jurisdiction, with its permanent address. Its name is the same in every language."""

    name = models.CharField(_("official name"), max_length=LONGEST_NAME)
    name_key = models.CharField(max_length=LONGEST_NAME, unique=True, editable=False)
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_("The last part of its page's address. It is permanent: choose it well."),
    )
    sector = models.CharField(_("sector"), max_length=20, choices=Sector)
    area = models.CharField(_("area"), max_length=120, blank=True, help_text=_("Such as “Fife” or “all of Scotland”."))
    in_jurisdiction = models.BooleanField(
        _("under our jurisdiction"),
        default=True,
        help_text=_("Actions can be recorded only for organisations that are."),
    )
    formed_on = models.DateField(_("formed on"), null=True, blank=True)
    dissolved_on = models.DateField(_("dissolved on"), null=True, blank=True)
    successors = ParentalManyToManyField(
        "self", symmetrical=False, blank=True, related_name="predecessors", verbose_name=_("followed by")
    )
    is_sample = models.BooleanField(_("invented example"), default=False, editable=False)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        InlinePanel("other_names", heading=_("Other names"), label=_("Other name")),
        FieldPanel("sector"),
        FieldPanel("area"),
        FieldPanel("in_jurisdiction"),
        FieldPanel("formed_on"),
        FieldPanel("dissolved_on"),
        FieldPanel("successors"),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("organisation under our jurisdiction")
        verbose_name_plural = _("organisations under our jurisdiction")
        constraints = [
            models.CheckConstraint(condition=Q(sector__in=Sector.values), name="body_sector_is_known"),
            models.CheckConstraint(condition=~Q(name="") & ~Q(name_key=""), name="body_has_a_name"),
            models.CheckConstraint(
                condition=Q(dissolved_on__isnull=True)
                | Q(formed_on__isnull=True)
                | Q(dissolved_on__gte=models.F("formed_on")),
                name="body_ends_after_it_began",
                violation_error_message=_("It was dissolved before it was formed. Check the two dates."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key = name_key(self.name)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        super().clean()
        self.name_key = name_key(self.name)
        refuse_no_name(self.name_key)
        refuse_second_spelling(self.name, but=self)


class BodyName(models.Model):
    """Another name of an organisation: in Gaelic, a short or a former one. Imports and the search know it too."""

    body = ParentalKey(Body, on_delete=models.CASCADE, related_name="other_names", verbose_name=_("organisation"))
    name = models.CharField(_("name"), max_length=LONGEST_NAME)
    name_key = models.CharField(max_length=LONGEST_NAME, unique=True, editable=False)

    panels = [FieldPanel("name")]

    class Meta:
        ordering = ["name"]
        verbose_name = _("other name")
        verbose_name_plural = _("other names")
        constraints = [models.CheckConstraint(condition=~Q(name_key=""), name="body_other_name_is_not_empty")]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        self.name_key = name_key(self.name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def clean(self) -> None:
        super().clean()
        self.name_key = name_key(self.name)
        refuse_no_name(self.name_key)
        refuse_second_spelling(self.name, but=self.body if self.body_id else None)


def body_named(name: str) -> Body | None:
    """Return the organisation with this official or other name, however accents and case are written; else None."""
    key = name_key(name)
    found: Body | None = Body.objects.filter(Q(name_key=key) | Q(other_names__name_key=key)).distinct().first()
    return found


def refuse_no_name(key: str) -> None:
    """Raise ValidationError where what two spellings share is nothing, or longer than a name may be."""
    if not key:
        raise ValidationError({"name": _("A name needs letters or numbers.")})
    if len(key) > LONGEST_NAME:
        raise ValidationError({"name": _("This is too long: up to %(most)d characters.") % {"most": LONGEST_NAME}})


def refuse_second_spelling(name: str, *, but: Body | None) -> None:
    """Raise ValidationError where another organisation than `but` has this name in any spelling."""
    found = body_named(name)
    if found and (but is None or found.pk != but.pk):
        message = _("“%(name)s” is there already as “%(other)s”. Use that record, or tell the two apart in the name.")
        raise ValidationError({"name": message % {"name": name, "other": found.name}})
