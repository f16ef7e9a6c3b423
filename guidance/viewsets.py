"""Admin screens of the guidance records."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import EditView, SnippetViewSet, SnippetViewSetGroup

from core.viewsets import WordsViewSet
from guidance import models
from guidance.services import escalation_withdraw


class ActionLevelViewSet(SnippetViewSet):
    model = models.ActionLevel
    icon = "order"
    menu_label = _("Levels")
    list_display = ["__str__", "words", "section", "timeframe"]
    copy_view_enabled = False


class LevelSectionViewSet(SnippetViewSet):
    model = models.LevelSection
    icon = "arrow-up-big"
    menu_label = _("Leaflet sections")
    copy_view_enabled = False


class TimeframeViewSet(SnippetViewSet):
    model = models.Timeframe
    icon = "time"
    menu_label = _("Timeframes")
    list_display = ["__str__", "rule", "working_days", "lifted_for"]
    copy_view_enabled = False


class NotificationPartViewSet(SnippetViewSet):
    model = models.NotificationPart
    icon = "mail"
    menu_label = _("Notification parts")
    list_display = ["__str__", "words"]
    list_filter = ["level"]
    copy_view_enabled = False


class ScenarioViewSet(SnippetViewSet):
    model = models.Scenario
    icon = "doc-full"
    menu_label = _("Scenarios")
    list_display = ["__str__", "level"]
    list_filter = ["level", "services"]
    copy_view_enabled = False


class EscalationEditView(EditView):
    """A step that was changed is another reading: its confirmation is withdrawn."""

    request: HttpRequest

    def save_instance(self) -> models.Escalation:
        escalation: models.Escalation = super().save_instance()
        if escalation.confirmed_on and self.form.changed_data:
            escalation_withdraw(escalation=escalation, by=self.request.user)
        return escalation


class EscalationViewSet(SnippetViewSet):
    model = models.Escalation
    icon = "arrow-right"
    menu_label = _("Possible escalations")
    list_display = ["__str__", "usually_through", "confirmed_on", "confirmed_by"]
    edit_view_class = EscalationEditView
    copy_view_enabled = False


class ActionLevelTextViewSet(WordsViewSet):
    model = models.ActionLevelText


class LevelSectionTextViewSet(WordsViewSet):
    model = models.LevelSectionText


class TimeframeTextViewSet(WordsViewSet):
    model = models.TimeframeText


class NotificationPartTextViewSet(WordsViewSet):
    model = models.NotificationPartText


class ScenarioTextViewSet(WordsViewSet):
    model = models.ScenarioText


WORDS_VIEWSETS = [
    ActionLevelTextViewSet,
    LevelSectionTextViewSet,
    TimeframeTextViewSet,
    NotificationPartTextViewSet,
    ScenarioTextViewSet,
]


class GuidanceGroup(SnippetViewSetGroup):
    """Everything that the leaflet and its scenarios are made from."""

    menu_label = _("Guidance")
    menu_icon = "doc-full-inverse"
    menu_order = 210
    items = (
        ActionLevelViewSet,
        LevelSectionViewSet,
        TimeframeViewSet,
        NotificationPartViewSet,
        ScenarioViewSet,
        EscalationViewSet,
    )
