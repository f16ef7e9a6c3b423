"""The admin's part for named contacts, projects and requests to work together."""

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
from partners.contacts import admin as contacts
from partners.engagement import admin as engagement
from partners.models import Project
from partners.projects import admin as projects


class PermittedMenuItem(MenuItem):
    """A screen for whoever has one permission."""

    def __init__(self, *args: Any, permission: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.permission = permission

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(self.permission))


class WorkGroup(SnippetViewSetGroup):
    """Working together: who is whose contact, what partners may join, and what they ask of us."""

    menu_label = gettext_lazy("Working together")
    menu_icon = "group"
    menu_order = 221
    items = (
        contacts.OurContactViewSet,
        contacts.TheirContactViewSet,
        projects.ProjectViewSet,
        engagement.CriteriaViewSet,
    )

    def get_submenu_items(self) -> list[MenuItem]:
        screens: list[MenuItem] = [
            PermittedMenuItem(
                gettext_lazy("Requests"), reverse_lazy("partners_engagements"), icon_name="mail", order=0,
                permission="partners.view_engagementrequest",
            ),
            PermittedMenuItem(
                gettext_lazy("Unconfirmed contacts"), reverse_lazy("partners_contacts_overview"), icon_name="warning",
                order=1, permission="partners.view_theircontact",
            ),
        ]  # fmt: skip
        return [*screens, *super().get_submenu_items()]


register_snippet(WorkGroup)
for words in [*projects.WORDS, *engagement.WORDS]:
    register_snippet(words, viewset=WordsViewSet)


@hooks.register("register_admin_urls")
def admin_urls() -> list[URLPattern]:
    files = "partners/requests/files/<int:pk>/"
    return [
        path("partners/requests/", engagement.requests_list, name="partners_engagements"),
        path("partners/requests/<int:pk>/", engagement.request_screen, name="partners_engagement"),
        path(files, engagement.request_attachment, name="partners_engagement_attachment"),
        path("partners/contacts/", contacts.contacts_overview, name="partners_contacts_overview"),
        path("partners/contacts/<int:pk>/ask/", contacts.contact_ask, name="partners_contact_ask"),
        path(
            "partners/projects/<int:pk>/invitations/", projects.project_invitations, name="partners_project_invitations"
        ),
    ]


@hooks.register("register_snippet_listing_buttons")
def invitations_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    """In the list of consultations and projects: the way to the invitations."""
    if isinstance(snippet, Project) and user.has_perm("partners.change_project"):
        url = reverse("partners_project_invitations", args=[snippet.pk])
        yield Button(_("Invitations"), url, priority=10, icon_name="mail")


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what services log, for the history of a record."""
    names = {
        "engagement_assign": (gettext_lazy("Assign a request"), gettext_lazy("Assigned the request")),
        "engagement_decide": (gettext_lazy("Decide on a request"), gettext_lazy("Decided on the request")),
        "engagement_confirm": (gettext_lazy("Confirm a refusal"), gettext_lazy("Confirmed the refusal")),
        "engagement_return": (gettext_lazy("Return a refusal"), gettext_lazy("Did not confirm the refusal")),
        "engagement_done": (gettext_lazy("Finish a request"), gettext_lazy("Said that it is done")),
        "project_invite": (gettext_lazy("Invite partners"), gettext_lazy("Invited partners")),
    }
    for action, (label, message) in names.items():
        actions.register_action(f"partners.{action}", label, message)
