"""What data can be shared, what a partner commits to first, and who has done so."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail_localize.fields import SynchronizedField, TranslatableField

from core.models import Fact, Words
from core.panels import WordsPanel
from partners.data_sharing.datasets import dataset_check
from partners.data_sharing.enums import CommitmentKind, DatasetKind
from partners.data_sharing.forms import CommitmentForm
from partners.organisations.models import Organisation


class DataItem(Fact):
    """A kind of data in the catalogue of what can be shared (P16)."""

    code = models.SlugField(_("code"), unique=True)
    is_personal = models.BooleanField(
        _("personal data"), default=False, help_text=_("A commitment is needed before it is shared.")
    )
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_sample = models.BooleanField(_("invented example"), default=False, editable=False)

    panels = [FieldPanel("code"), FieldPanel("is_personal"), FieldPanel("sort_order"), WordsPanel()]

    class Meta:
        ordering = ["sort_order", "code"]
        verbose_name = _("data that can be shared")
        verbose_name_plural = _("data that can be shared")

    def __str__(self) -> str:
        return str(self.words or self.code)


class DataItemText(Words):
    fact = models.ForeignKey(DataItem, on_delete=models.CASCADE, related_name="texts", verbose_name=_("data"))
    name = models.CharField(_("name"), max_length=120)
    what = models.TextField(_("what it is"), max_length=600)
    when_to_ask = models.TextField(_("when to ask for it"), max_length=300)
    limits = models.TextField(_("its limits"), max_length=300, blank=True)

    panels = [
        FieldPanel("fact"),
        FieldPanel("name"),
        FieldPanel("what"),
        FieldPanel("when_to_ask"),
        FieldPanel("limits"),
    ]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("name"),
        TranslatableField("what"),
        TranslatableField("when_to_ask"),
        TranslatableField("limits"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="data_item_text_once_per_language")]
        verbose_name = _("words of data that can be shared")
        verbose_name_plural = _("words of data that can be shared")

    def __str__(self) -> str:
        return self.name


class Dataset(models.Model):
    """A table that everybody may use again: as page, CSV, and a description for machines (P14, P15)."""

    kind = models.CharField(_("kind"), max_length=20, choices=DatasetKind, default=DatasetKind.STATISTICS)
    title = models.CharField(_("title"), max_length=160)
    slug = models.SlugField(_("address"), unique=True)
    summary = models.TextField(_("what it shows"), max_length=600)
    fields = models.TextField(
        _("fields"),
        help_text=_(
            "One line for each column, in their order: name; type; what it means. Types: text, number, date, year. "
            "Example: decided; number; How many cases were decided"
        ),
    )
    table = models.TextField(
        _("table"), help_text=_("As CSV: first the names of the columns, then a line for each row.")
    )
    updated_on = models.DateField(_("date of the figures"))
    is_live = models.BooleanField(_("on the site"), default=False)
    is_sample = models.BooleanField(_("invented example"), default=False, editable=False)

    panels = [
        FieldPanel("kind"),
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("summary"),
        FieldPanel("fields"),
        FieldPanel("table"),
        FieldPanel("updated_on"),
        FieldPanel("is_live"),
    ]

    class Meta:
        ordering = ["-updated_on", "title"]
        verbose_name = _("statistics or themes")
        verbose_name_plural = _("statistics and themes")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=DatasetKind.values), name="dataset_kind_is_known"),
            models.CheckConstraint(condition=~Q(table="") & ~Q(fields=""), name="dataset_has_a_table"),
        ]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Raise ValidationError, field by field, unless the table holds what its fields say."""
        dataset_check(fields=self.fields, table=self.table)


class Commitment(models.Model):
    """One version of what a person agrees to. A version is never changed: a new one is added (P9, P17)."""

    kind = models.CharField(_("what for"), max_length=20, choices=CommitmentKind)
    number = models.PositiveSmallIntegerField(_("version"), editable=False)
    text = RichTextField(_("what the person agrees to"), features=["h3", "bold", "ol", "ul", "link"])
    is_demonstration = models.BooleanField(
        _("example for the demonstration"), default=False, help_text=_("People are told that it is an example.")
    )
    created_at = models.DateTimeField(_("valid from"), editable=False)

    panels = [FieldPanel("kind"), FieldPanel("text"), FieldPanel("is_demonstration")]
    base_form_class = CommitmentForm

    class Meta:
        ordering = ["kind", "-number"]
        verbose_name = _("commitment")
        verbose_name_plural = _("commitments")
        constraints = [
            models.UniqueConstraint(fields=["kind", "number"], name="commitment_version_once"),
            models.CheckConstraint(condition=Q(kind__in=CommitmentKind.values), name="commitment_kind_is_known"),
            models.CheckConstraint(condition=~Q(text=""), name="commitment_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, {_('version')} {self.number}"


class CommitmentRequest(models.Model):
    """One person of an organisation who was asked for a commitment, and whether it was given: the receipt.

    What was agreed to is the version, which stays as it was. The person's name goes when the retention ends.
    """

    organisation = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, related_name="+", verbose_name=_("organisation")
    )
    commitment = models.ForeignKey(
        Commitment, on_delete=models.PROTECT, related_name="requests", verbose_name=_("commitment"), editable=False
    )
    name = models.CharField(_("name"), max_length=160)
    email = models.EmailField(_("email"))
    data = models.TextField(_("which data"), max_length=600, help_text=_("What is to be shared. No personal details."))
    asked_at = models.DateTimeField(_("asked"), editable=False)
    reference = models.CharField(_("reference"), max_length=12, unique=True, editable=False)
    accepted_at = models.DateTimeField(_("accepted"), null=True, blank=True, editable=False)
    role = models.CharField(_("role"), max_length=160, blank=True, editable=False)

    panels = [FieldPanel("organisation"), FieldPanel("name"), FieldPanel("email"), FieldPanel("data")]

    class Meta:
        ordering = ["-asked_at", "-pk"]
        verbose_name = _("request for a commitment")
        verbose_name_plural = _("requests for commitments")
        constraints = [
            models.CheckConstraint(
                condition=Q(accepted_at=None) | ~Q(role=""), name="commitment_accepted_by_somebody_in_a_role"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} ({self.organisation})"
