"""The menu of what we share with partners; importing it registers its screens."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.viewsets import WordsViewSet
from partners.data_sharing import admin as data_sharing
from partners.embargo import admin as embargo


class SharingGroup(SnippetViewSetGroup):
    """What we share with partners, and when."""

    menu_label = _("Sharing with partners")
    menu_icon = "lock"
    menu_order = 215
    items = (
        embargo.ReleaseViewSet,
        data_sharing.DataItemViewSet,
        data_sharing.DatasetViewSet,
        data_sharing.CommitmentViewSet,
        data_sharing.CommitmentRequestViewSet,
    )


register_snippet(SharingGroup)
for words in data_sharing.WORDS:
    register_snippet(words, viewset=WordsViewSet)
