"""Admin screens of mails: a list, and one mail with what became of it. Nothing is written here."""

from __future__ import annotations

from typing import Any

import django_filters
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.log_actions import log
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import InspectView, SnippetViewSet

from outbox.enums import MailState
from outbox.kinds import may_read
from outbox.models import OutgoingMail
from outbox.selectors import mail_kinds
from outbox.services import IN_TROUBLE


class _ReadOnly(ModelPermissionPolicy):
    """Mails are written by the site alone."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action == "view" and bool(super().user_has_permission(user, action))


class MailFilters(WagtailFilterSet):
    state = django_filters.ChoiceFilter(choices=MailState, label=_("State"))
    kind = django_filters.ChoiceFilter(choices=mail_kinds, label=_("Kind"))

    class Meta:
        model = OutgoingMail
        fields = ["state", "kind"]


class MailInspectView(InspectView):
    """One mail. Its words and addresses are for those who may read them, and each reading is logged."""

    template_name = "outbox/admin/mail.html"
    page_title = _("Mail")

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if self._may_read():
            log(self.object, "outbox.read", user=request.user)
        response: HttpResponse = super().get(request, *args, **kwargs)
        return response

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        may_settle = self.request.user.has_perm("outbox.change_outgoingmail")
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "mail": self.object,
            "tries": self.object.tries.all(),
            "may_read": self._may_read(),
            "may_settle": may_settle and self.object.state in IN_TROUBLE,
        }

    def _may_read(self) -> bool:
        return may_read(self.object.kind, self.request.user)


class MailViewSet(SnippetViewSet):
    model = OutgoingMail
    icon = "mail"
    menu_label = _("Mails")
    menu_order = 270
    add_to_admin_menu = True
    list_display = [
        "__str__",
        Column("get_state_display", label=_("State"), sort_key="state"),
        DateColumn("created_at", label=_("Written"), sort_key="created_at"),
        DateColumn("sent_at", label=_("Sent"), sort_key="sent_at"),
        DateColumn("next_try_at", label=_("Next try"), sort_key="next_try_at"),
    ]
    filterset_class = MailFilters
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = True
    inspect_view_class = MailInspectView
    inspect_template_name = "outbox/admin/mail.html"

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return _ReadOnly(self.model)
