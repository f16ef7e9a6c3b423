"""The name of a snippet is for those who have a permission on its model, whatever screen of the admin would show it.

Wagtail's choosers and localize's screens ask only whether somebody may enter the admin at all.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from wagtail.admin.auth import permission_denied
from wagtail.models import Page
from wagtail.snippets.models import get_snippet_models
from wagtail_localize.models import Translation, TranslationSource

ACTIONS = {"add", "change", "delete", "view", "publish"}
# Lists what is translated, of every model at once, to whoever asks. Ours (`translations`) stands in its place.
CLOSED = {"wagtail_localize:translations_report", "wagtail_localize:translations_report_results"}


class SnippetGateMiddleware:
    """Before an admin view runs: refuse whoever has no permission on the model of the snippets that it is about.

    It stands behind `home.translation.gate`, which gives people of a language team what they may do in this request.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        match = request.resolver_match
        if not request.path_info.startswith(reverse("wagtailadmin_home")) or not request.user.is_authenticated:
            return None
        if match and match.view_name in CLOSED:
            return _refuse(request)
        named = _models(match.namespace if match else "", kwargs)
        return None if all(may_see(request.user, model) for model in named) else _refuse(request)


def may_see(user: Any, model: type[Model]) -> bool:
    """Return whether `user` may see the names of a model's records; of pages, Wagtail's own permissions say that."""
    if issubclass(model, Page):
        return True
    viewset = getattr(model, "snippet_viewset", None)
    return viewset is None or bool(viewset.permission_policy.user_has_any_permission(user, ACTIONS))


def _models(namespace: str, kwargs: dict[str, Any]) -> Iterator[type[Model]]:
    """Yield the models that a screen is about: said by its namespace, its address, or the translation it names."""
    if namespace in _by_namespace():
        yield _by_namespace()[namespace]
    label = f"{kwargs.get('app_label', '')}.{kwargs.get('model_name', '')}"
    if label in _by_label():
        yield _by_label()[label]
    source: TranslationSource | None = None
    if "translation_id" in kwargs:
        translation = Translation.objects.select_related("source").filter(pk=kwargs["translation_id"]).first()
        source = translation.source if translation else None
    elif "translation_source_id" in kwargs:
        source = TranslationSource.objects.filter(pk=kwargs["translation_source_id"]).first()
    model = source.specific_content_type.model_class() if source else None
    if model is not None:
        yield model


@cache
def _by_namespace() -> dict[str, type[Model]]:
    found: dict[str, type[Model]] = {}
    for model in get_snippet_models():
        viewset = model.snippet_viewset
        found |= {viewset.get_admin_url_namespace(): model, viewset.get_chooser_admin_url_namespace(): model}
    return found


@cache
def _by_label() -> dict[str, type[Model]]:
    return {model._meta.label_lower: model for model in get_snippet_models()}


def _refuse(request: HttpRequest) -> HttpResponse:
    """As Wagtail does: back to the dashboard with a message; 403 for a part of a screen."""
    response: HttpResponse = permission_denied(request)
    return response
