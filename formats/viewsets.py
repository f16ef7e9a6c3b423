"""Admin screens of requests, files made on request and videos."""

from __future__ import annotations

from typing import Any

from django.db.models import Model
from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet, SnippetViewSetGroup

from formats.models import AttachedFile, FormatRequest, SignVideo


class _OnlyFromTheForm(ModelPermissionPolicy):
    """Requests come from people, never from the admin."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "add" and bool(super().user_has_permission(user, action))


class FormatRequestViewSet(SnippetViewSet):
    model = FormatRequest
    icon = "mail"
    menu_label = _("Requests")
    list_display = ["reference", "format", "page_title", "status", "received_at"]
    list_filter = ["status", "format"]
    search_fields = ["reference", "page_title", "name", "email"]
    search_backend_name = None
    copy_view_enabled = False

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return _OnlyFromTheForm(self.model)


class AttachedFileCreateView(CreateView):
    """Attaching a file: page and name are chosen already when it is for a request (`?request=3`)."""

    def get_initial_form_instance(self) -> Model:
        instance: Any = super().get_initial_form_instance() or self.model()
        key = self.request.GET.get("request", "")
        asked = FormatRequest.objects.filter(pk=int(key)).first() if key.isascii() and key.isdigit() else None
        if asked:
            instance.request, instance.label = asked, str(asked.get_format_display())
            instance.source, instance.language = asked.source, asked.language
        return instance


class AttachedFileViewSet(SnippetViewSet):
    model = AttachedFile
    icon = "doc-full"
    menu_label = _("Files made on request")
    add_view_class = AttachedFileCreateView
    list_display = ["label", "source", "language", "version_date"]
    copy_view_enabled = False


class SignVideoViewSet(SnippetViewSet):
    model = SignVideo
    icon = "media"
    menu_label = _("Videos in BSL")
    list_display = ["title", "source", "language", "version_date"]
    copy_view_enabled = False


class ReportMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("formats.view_formatrequest"))


class ListeningMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("formats.add_audiolistening"))


class FormatsGroup(SnippetViewSetGroup):
    """Everything about formats; how they stand comes first."""

    menu_label = _("Formats")
    menu_icon = "doc-full"
    menu_order = 230
    items = (FormatRequestViewSet, AttachedFileViewSet, SignVideoViewSet)

    def get_submenu_items(self) -> list[MenuItem]:
        report = ReportMenuItem(_("State of all formats"), reverse_lazy("formats_report"), icon_name="table", order=0)
        listening = ListeningMenuItem(
            _("Listening to audio"), reverse_lazy("formats_listening"), icon_name="media", order=1
        )
        return [report, listening, *super().get_submenu_items()]
