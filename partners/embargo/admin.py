"""Admin screens of releases and commitments, for the group "Embargoed releases": other editors see no title."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.admin.ui.tables import Column
from wagtail.admin.widgets import Button
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from core.wall_times import moment_shown
from partners.data_sharing.models import Commitment
from partners.embargo import admin_views
from partners.embargo.models import Release
from partners.embargo.services import release_moved
from partners.embargo.storage import file_drop


class ReleaseEditView(EditView):
    """Changing a release: its readers are told of another time, and a file that was replaced goes."""

    def save_instance(self) -> Release:
        before = Release.objects.get(pk=self.object.pk)
        saved: Release = super().save_instance()
        release_moved(release=saved, before=before.released_at, by=self.request.user, at=timezone.now())
        if before.file.name != saved.file.name:
            file_drop(before.file.name or "")
        return saved


class MomentColumn(Column):
    """A moment of the office's clock that says which hour it means, where the clock shows one twice."""

    def get_value(self, instance: Release) -> str:
        moment = super().get_value(instance)
        return moment_shown(moment) if moment else ""


class ReleaseViewSet(SnippetViewSet):
    model = Release
    icon = "lock"
    menu_label = gettext_lazy("Embargoed releases")
    list_display = [
        "title",
        MomentColumn("released_at", label=gettext_lazy("Public from"), sort_key="released_at"),
        MomentColumn("announced_at", label=gettext_lazy("Announced"), sort_key="announced_at"),
        MomentColumn("withdrawn_at", label=gettext_lazy("Withdrawn"), sort_key="withdrawn_at"),
    ]
    edit_view_class = ReleaseEditView
    search_fields = ["title"]
    search_backend_name = None
    copy_view_enabled = False


@hooks.register("register_admin_urls")
def release_urls() -> list[URLPattern]:
    return [
        path("partners/releases/<int:pk>/", admin_views.readers, name="partners_release_readers"),
        path("partners/releases/<int:pk>/file/", admin_views.release_file, name="partners_release_file"),
        path("partners/releases/<int:pk>/withdraw/", admin_views.withdraw, name="partners_release_withdraw"),
        path("partners/release-readers/<int:pk>/revoke/", admin_views.revoke, name="partners_reader_revoke"),
    ]


@hooks.register("register_snippet_listing_buttons")
def readers_button(snippet: Any, user: Any, next_url: str | None = None) -> Iterator[Button]:
    if isinstance(snippet, Release) and user.has_perm("partners.change_release"):
        yield Button(
            _("Readers before publication"), reverse("partners_release_readers", args=[snippet.pk]), priority=5
        )


@hooks.register("after_create_snippet")
def on_to_readers(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """Who has written a release invites its readers next."""
    return redirect("partners_release_readers", instance.pk) if isinstance(instance, Release) else None


@hooks.register("before_edit_snippet")
def versions_stay(request: HttpRequest, instance: Any) -> HttpResponse | None:
    """What somebody agreed to is never changed behind them."""
    if not isinstance(instance, Commitment):
        return None
    messages.error(request, _("A version stays as it is, because people agreed to its words. Add a new version."))
    return redirect(Commitment.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    """Name what services log, for the history of a record."""
    names = {
        "partners.reader_invite": (gettext_lazy("Invite a reader"), gettext_lazy("Sent somebody a link")),
        "partners.reader_revoke": (gettext_lazy("Revoke a link"), gettext_lazy("Took somebody’s link back")),
        "partners.release_moved": (gettext_lazy("Move a release"), gettext_lazy("Moved the release to another time")),
        "partners.release_withdraw": (gettext_lazy("Withdraw"), gettext_lazy("Withdrew the release")),
    }
    for action, (label, message) in names.items():
        actions.register_action(action, label, message)
