"""What editors find of this room in the admin; each part brings its own (partners/<part>/admin.py)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets.button import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from core.viewsets import WordsViewSet
from partners import work_hooks  # noqa: F401 - its hooks register themselves
from partners.data_sharing import group  # noqa: F401 - registers its own screens
from partners.organisations import admin as organisations
from partners.organisations import admin_views as agreement_views
from partners.organisations.models import Organisation
from partners.signposting import admin as signposting
from partners.signposting import admin_views as signposting_views


class PartnersMenuItem(MenuItem):
    """A screen for whoever may change partners."""

    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("partners.change_organisation")


class PartnersGroup(SnippetViewSetGroup):
    """Everything about partners and signposting."""

    menu_label = gettext_lazy("Partners")
    menu_icon = "group"
    menu_order = 220
    items = (*organisations.VIEWSETS, *signposting.VIEWSETS)

    def get_submenu_items(self) -> list[MenuItem]:
        screens = [
            PartnersMenuItem(
                gettext_lazy("Agreements"), reverse_lazy("partners_agreements"), icon_name="check", order=0
            ),
            PartnersMenuItem(
                gettext_lazy("Reports about entries"), reverse_lazy("partners_reports"), icon_name="warning", order=1
            ),
        ]
        return [*screens, *super().get_submenu_items()]


register_snippet(PartnersGroup)
for words in [*organisations.WORDS, *signposting.WORDS]:
    register_snippet(words, viewset=WordsViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    return [
        path("partners/agreements/", agreement_views.agreements, name="partners_agreements"),
        path("partners/agreements/<int:pk>/", agreement_views.agreement, name="partners_agreement_screen"),
        path("partners/samples/drop/", agreement_views.drop_samples, name="partners_samples_drop"),
        path("partners/reports/", signposting_views.reports, name="partners_reports"),
        path("partners/consistency/", signposting_views.consistency, name="partners_consistency"),
    ]


@hooks.register("register_reports_menu_item")
def consistency_menu_item() -> MenuItem:
    return PartnersMenuItem(_("Consistency"), reverse("partners_consistency"), icon_name="check", order=900)


@hooks.register("register_snippet_listing_buttons")
def agreement_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the list of organisations: the way to the agreement on its wording."""
    if isinstance(snippet, Organisation) and user.has_perm("partners.change_organisation"):
        url = reverse("partners_agreement_screen", args=[snippet.pk])
        yield Button(_("Agreement"), url, priority=10, icon_name="check")


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what services log, for the history of a record."""
    names = {
        "agreement_seek": (gettext_lazy("Ask for agreement"), gettext_lazy("Asked for agreement to the wording")),
        "agreement_give": (gettext_lazy("Agree"), gettext_lazy("The wording was agreed")),
        "agreement_correct": (gettext_lazy("Correct"), gettext_lazy("The partner asked for a correction")),
        "agreement_withdraw": (gettext_lazy("Withdraw"), gettext_lazy("The agreement was withdrawn")),
        "entry_check_ask": (gettext_lazy("Ask for a check"), gettext_lazy("Asked a second person to check")),
        "entry_check_confirm": (gettext_lazy("Confirm a check"), gettext_lazy("A second person checked the entry")),
        "report_settle": (gettext_lazy("Settle a report"), gettext_lazy("Settled a report about the entry")),
    }
    for action, (label, message) in names.items():
        actions.register_action(f"partners.{action}", label, message)
