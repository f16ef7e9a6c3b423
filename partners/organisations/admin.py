"""Admin screens of the partner organisations."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from core.viewsets import EitherColumn, FactViewSet
from partners.organisations.models import Organisation, OrganisationText, Topic, TopicText


class OrganisationViewSet(FactViewSet):
    model = Organisation
    icon = "group"
    menu_label = _("Organisations")
    list_display = ["name", "kind", EitherColumn("is_sample", label=_("Kind"), yes=_("Invented example"), no=_("Real"))]
    list_filter = ["kind", "topics"]


class TopicViewSet(FactViewSet):
    model = Topic
    icon = "tag"
    menu_label = _("Topics")


VIEWSETS = (OrganisationViewSet, TopicViewSet)
WORDS = [OrganisationText, TopicText]
