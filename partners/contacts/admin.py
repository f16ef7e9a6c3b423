"""Admin screens of named contacts. Saving tells every partner whom it concerns."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import permission_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView, SnippetViewSet

from partners.contacts import selectors, services
from partners.models import ContactChange, OurContact, TheirContact


class OurContactCreate(CreateView):
    def save_instance(self) -> OurContact:
        contact: OurContact = super().save_instance()
        services.our_contact_saved(
            contact=contact, before={}, organisations_before=[], by=self.request.user, at=timezone.now()
        )
        return contact


class OurContactEdit(EditView):
    def save_instance(self) -> OurContact:
        old = OurContact.objects.get(pk=self.object.pk)
        before, partners = services.details_of(old), list(old.organisations.all())
        contact: OurContact = super().save_instance()
        services.our_contact_saved(
            contact=contact, before=before, organisations_before=partners, by=self.request.user, at=timezone.now()
        )
        return contact


class OurContactDelete(DeleteView):
    def delete_action(self) -> None:
        for contact in self.objects:
            services.our_contact_removed(contact=contact, by=self.request.user, at=timezone.now())


class OurContactViewSet(SnippetViewSet):
    model = OurContact
    icon = "user"
    menu_label = gettext_lazy("Our contacts")
    list_display = ["name", "role", "email"]
    add_view_class = OurContactCreate
    edit_view_class = OurContactEdit
    delete_view_class = OurContactDelete
    copy_view_enabled = False


class TheirContactCreate(CreateView):
    def save_instance(self) -> TheirContact:
        contact: TheirContact = super().save_instance()
        services.their_contact_saved(contact=contact, before={}, by=self.request.user, at=timezone.now())
        return contact


class TheirContactEdit(EditView):
    def save_instance(self) -> TheirContact:
        before = services.details_of(TheirContact.objects.get(pk=self.object.pk))
        contact: TheirContact = super().save_instance()
        services.their_contact_saved(contact=contact, before=before, by=self.request.user, at=timezone.now())
        return contact


class TheirContactViewSet(SnippetViewSet):
    model = TheirContact
    icon = "group"
    menu_label = gettext_lazy("Contacts at partners")
    list_display = ["name", "organisation", "purpose", "expires_on", "asked_at", "confirmed_at", "ended_at"]
    list_filter = ["organisation"]
    add_view_class = TheirContactCreate
    edit_view_class = TheirContactEdit
    copy_view_enabled = False


@permission_required("partners.view_theircontact", raise_exception=True)
def contacts_overview(request: HttpRequest) -> HttpResponse:
    """Who has not confirmed, and the history of all named contacts, newest first."""
    context: dict[str, Any] = {
        "unconfirmed": selectors.contacts_unconfirmed(at=timezone.now()),
        "changes": ContactChange.objects.select_related("ours", "theirs__organisation", "by")[:200],
        "page_title": _("Named contacts: unconfirmed, and history"),
        "header_icon": "user",
    }
    return render(request, "partners/admin/contacts.html", context)


@require_POST
@permission_required("partners.change_theircontact", raise_exception=True)
def contact_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask a contact at a partner again to confirm the details."""
    contact = get_object_or_404(TheirContact, pk=pk, ended_at=None)
    services.their_contact_ask(contact=contact, by=request.user, at=timezone.now())
    messages.success(request, _("Asked %(name)s to confirm.") % {"name": contact.name})
    return redirect("partners_contacts_overview")
