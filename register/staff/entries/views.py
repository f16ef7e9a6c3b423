"""One entry: what it says, its state, what was done, and the buttons for what this person may do with it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin import messages

from register.enums import ON_ITS_WAY, WAS_PUBLIC, VersionState
from register.models import Version
from register.staff.entries import presenters
from register.staff.entries.access import NEEDS, allowed, refused, versions_seen
from register.staff.entries.forms import ApproveForm, ReasonForm, ReturnForm, SeenForm, WithdrawForm
from register.workflow import approvals, drafts
from register.workflow.errors import ChangedMeanwhileError, NotAllowedError, RegisterError
from register.workflow.rights import ADMINISTER, APPROVE, WRITE

FORMS: dict[str, type[SeenForm]] = {
    "return": ReturnForm, "approve": ApproveForm, "correct": ReasonForm, "withdraw": WithdrawForm,
}  # fmt: skip


@require_safe
@allowed()
def entry(request: HttpRequest, pk: str) -> HttpResponse:
    """Show one version of an entry to whoever may see it: drafts only to those who deal with them."""
    version = get_object_or_404(Version.objects.select_related("action", "body", "year", "seal"), pk=pk)
    if not versions_seen(request.user).filter(pk=pk).exists():
        return refused(request, _("This is not public. Ask an administrator if you think that you should see it."))
    return _show(request, version, {})


@require_POST
@allowed()
def entry_act(request: HttpRequest, pk: str, action: str) -> HttpResponse:
    """Do what a button asks for, if the version is still as this person saw it; else say so and keep what was typed."""
    if not request.user.has_perm(NEEDS[action]):
        return refused(request, _("You may not do this. Ask an administrator if you think that you should."))
    version = versions_seen(request.user).filter(pk=pk).first()
    if version is None:
        messages.error(request, _("Somebody deleted this meanwhile."))
        return redirect("register_entries")
    form = FORMS.get(action, SeenForm)(request.POST, version=version)
    if "seen" in form.errors:
        changed = _("Somebody changed this entry while you had it open. Look at it again first.")
        return _show(request, version, {action: _again(form, version)}, status=400, problem=changed)
    if not form.is_valid():
        return _show(request, version, {action: form}, status=400)
    try:
        return _act(request, version, action, form.cleaned_data, timezone.now())
    except NotAllowedError as error:
        return _show(request, version, {}, status=403, problem=str(error))
    except RegisterError as error:
        return _met(request, version, action, form, error)


def _act(request: HttpRequest, version: Version, action: str, data: dict[str, Any], at: datetime) -> HttpResponse:
    """Call the service of a button and say what was done."""
    given: dict[str, Any] = {"by": request.user, "at": at}
    match action:
        case "submit":
            approvals.version_submit(version=version, **data, **given)
            messages.success(request, _("Submitted. Somebody who wrote none of it can approve it now."))
        case "return":
            approvals.version_return(version=version, **data, **given)
            messages.success(request, _("It went back to its writers."))
        case "approve":
            done = approvals.version_approve(version=version, **data, **given)
            is_public = done.state == VersionState.PUBLIC
            messages.success(request, _("Approved. It is public now.") if is_public else _approved(done))
        case "delete":
            drafts.draft_delete(version=version, **data, **given)
            messages.success(request, _("The draft is deleted."))
            return redirect("register_entries")
        case _:
            return _begin(request, version, data["correction"], withdraws=action == "withdraw", at=at)
    return redirect("register_entry", version.pk)


def _approved(version: Version) -> str:
    return _("Approved. It becomes public with the report of %(year)s.") % {"year": version.year}


def _begin(request: HttpRequest, version: Version, why: str, *, withdraws: bool, at: datetime) -> HttpResponse:
    new = drafts.correction_begin(action=version.action, correction=why, withdraws=withdraws, by=request.user, at=at)
    if withdraws:
        messages.success(request, _("The withdrawal is a draft. Submit it, and somebody else approves it."))
        return redirect("register_entry", new.pk)
    messages.success(request, _("The correction is a draft. Change what was wrong, then submit it."))
    return redirect("register_entry_edit", new.pk)


def _met(request: HttpRequest, version: Version, action: str, form: SeenForm, error: RegisterError) -> HttpResponse:
    """Say why nothing was done; who pressed a button twice is led on instead."""
    fresh = versions_seen(request.user).filter(pk=version.pk).first()
    if fresh is None:
        messages.error(request, str(error))
        return redirect("register_entries")
    twin = _done_already(request, fresh, action, form.cleaned_data)
    if twin is not None:
        return redirect("register_entry", twin.pk)
    is_stale = isinstance(error, ChangedMeanwhileError)
    said = _("Nothing was changed: %(why)s") % {"why": str(error)} if is_stale else str(error)
    return _show(request, fresh, {action: _again(form, fresh)}, status=409, problem=said)


def _again(form: SeenForm, fresh: Version) -> SeenForm:
    """The same words with the new save number: sent again, they are meant for what the person sees now."""
    return type(form)({**form.data.dict(), "seen": str(fresh.edit)}, version=fresh)  # type: ignore[attr-defined]


def _done_already(request: HttpRequest, fresh: Version, action: str, data: dict[str, Any]) -> Version | None:
    """Return the version that the same button has led to just before, if this is its second press."""
    key: Any = request.user.pk
    if action in ("correct", "withdraw"):
        begun = fresh.action.versions.filter(state__in=ON_ITS_WAY, author_key=key, correction=data["correction"])
        return begun.filter(withdraws=action == "withdraw").first()
    is_next = fresh.edit == data["seen"] + 1
    is_so = {
        "submit": fresh.state == VersionState.WAITING and key in fresh.writers,
        "approve": fresh.approver_key == key,
        "return": fresh.state == VersionState.DRAFT and fresh.returned == data.get("why"),
    }
    return fresh if is_next and is_so.get(action) else None


def _show(
    request: HttpRequest, version: Version, sent: dict[str, SeenForm], *, status: int = 200, problem: str = ""
) -> HttpResponse:
    user, buttons = request.user, _buttons(version, request.user)
    versions = versions_seen(user).filter(action=version.action_id).order_by("-number")
    context = {
        "version": version,
        "reference": version.action.reference,
        "facts": presenters.facts(version),
        "writers": presenters.writers(version),
        "warnings": presenters.warnings(version),
        "becomes": presenters.becomes_public(version) if version.state in ON_ITS_WAY else "",
        "versions": versions,
        "public": next((each for each in versions if each.state == VersionState.PUBLIC), None),
        "trail": presenters.trail_lines(version, user),
        "buttons": buttons,
        "forms": {name: sent.get(name) or FORMS[name](version=version) for name in FORMS if name in buttons},
        "opened": next(iter(sent), ""),
        "typed": [text for name, form in sent.items() if name not in buttons for text in _texts(form)],
        "hindrance": _hindrance(version, user),
        "is_on_its_way": version.state in ON_ITS_WAY,
        "may_seal": user.has_perm(ADMINISTER) and version.state in WAS_PUBLIC and not hasattr(version, "seal"),
        "problem": problem,
        "page_title": _("Entry %(reference)s") % {"reference": version.action.reference},
    }
    return render(request, "register/admin/entry.html", context, status=status)


def _texts(form: SeenForm) -> list[str]:
    """What was typed for a button that is there no more: it stays to be copied."""
    return [form.data[name] for name in ("why", "correction") if form.data.get(name)]


def _buttons(version: Version, user: Any) -> set[str]:
    """Return what this person may do with a version in its state."""
    wrote = user.pk in version.writers
    by_state = {
        VersionState.DRAFT: {"edit", "submit", "delete"},
        VersionState.WAITING: {"return", *(() if wrote else ("approve",))},
        VersionState.APPROVED: {"return"},
        VersionState.PUBLIC: set() if version.withdraws else {"correct", "withdraw"},
    }
    found = by_state.get(VersionState(version.state), set())
    if version.state == VersionState.PUBLIC and version.action.versions.filter(state__in=ON_ITS_WAY).exists():
        found = set()
    return {name for name in found if user.has_perm(NEEDS.get(name, WRITE))}


def _hindrance(version: Version, user: Any) -> str:
    """Say why this person cannot approve what waits; "" where they can, or where nothing waits."""
    if version.state != VersionState.WAITING:
        return ""
    if user.pk in version.writers:
        return _("You wrote some of this entry, so another person has to approve it.")
    return "" if user.has_perm(APPROVE) else _("It waits for somebody who may approve entries.")
