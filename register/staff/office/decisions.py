"""What of the entries is shown beside the four facts of L17: the decisions, and taking another."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from register import selectors
from register.enums import Extra
from register.models import Disclosure
from register.staff.office.access import act, for_those
from register.workflow.bodies import disclosure_decide
from register.workflow.rights import ADMINISTER

SHOWN, HIDDEN = "yes", "no"


class DecisionForm(forms.Form):
    """What is decided, and on what advice."""

    what = forms.ChoiceField(label=gettext_lazy("What is decided on"), choices=Extra.choices)
    is_shown = forms.ChoiceField(
        label=gettext_lazy("The decision"),
        choices=[(SHOWN, gettext_lazy("Show it")), (HIDDEN, gettext_lazy("Do not show it"))],
        widget=forms.RadioSelect,
    )
    advice = forms.CharField(
        label=gettext_lazy("On what legal advice"),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=gettext_lazy("Who gave it, and when. Only staff see this."),
    )


@for_those(ADMINISTER)
def decisions(request: HttpRequest) -> HttpResponse:
    """What is on now, every decision that was taken, and a form for the next."""
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _decide(request, form.cleaned_data):
        return redirect("register_decisions")
    shown = selectors.shown_extras()
    context = {
        "now": [(extra.label, extra in shown) for extra in Extra],
        "decisions": Disclosure.objects.all(),
        "form": form,
        "page_title": _("What the register shows"),
    }
    return render(request, "register/admin/decisions.html", context, status=400 if form.errors else 200)


def _decide(request: HttpRequest, data: dict[str, Any]) -> bool:
    given = {"what": data["what"], "is_shown": data["is_shown"] == SHOWN, "advice": data["advice"]}
    return act(request, disclosure_decide, success=_("Decided. It holds from now on."), **given)
