"""The form of an organisation: what the model cannot see of a form as a whole."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.forms import WagtailAdminModelForm

from register.enums import WAS_PUBLIC
from register.models import Body
from register.models.bodies import name_key


class BodyForm(WagtailAdminModelForm):
    """An organisation with its other names; what another organisation has, the model refuses."""

    def clean_slug(self) -> str:
        """Return the address. It stays as it is once a page of the register had it."""
        slug: str = self.cleaned_data["slug"]
        before = Body.objects.filter(pk=self.instance.pk).first() if self.instance.pk else None
        if before and before.slug != slug and before.versions.filter(state__in=WAS_PUBLIC).exists():
            raise ValidationError(
                _("The address “%(slug)s” is public already, and addresses are permanent. Leave it as it is.")
                % {"slug": before.slug}
            )
        return slug

    def clean_successors(self) -> Any:
        """Return what follows the organisation: never itself."""
        found = self.cleaned_data["successors"]
        if self.instance.pk and any(each.pk == self.instance.pk for each in found):
            raise ValidationError(_("An organisation cannot be followed by itself."))
        return found

    def is_valid(self) -> bool:
        return bool(super().is_valid()) and self._other_names_differ()

    def _other_names_differ(self) -> bool:
        """Refuse two spellings of one name in the same form: none of them is in the database yet."""
        seen = {name_key(self.cleaned_data["name"])}
        for form in self.formsets["other_names"].forms:
            name = form.cleaned_data.get("name", "") if not form.cleaned_data.get("DELETE") else ""
            if name and name_key(name) in seen:
                form.add_error("name", _("This name stands in this form twice, perhaps in another spelling."))
                return False
            seen.add(name_key(name))
        return True
