"""The admin's forms of pages of content and of words: what would shut somebody out is said before it is published."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm, WagtailAdminPageForm

from core.guards import field_error


class _Guarded:
    """Looks at what is to be published (or given to a moderator); a draft may be saved unfinished."""

    cleaned_data: dict[str, Any]
    is_deferred_validation: bool
    _meta: Any
    add_error: Any

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]
        if not self.is_deferred_validation:
            for field in self._meta.model._meta.get_fields():
                error = field_error(field, cleaned[field.name]) if field.name in cleaned else None
                if error:
                    self.add_error(field.name, error)
        return cleaned


class ContentPageForm(_Guarded, WagtailAdminPageForm):
    """The form of every page of content."""


class WordsForm(_Guarded, WagtailAdminModelForm):
    """The form of the words of every fact."""
