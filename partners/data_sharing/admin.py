"""Admin screens of the catalogue, the tables, the commitments and who was asked for one."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin import messages
from wagtail.log_actions import LogActionRegistry
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from core.viewsets import FactViewSet
from partners.data_sharing.models import Commitment, CommitmentRequest, DataItem, DataItemText, Dataset
from partners.data_sharing.services import NoCommitmentError, commitment_ask

WORDS = [DataItemText]


class DataItemViewSet(FactViewSet):
    model = DataItem
    icon = "list-ul"
    menu_label = gettext_lazy("Data that can be shared")
    list_display = ["__str__", "is_personal", "sort_order"]


class DatasetViewSet(SnippetViewSet):
    model = Dataset
    icon = "table"
    menu_label = gettext_lazy("Statistics and themes")
    list_display = ["title", "kind", "updated_on", "is_live"]


class CommitmentViewSet(SnippetViewSet):
    model = Commitment
    icon = "form"
    menu_label = gettext_lazy("Commitments")
    list_display = ["__str__", "created_at", "is_demonstration"]
    copy_view_enabled = False
    inspect_view_enabled = True


class _NeverChanged(ModelPermissionPolicy):
    """A request is written once: what somebody was asked, and said, stays."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "change" and bool(super().user_has_permission(user, action))


class CommitmentRequestCreateView(CreateView):
    """Asking somebody: the link goes by mail."""

    def save_instance(self) -> CommitmentRequest:
        given = {name: self.form.cleaned_data[name] for name in ("organisation", "name", "email", "data")}
        return commitment_ask(**given, by=self.request.user, at=timezone.now())

    def form_valid(self, form: Any) -> Any:
        try:
            return super().form_valid(form)
        except NoCommitmentError:
            form.add_error(None, _("First add the commitment before personal data is shared, under “Commitments”."))
            return self.form_invalid(form)


class CommitmentRequestViewSet(SnippetViewSet):
    model = CommitmentRequest
    icon = "mail"
    menu_label = gettext_lazy("Requests for commitments")
    list_display = ["reference", "organisation", "name", "asked_at", "accepted_at"]
    copy_view_enabled = False
    inspect_view_enabled = True
    add_view_class = CommitmentRequestCreateView

    @property
    def permission_policy(self) -> ModelPermissionPolicy:
        return _NeverChanged(self.model)


@hooks.register("before_delete_snippet")
def receipts_stay(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """A request that nobody has answered may be deleted, and its link opens nothing then; a receipt stays."""
    if not any(isinstance(each, CommitmentRequest) and each.accepted_at for each in instances):
        return None
    messages.error(request, _("This commitment was made: its receipt stays until its retention ends."))
    return redirect(CommitmentRequest.snippet_viewset.get_url_name("list"))  # type: ignore[attr-defined]


@hooks.register("register_log_actions")
def log_actions(actions: LogActionRegistry) -> None:
    actions.register_action(
        "partners.commitment_ask", gettext_lazy("Ask for a commitment"), gettext_lazy("Asked for a commitment")
    )
