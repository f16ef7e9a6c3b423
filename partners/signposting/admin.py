"""Admin screens of signposting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.viewsets import FactViewSet
from partners.signposting.models import FinderAnswer, FinderAnswerText, FinderQuestion, FinderQuestionText


class QuestionViewSet(FactViewSet):
    model = FinderQuestion
    icon = "help"
    menu_label = _("Finder: questions")
    list_display = ["__str__", "code", "sort_order"]


class AnswerViewSet(FactViewSet):
    model = FinderAnswer
    icon = "arrow-right"
    menu_label = _("Finder: answers")
    list_display = ["__str__", "question", "leads_to"]
    list_filter = ["question", "leads_to"]


VIEWSETS = (QuestionViewSet, AnswerViewSet)
WORDS = [FinderQuestionText, FinderAnswerText]
