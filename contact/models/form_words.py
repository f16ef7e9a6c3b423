"""The words of the contact form: editors change and translate them, keys and values stay the same in every language."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail_localize.fields import SynchronizedField, TranslatableField

from contact.enums import FormKey
from core.models import Fact, Words
from core.panels import WordsPanel


class EnquiryTopic(Fact):
    """What an enquiry can be about."""

    code = models.SlugField(_("code"), max_length=40, unique=True)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_offered = models.BooleanField(
        _("offered in the form"),
        default=True,
        help_text=_("Untick this to retire the topic. Enquiries that have it keep it."),
    )

    panels = [FieldPanel("code"), FieldPanel("sort_order"), FieldPanel("is_offered"), WordsPanel()]

    class Meta:
        ordering = ["sort_order", "code"]
        verbose_name = _("topic of enquiries")
        verbose_name_plural = _("topics of enquiries")

    def __str__(self) -> str:
        return str(self.words or self.code)


class EnquiryTopicText(Words):
    """What a topic is called, in one language."""

    fact = models.ForeignKey(EnquiryTopic, on_delete=models.CASCADE, related_name="texts", verbose_name=_("topic"))
    label = models.CharField(_("label"), max_length=160)

    panels = [FieldPanel("fact"), FieldPanel("label")]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("label")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="topic_text_once_per_language")]
        verbose_name = _("words of a topic")
        verbose_name_plural = _("words of topics")

    def __str__(self) -> str:
        return self.label


class FormField(Fact):
    """A question of the contact form. The form itself is fixed; here are the words around each question."""

    key = models.CharField(_("question"), max_length=40, choices=FormKey, unique=True)

    panels = [FieldPanel("key"), WordsPanel()]

    class Meta:
        ordering = ["pk"]
        verbose_name = _("question of the contact form")
        verbose_name_plural = _("questions of the contact form")

    def __str__(self) -> str:
        return str(self.get_key_display())


class FormFieldText(Words):
    """Label, hint and errors of a question, in one language. An empty error gets the software's usual words."""

    fact = models.ForeignKey(FormField, on_delete=models.CASCADE, related_name="texts", verbose_name=_("question"))
    label = models.CharField(_("label"), max_length=200)
    hint = models.TextField(_("hint"), max_length=400, blank=True)
    error_required = models.CharField(_("when it was left empty"), max_length=200, blank=True)
    error_invalid = models.CharField(_("when it cannot be right"), max_length=200, blank=True)

    panels = [
        FieldPanel("fact"),
        FieldPanel("label"),
        FieldPanel("hint"),
        FieldPanel("error_required"),
        FieldPanel("error_invalid"),
    ]
    override_translatable_fields = [
        SynchronizedField("fact", overridable=False),
        TranslatableField("label"),
        TranslatableField("hint"),
        TranslatableField("error_required"),
        TranslatableField("error_invalid"),
    ]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="form_field_text_once_per_language")]
        verbose_name = _("words of a question")
        verbose_name_plural = _("words of questions")

    def __str__(self) -> str:
        return self.label


class FormOption(Fact):
    """An answer to choose from. What the software itself must know (how to reply, "not sure") keeps its code."""

    field = models.ForeignKey(FormField, on_delete=models.CASCADE, related_name="options", verbose_name=_("question"))
    code = models.SlugField(_("code"), max_length=40)
    sort_order = models.PositiveSmallIntegerField(_("order"), default=0)
    is_offered = models.BooleanField(_("offered in the form"), default=True)

    panels = [
        FieldPanel("field"),
        FieldPanel("code"),
        FieldPanel("sort_order"),
        FieldPanel("is_offered"),
        WordsPanel(),
    ]

    class Meta:
        ordering = ["field", "sort_order", "code"]
        verbose_name = _("answer of the contact form")
        verbose_name_plural = _("answers of the contact form")
        constraints = [models.UniqueConstraint(fields=["field", "code"], name="form_option_once")]

    def __str__(self) -> str:
        return str(self.words or self.code)


class FormOptionText(Words):
    """What an answer is called, in one language."""

    fact = models.ForeignKey(FormOption, on_delete=models.CASCADE, related_name="texts", verbose_name=_("answer"))
    label = models.CharField(_("label"), max_length=160)

    panels = [FieldPanel("fact"), FieldPanel("label")]
    override_translatable_fields = [SynchronizedField("fact", overridable=False), TranslatableField("label")]

    class Meta(Words.Meta):
        constraints = [models.UniqueConstraint(fields=["fact", "locale"], name="form_option_text_once_per_language")]
        verbose_name = _("words of an answer")
        verbose_name_plural = _("words of answers")

    def __str__(self) -> str:
        return self.label
