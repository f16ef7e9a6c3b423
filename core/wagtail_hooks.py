from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from core.dashboard import DraftsPanel
from core.models import Abbreviation, AbbreviationText
from core.viewsets import WordsViewSet


class AbbreviationViewSet(SnippetViewSet):
    model = Abbreviation
    icon = "list-ul"
    menu_label = _("Abbreviations")
    add_to_admin_menu = True
    menu_order = 260
    list_display = ["short_form", "words"]
    search_fields = ["short_form"]


class AbbreviationTextViewSet(WordsViewSet):
    model = AbbreviationText


register_snippet(AbbreviationViewSet)
register_snippet(AbbreviationTextViewSet)


@hooks.register("construct_homepage_panels")
def drafts_panel(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(DraftsPanel())
