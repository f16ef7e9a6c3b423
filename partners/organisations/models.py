"""Partner organisations, and what people need help with."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.forms import CheckboxSelectMultiple
from django.utils.translation import gettext_lazy as _
from phonenumber_field.modelfields import PhoneNumberField
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.models.lines import validate_is_british
from core.models import Fact, Words
from core.panels import WordsPanel
from partners.enums import OrganisationKind


class Topic(Fact):
    """Something that people need help with, or that partners work on."""

    code = models.SlugField(_("code"), unique=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)

    panels = [FieldPanel("code"), FieldPanel("sort_order"), WordsPanel()]

    class Meta:
        ordering = ["sort_order", "code"]
        verbose_name = _("topic")
        verbose_name_plural = _("topics")


class TopicText(Words):
    fact = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="texts", verbose_name=_("topic"))
    name = models.CharField(_("name"), max_length=80)

    panels = [FieldPanel("fact"), FieldPanel("name")]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("name")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="partner_topic_text_once_per_language")]
        verbose_name = _("words of a topic")
        verbose_name_plural = _("words of topics")

    def __str__(self) -> str:
        return self.name


class Organisation(Fact):
    """A partner: whom we work with and signpost people to (P2, P3, P11).

    Its name is its own and the same in every language. Its wording is public only as agreed (partners.agreements).
    """

    name = models.CharField(_("name"), max_length=160, unique=True)
    slug = models.SlugField(
        _("address"), unique=True, help_text=_("The last part of its page's address. It is permanent: choose it well.")
    )
    kind = models.CharField(_("type"), max_length=20, choices=OrganisationKind)
    topics = models.ManyToManyField(Topic, blank=True, related_name="organisations", verbose_name=_("topics"))
    website = models.URLField(_("website"), blank=True)
    phone = PhoneNumberField(_("phone"), blank=True, validators=[validate_is_british])
    email = models.EmailField(_("email"), blank=True, help_text=_("For us only: it is not shown to the public."))
    address = models.TextField(_("address"), blank=True, max_length=300, help_text=_("One line for each line."))
    says_of_us = models.TextField(
        _("what it says about us"), blank=True, max_length=600, help_text=_("Word for word, as it signposts to us.")
    )
    number_for_us = PhoneNumberField(_("the number it gives for us"), blank=True, validators=[validate_is_british])
    says_of_us_at = models.URLField(_("where it says so"), blank=True)
    says_of_us_seen_on = models.DateField(_("seen on"), null=True, blank=True)
    is_sample = models.BooleanField(_("invented example"), default=False, editable=False)

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("kind"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        MultiFieldPanel(
            [FieldPanel("website"), FieldPanel("phone"), FieldPanel("address"), FieldPanel("email")],
            heading=_("How to reach it"),
        ),
        MultiFieldPanel(
            [
                FieldPanel("says_of_us"),
                FieldPanel("number_for_us"),
                FieldPanel("says_of_us_at"),
                FieldPanel("says_of_us_seen_on"),
            ],
            heading=_("What it says about us"),
            help_text=_("The consistency report compares it with what we say. It is not shown to the public."),
        ),
        WordsPanel(),
    ]

    class Meta:
        ordering = ["name"]
        verbose_name = _("partner organisation")
        verbose_name_plural = _("partner organisations")
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=OrganisationKind.values), name="organisation_kind_is_known"),
            models.CheckConstraint(condition=~Q(name=""), name="organisation_has_a_name"),
            models.CheckConstraint(
                condition=~Q(slug="finder"),
                name="organisation_leaves_the_finder_its_address",
                violation_error_message=_("The address “finder” is the finder's. Choose another."),
            ),
        ]

    def __str__(self) -> str:
        return self.name


class OrganisationText(Words):
    """The wording that we propose for an organisation. The public reads what was agreed of it, and nothing else."""

    fact = models.ForeignKey(
        Organisation, on_delete=models.CASCADE, related_name="texts", verbose_name=_("partner organisation")
    )
    remit = models.TextField(_("what it does, in plain words"), max_length=600)
    helps = models.TextField(_("who it helps, and with what"), max_length=600)
    hours = models.TextField(_("opening hours"), max_length=300, blank=True)
    languages = models.CharField(_("languages it works in"), max_length=200, blank=True)

    panels = [
        FieldPanel("fact"),
        FieldPanel("remit"),
        FieldPanel("helps"),
        FieldPanel("hours"),
        FieldPanel("languages"),
    ]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("remit"),
        TranslatableField("helps"),
        TranslatableField("hours"),
        TranslatableField("languages"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="organisation_text_once_per_language")]
        verbose_name = _("wording of a partner organisation")
        verbose_name_plural = _("wordings of partner organisations")

    def __str__(self) -> str:
        return str(self.fact)


class FormerAddress(models.Model):
    """An address that an entry had while the public could read it: it leads to the entry, or says that it is gone.

    `organisation` is empty where the record is deleted; nothing of it is kept but the address.
    """

    slug = models.SlugField(_("address"), unique=True)
    organisation = models.ForeignKey(
        Organisation, on_delete=models.SET_NULL, null=True, blank=True, related_name="former_addresses",
        verbose_name=_("partner organisation"),
    )  # fmt: skip

    class Meta:
        ordering = ["slug"]
        verbose_name = _("former address")
        verbose_name_plural = _("former addresses")
        constraints = [models.CheckConstraint(condition=~Q(slug=""), name="former_address_is_one")]

    def __str__(self) -> str:
        return self.slug
