"""Seals: asking for one, taking it back, and confirming it as the second person."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from register.enums import WAS_PUBLIC, SealCategory
from register.models import Action, Seal, Version
from register.staff.office.access import act, for_those
from register.workflow import sealing
from register.workflow.errors import NotAllowedError, RegisterError
from register.workflow.rights import ADMINISTER

_LIST, _ONE = "register_seals", "register_seal"
_TEXTS = ("reason", "status", "reply", "correction", "confirmed_with")
DONE_SHOWN = 200


class SealForm(forms.Form):
    """Why the text has to go."""

    category = forms.ChoiceField(
        label=gettext_lazy("Why the text has to go"),
        choices=SealCategory.choices,
        widget=forms.RadioSelect,
        help_text=gettext_lazy("The public reads this in the place of the text."),
    )


@require_safe
@for_those(ADMINISTER)
def seals(request: HttpRequest) -> HttpResponse:
    """The seals that wait for a second person, those that were made, and a search for the entry to seal."""
    reference = request.GET.get("reference", "").strip()
    found = Seal.objects.select_related("version__action", "version__body").order_by("-asked_at")
    action = Action.objects.filter(reference__iexact=reference).first() if reference else None
    context = {
        "waiting": found.filter(sealed_at__isnull=True),
        "done": found.filter(sealed_at__isnull=False).order_by("-sealed_at")[:DONE_SHOWN],
        "reference": reference,
        "action": action,
        "versions": _versions(action) if action else [],
        "page_title": _("Seals"),
    }
    return render(request, "register/admin/seals.html", context)


@for_those(ADMINISTER)
def seal_ask(request: HttpRequest, pk: int) -> HttpResponse:
    """Say of one version what a seal does, and ask for it."""
    version = _version(pk)
    form = SealForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            seal = sealing.seal_ask(
                version=version, category=form.cleaned_data["category"], by=request.user, at=timezone.now()
            )
        except NotAllowedError:
            raise
        except RegisterError as error:
            form.add_error(None, str(error))
        else:
            return redirect(_ONE, seal.pk)
    context = {
        **_shown(version),
        "may_ask": version.state in WAS_PUBLIC and not hasattr(version, "seal"),
        "form": form,
        "page_title": _("Seal %(name)s") % {"name": version},
    }
    return render(request, "register/admin/seal_ask.html", context, status=400 if form.errors else 200)


@require_safe
@for_those(ADMINISTER)
def seal(request: HttpRequest, pk: int) -> HttpResponse:
    """One seal: what it removes or removed, and what can be done about it."""
    return _show(request, _seal(pk))


@for_those(ADMINISTER)
def seal_confirm(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the second person the text that goes for good, and ask once more; the button removes it."""
    found = _seal(pk)
    if found.asked_by_key == request.user.pk:
        raise NotAllowedError(_("You asked for this seal, so another person has to confirm it."))
    if request.method == "POST" or found.sealed_at:
        act(request, sealing.seal_confirm, success=_("Sealed. The text is gone for good."), seal=found)
        return redirect(_ONE, pk)
    context = {
        **_shown(found.version),
        "seal": found,
        "page_title": _("Confirm the seal of %(name)s") % {"name": found.version},
    }
    return render(request, "register/admin/seal_confirm.html", context)


@require_POST
@for_those(ADMINISTER)
def seal_take_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the wish for a seal back."""
    done = act(request, sealing.seal_take_back, success=_("Taken back. The text stays."), seal=_seal(pk))
    return redirect(_LIST) if done else redirect(_ONE, pk)


def _show(request: HttpRequest, found: Seal) -> HttpResponse:
    context = {
        **_shown(found.version),
        "seal": found,
        "is_own": found.asked_by_key == request.user.pk,
        "page_title": _("Seal of %(name)s") % {"name": found.version},
    }
    return render(request, "register/admin/seal.html", context)


def _shown(version: Version) -> dict[str, Any]:
    """What every screen about one seal shows: the text, and where else its words may stand."""
    labels = {field.name: field.verbose_name for field in Version._meta.fields}
    texts = [(labels[name], getattr(version, name)) for name in _TEXTS if getattr(version, name).strip("-")]
    texts += [
        (_("Step %(number)s") % {"number": each.position + 1}, each.why) for each in version.steps.all() if each.why
    ]
    others = [row for row in _versions(version.action) if row["version"].pk != version.pk]
    return {
        "version": version,
        "texts": texts,
        "others": others,
        "repeat": [row for row in others if row["version"].reason == version.reason and version.reason],
        "documents": version.action.documents.count(),
    }


def _versions(action: Action) -> list[dict[str, Any]]:
    """Return every version of an entry, the newest first, with what its seal is, and whether it can be sealed."""
    found = action.versions.select_related("action", "body", "seal").order_by("-number")
    return [
        {
            "version": each,
            "seal": getattr(each, "seal", None),
            "may_ask": each.state in WAS_PUBLIC and not hasattr(each, "seal"),
        }
        for each in found
    ]


def _version(pk: int) -> Version:
    return get_object_or_404(Version.objects.select_related("action", "body", "year", "seal"), pk=pk)


def _seal(pk: int) -> Seal:
    return get_object_or_404(Seal.objects.select_related("version__action", "version__body", "version__year"), pk=pk)
