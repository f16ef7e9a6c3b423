"""What a contact at a partner sees behind the link: what we hold, to confirm, correct or end."""

from __future__ import annotations

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from core.forms import SGDSFormMixin
from core.link_views import signed_link_view
from core.models import SignedLink
from core.signed_links import LinkWithdrawnError
from partners.contacts import services
from partners.models import TheirContact


class ContactDetailsForm(SGDSFormMixin, forms.Form):
    """The details that the person may correct."""

    name = forms.CharField(label=gettext_lazy("Your name"), max_length=160)
    role = forms.CharField(label=gettext_lazy("Your role"), max_length=160, required=False)
    email = forms.EmailField(label=gettext_lazy("Your email address"), max_length=254)
    phone = forms.CharField(label=gettext_lazy("Your phone number"), max_length=40, required=False)


@signed_link_view(services.PURPOSE)
def named_contact(request: HttpRequest, link: SignedLink) -> HttpResponse:
    """Show the details; a button confirms or corrects them, another ends them. Either uses the link up."""
    at = timezone.now()
    contact = TheirContact.objects.filter(pk=int(link.about), ended_at=None).select_related("organisation").first()
    if contact is None or contact.expires_on < timezone.localdate(at):
        raise LinkWithdrawnError
    if "end" in request.POST:
        services.their_contact_end(contact=contact, link=link, at=at)
        return _done(request, _("You are no longer our contact"), _("We no longer use your details."))
    initial = {name: getattr(contact, name) for name in services.DETAILS}
    form = ContactDetailsForm(request.POST if "confirm" in request.POST else None, initial=initial)
    if form.is_bound and form.is_valid():
        services.their_contact_confirm(contact=contact, link=link, at=at, **form.cleaned_data)
        return _done(request, _("Thank you"), _("Your details are confirmed."))
    title, summary = _("Are your details right?"), form.error_summary
    context = {
        "title": title,
        "meta_title": _("Error: %(title)s") % {"title": title} if summary else title,
        "meta_robots": "noindex",
        "contact": contact,
        "form": form,
        "errors": summary,
    }
    return render(request, "partners/named_contact.html", context, status=400 if summary else 200)


def _done(request: HttpRequest, title: str, lead: str) -> HttpResponse:
    context = {"title": title, "meta_title": title, "meta_robots": "noindex", "lead": lead}
    return render(request, "partners/named_contact_done.html", context)
