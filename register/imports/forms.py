from __future__ import annotations

import hashlib
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from register.enums import Sector
from register.imports.columns import STEP_NAMES, TARGETS, mapping_check
from register.imports.organisations import NEW
from register.models import Body, Import
from register.models.bodies import body_named

MOST_AT_ONCE = 50  # unknown organisations on one screen


class UploadForm(forms.Form):
    """The file; what it is, its content says."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV or Excel (.xlsx), up to 20 MB and 5,000 rows. The first row names the columns."),
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.xlsx"}),
        allow_empty_file=True,  # said in our words, with what else can be wrong with a file
        error_messages={"required": gettext_lazy("Choose a file first.")},
    )


class ColumnsForm(forms.Form):
    """For each of our columns, the column of the file that holds it. Steps are known by the names of their columns."""

    def __init__(self, *args: Any, record: Import, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.record = record
        columns = [("", _("Not in the file")), *((str(at), name) for at, name in enumerate(record.headings))]
        for target in TARGETS:
            self.fields[target.name] = forms.ChoiceField(
                label=target.label,
                choices=columns,
                required=target.required,
                initial=str(record.mapping.get(target.name, "")),
                error_messages={"required": _("Say which column of the file holds this.")},
            )
        self.mapping: dict[str, int] = {}

    @property
    def step_columns(self) -> list[str]:
        """The columns of the file that hold steps, by their headings."""
        return [self.record.headings[at] for name, at in self.record.mapping.items() if name in STEP_NAMES]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        chosen = {name: int(at) for name, at in data.items() if at}
        steps = {name: at for name, at in self.record.mapping.items() if name in STEP_NAMES}
        try:
            self.mapping = mapping_check(chosen | steps, self.record.headings)
        except ValidationError as error:
            for name, messages in error.message_dict.items():
                if name not in self.errors:
                    self.add_error(name if name in self.fields else None, messages[0])
        return data


class OrganisationForm(forms.Form):
    """What one unknown organisation of a file is: one of the register, or a new one."""

    choice = forms.ChoiceField(
        label=gettext_lazy("It is"), required=False, widget=forms.Select(attrs={"class": "w-w-full"})
    )
    other = forms.CharField(
        label=gettext_lazy("Or the name of another organisation of the register"), required=False, max_length=200
    )

    def __init__(self, *args: Any, unknown: dict[str, Any], may_create: bool, **kwargs: Any) -> None:
        kwargs["prefix"] = hashlib.sha256(unknown["key"].encode()).hexdigest()[:16]
        super().__init__(*args, **kwargs)
        self.unknown = unknown
        groups: list[Any] = [("", _("Not said yet"))]
        if unknown["nearest"]:
            groups.append((_("In the register"), [(str(pk), name) for pk, name in unknown["nearest"]]))
        if may_create:
            new = [(f"{NEW}{value}", _("New: %(sector)s") % {"sector": label}) for value, label in Sector.choices]
            groups.append((_("Make a new organisation"), new))
        self.fields["choice"].choices = groups  # type: ignore[attr-defined]  # a ChoiceField, as declared above
        if unknown["sector"] and may_create and not unknown["nearest"]:
            self.initial.setdefault("choice", f"{NEW}{unknown['sector']}")

    def clean_other(self) -> str:
        name = str(self.cleaned_data["other"]).strip()
        if not name:
            return ""
        found: Body | None = body_named(name)
        if found is None:
            raise ValidationError(_("The register has no organisation of this name. Write it as it stands there."))
        return str(found.pk)

    @property
    def answer(self) -> str:
        """What was said: the key of an organisation, "new:" and a sector, or "" for nothing yet."""
        return self.cleaned_data["other"] or self.cleaned_data["choice"]


def organisation_forms(record: Import, data: Any, *, may_create: bool) -> list[OrganisationForm]:
    """Return a form for each unknown organisation of the import, the first so many of them."""
    unknown = record.report.get("unknown", [])[:MOST_AT_ONCE]
    return [OrganisationForm(data, unknown=each, may_create=may_create) for each in unknown]
