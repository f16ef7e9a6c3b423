"""The records of the register that are kept in the admin's usual lists."""

from __future__ import annotations

from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.admin.panels import ObjectList
from wagtail.admin.ui.tables import BooleanColumn
from wagtail.snippets.views.snippets import CreateView, EditView, IndexView, SnippetViewSet

from register.models import Body
from register.models.bodies import name_key
from register.staff.office.body_form import BodyForm
from register.workflow.bodies import body_delete, body_note
from register.workflow.errors import RegisterError
from register.workflow.rights import ADD_BODY, CHANGE_BODY, need

_jurisdiction = capfirst(Body._meta.get_field("in_jurisdiction").verbose_name)


class BodyIndexView(IndexView):
    """The list finds an organisation by all its names, however accents and case are typed."""

    def search_queryset(self, queryset: QuerySet[Body]) -> QuerySet[Body]:
        if not self.is_searching:
            return queryset
        key = name_key(self.search_query)
        found = Q(name_key__contains=key) | Q(other_names__name_key__contains=key)
        return queryset.filter(pk__in=Body.objects.filter(found).values("pk")) if key else queryset.none()


class BodyCreateView(CreateView):
    """Adding an organisation: the line of the trail is written with it."""

    def save_instance(self) -> Body:
        need(self.request.user, ADD_BODY)
        saved: Body = super().save_instance()
        body_note(body=saved, by=self.request.user, at=timezone.now(), is_new=True)
        return saved


class BodyEditView(EditView):
    """Changing an organisation: the same."""

    def save_instance(self) -> Body:
        need(self.request.user, CHANGE_BODY)
        saved: Body = super().save_instance()
        body_note(body=saved, by=self.request.user, at=timezone.now(), is_new=False)
        return saved


class BodyViewSet(SnippetViewSet):
    model = Body
    icon = "group"
    menu_label = gettext_lazy("Organisations")
    list_display = ["name", "sector", "area", BooleanColumn("in_jurisdiction", label=_jurisdiction)]
    list_filter = ["sector", "in_jurisdiction"]
    search_fields = ["name", "other_names__name"]
    search_backend_name = None
    copy_view_enabled = False
    inspect_view_enabled = False
    index_view_class = BodyIndexView
    add_view_class = BodyCreateView
    edit_view_class = BodyEditView
    edit_handler = ObjectList(Body.panels, base_form_class=BodyForm)


def bodies_delete(request: HttpRequest, bodies: list[Body]) -> HttpResponse | None:
    """Delete organisations, one or many, each with its line of the trail, or say why not; Wagtail would write no line.

    Returns None for a page that only asks.
    """
    if request.method != "POST":
        return None
    for each in bodies:
        try:
            body_delete(body=each, by=request.user, at=timezone.now())
        except RegisterError as error:
            messages.error(request, str(error))
        else:
            messages.success(request, _("%(name)s is deleted.") % {"name": each.name})
    return redirect(Body.snippet_viewset.get_url_name("list"))


def is_about_bodies(instances: list[Any]) -> bool:
    return bool(instances) and all(isinstance(each, Body) for each in instances)
