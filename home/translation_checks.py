"""The admin's screens on which reviewers record that a native reader has checked a translation."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.conf import settings
from django.contrib.auth import get_permission_codename
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.widgets import AdminDateInput
from wagtail.models import Page
from wagtail_localize.models import get_edit_url

from core.models import ContentPage, TranslationCheck, Words
from core.translation_services import interface_check, translation_check
from core.translations import catalogue_fingerprint, is_source, revision_is_checked

RECORDING = "core.add_translationcheck"


class CheckForm(forms.Form):
    """Who read the translation against the English, and when: not before the site began, not in the future."""

    checked_by = forms.CharField(
        label=gettext_lazy("Checked by"), max_length=120, help_text=gettext_lazy("The name of the native reader.")
    )
    checked_on = forms.DateField(label=gettext_lazy("Checked on"), widget=AdminDateInput)

    def clean_checked_on(self) -> date:
        day: date = self.cleaned_data["checked_on"]
        if day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come."))
        return day


def may_check(user: Any, subject: Any) -> bool:
    """Return whether `user` may record a check of this live page or row of words: whoever may publish it."""
    if is_source(subject.locale.language_code) or not subject.live:
        return False
    if isinstance(subject, Page):
        return bool(subject.permissions_for_user(user).can_publish())
    codename = get_permission_codename("publish", subject._meta)
    return bool(user.has_perm(f"{subject._meta.app_label}.{codename}"))


def check_url(subject: Any) -> str:
    """Return the address of the screen on which a check of this page or row of words is recorded."""
    kind = ContentType.objects.get_for_model(subject, for_concrete_model=False)
    return reverse("translation_check", args=[kind.pk, subject.pk])


def check_subject(request: HttpRequest, kind: int, pk: int) -> HttpResponse:
    """Record a check of the live version of a page or of a record's words."""
    model = get_object_or_404(ContentType, pk=kind).model_class()
    if model is None or not issubclass(model, (ContentPage, Words)):
        raise Http404("Nothing that is translated")
    subject: Any = get_object_or_404(model, pk=pk)
    if not may_check(request.user, subject):
        raise PermissionDenied
    form = _form(request)
    if form.is_bound and form.is_valid():
        translation_check(subject=subject, recorded_by=request.user, **form.cleaned_data)
        messages.success(request, _("Recorded: “%(title)s” is checked as it is now.") % {"title": subject})
        return redirect(get_edit_url(subject))
    is_checked = revision_is_checked(subject.live_revision_id)
    return _show(request, form, title=str(subject), language=subject.locale.language_code, is_checked=is_checked)


def check_interface(request: HttpRequest, language: str) -> HttpResponse:
    """Record a check of the words of menus, buttons, errors and answers in a language, as they are now."""
    if language not in dict(settings.LANGUAGES) or is_source(language):
        raise Http404("No language that is translated into")
    if not request.user.has_perm(RECORDING):
        raise PermissionDenied
    form = _form(request)
    if form.is_bound and form.is_valid():
        interface_check(language=language, recorded_by=request.user, **form.cleaned_data)
        messages.success(request, _("Recorded: the words of the interface are checked as they are now."))
        return redirect("wagtailadmin_home")
    is_checked = TranslationCheck.objects.filter(
        revision=None, language=language, catalogue=catalogue_fingerprint(language)
    ).exists()
    title = _("Menus, buttons, errors and answers")
    return _show(request, form, title=title, language=language, is_checked=is_checked)


def _form(request: HttpRequest) -> CheckForm:
    posted = request.POST if request.method == "POST" else None
    return CheckForm(posted, initial={"checked_on": timezone.localdate()})


def _show(request: HttpRequest, form: CheckForm, *, title: str, language: str, is_checked: bool) -> HttpResponse:
    context = {
        "form": form,
        "subject": title,
        "language": dict(settings.LANGUAGES)[language],
        "code": language,
        "is_checked": is_checked,
        "page_title": _("Record a check by a native reader"),
    }
    return render(request, "home/admin/translation_check.html", context, status=400 if form.errors else 200)
