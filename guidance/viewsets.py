"""Admin screens of the guidance records."""

from __future__ import annotations

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.snippets.views.snippets import EditView, SnippetViewSetGroup

from core.viewsets import FactViewSet
from guidance import models
from guidance.services import escalation_withdraw


class ActionLevelViewSet(FactViewSet):
    model = models.ActionLevel
    icon = "order"
    menu_label = _("Levels")
    list_display = ["__str__", "words", "section", "timeframe"]


class LevelSectionViewSet(FactViewSet):
    model = models.LevelSection
    icon = "arrow-up-big"
    menu_label = _("Leaflet sections")


class TimeframeViewSet(FactViewSet):
    model = models.Timeframe
    icon = "time"
    menu_label = _("Timeframes")
    list_display = ["__str__", "rule", "working_days", "lifted_for"]


class NotificationPartViewSet(FactViewSet):
    model = models.NotificationPart
    icon = "mail"
    menu_label = _("Notification parts")
    list_display = ["__str__", "words"]
    list_filter = ["level"]


class ScenarioViewSet(FactViewSet):
    model = models.Scenario
    icon = "doc-full"
    menu_label = _("Scenarios")
    list_display = ["__str__", "level"]
    list_filter = ["level", "services"]


class EscalationEditView(EditView):
    """A step that was changed is another reading: its confirmation is withdrawn."""

    request: HttpRequest

    def save_instance(self) -> models.Escalation:
        escalation: models.Escalation = super().save_instance()
        if escalation.confirmed_on and self.form.changed_data:
            escalation_withdraw(escalation=escalation, by=self.request.user)
        return escalation


class EscalationViewSet(FactViewSet):
    model = models.Escalation
    icon = "arrow-right"
    menu_label = _("Possible escalations")
    list_display = ["__str__", "usually_through", "confirmed_on", "confirmed_by"]
    edit_view_class = EscalationEditView


# Their words have screens of their own (core.viewsets.WordsViewSet), which are reached from the facts.
WORDS = [
    models.ActionLevelText,
    models.LevelSectionText,
    models.TimeframeText,
    models.NotificationPartText,
    models.ScenarioText,
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
