"""The admin's form of every page of content."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.fields import StreamField

from core.guards import stream_error


class ContentPageForm(WagtailAdminPageForm):
    """Says before a page is published (or given to a moderator) what would shut somebody out; a draft may be saved."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not self.is_deferred_validation:
            for name, value in list(cleaned.items()):
                self._guard(name, value)
        return cleaned

    def _guard(self, name: str, value: Any) -> None:
        field = self._meta.model._meta.get_field(name) if name in self._field_names() else None
        error = stream_error(field.stream_block, value) if isinstance(field, StreamField) else None
        if error:
            self.add_error(name, error)

    def _field_names(self) -> set[str]:
        return {field.name for field in self._meta.model._meta.get_fields()}
