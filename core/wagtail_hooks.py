from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

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
