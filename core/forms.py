"""How the public forms look: the design system's markup, and a summary of what is wrong with the link to each field.

Only forms that take `SGDSFormMixin` look like this. `FORM_RENDERER` stays Django's own, or the admin would change too.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import widgets
from django.forms.renderers import DjangoTemplates
from django.forms.utils import ErrorList, pretty_name
from django.template import TemplateDoesNotExist
from django.template import loader as project_templates
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

    _Base = forms.BaseForm
else:
    _Base = object

_DJANGO_PREFIX = "django/forms/"
_OWN_PREFIX = "forms/"

# Widgets that hold several controls: the first of them takes the focus when an error links to the field.
_GROUPS = (forms.RadioSelect, forms.CheckboxSelectMultiple, forms.MultiWidget)
_PLAIN_INPUTS = (forms.CheckboxInput, forms.HiddenInput, forms.FileInput)


@dataclass(frozen=True)
class SummaryError:
    """One line of the error summary: the message, and the address of the control on the page (empty: whole form)."""

    text: str
    href: str


class SGDSErrorList(ErrorList):
    """The messages of one field or of the whole form, each beginning with a spoken "Error:"."""

    template_name = "forms/errors.html"


class SGDSBoundField(forms.BoundField):
    """A field whose control carries the design system's class."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        """The attributes of the control.

        Args:
            attrs: attributes asked for by the template or by `as_widget`.
            widget: the widget to render; the field's own where None.

        Returns:
            The attributes with the class of the control, and of its error state (WCAG 3.3.1) where it has errors.
        """
        built = super().build_widget_attrs(attrs, widget)
        base = _control_class(widget or self.field.widget)
        if base:
            own = self.field.widget.attrs.get("class", "")
            error = f"{base}--error" if self.errors else ""
            built["class"] = " ".join(filter(None, (base, error, own)))
        return built

    @property
    def first_control_id(self) -> str:
        """The id of the control that an error leads to: in a group of controls, of the first."""
        if isinstance(self.field.widget, _GROUPS):
            return f"{self.auto_id}_0"
        return self.id_for_label or self.auto_id


class SGDSRenderer(DjangoTemplates):
    """Looks for a form template in `templates/forms/` first and falls back on Django's own."""

    form_template_name = "forms/form.html"
    field_template_name = "forms/field.html"
    bound_field_class = SGDSBoundField

    def get_template(self, template_name: str) -> Any:
        """The template to render with.

        Args:
            template_name: Django's name (`django/forms/widgets/radio.html`) or one of ours (`forms/field.html`).

        Raises:
            TemplateDoesNotExist: where neither the project nor Django has it.
        """
        try:
            return project_templates.get_template(template_name.replace(_DJANGO_PREFIX, _OWN_PREFIX, 1))
        except TemplateDoesNotExist:
            return super().get_template(template_name)


class SGDSFormMixin(_Base):
    """Makes a form public: put it before `forms.Form` or `forms.ModelForm`.

    Labels stand above without a colon, fields that may stay empty say so, and the browser's own bubbles stay off:
    our messages say how to mend it, in the language of the page. A field that must be filled in and has no message of
    its own for that names itself, so that no two lines of the error summary are the same (WCAG 3.3.3).
    """

    default_renderer = SGDSRenderer
    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("error_class", SGDSErrorList)
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            if field.error_messages.get("required") == forms.Field.default_error_messages["required"]:
                field.error_messages["required"] = required_message(field, field.label or pretty_name(name))

    @property
    def error_summary(self) -> list[SummaryError]:
        """Everything that is wrong, for `components/error_summary.html`: first the whole form, then field by field.

        The fields come in the order in which they stand on the page; hidden ones have no control to lead to.
        """
        errors = [SummaryError(str(message), "") for message in self.non_field_errors()]
        for bound in self:
            href = "" if bound.is_hidden else f"#{_first_control_id(bound)}"
            errors += [SummaryError(str(message), href) for message in bound.errors]
        return errors


def _control_class(widget: forms.Widget) -> str:
    """The design system's class of a widget's control; empty for groups, boxes and hidden or file inputs."""
    if isinstance(widget, (widgets.Input, forms.Textarea)) and not isinstance(widget, _PLAIN_INPUTS):
        return "ds_input"
    if isinstance(widget, widgets.ChoiceWidget) and not isinstance(widget, _GROUPS):
        return "ds_select"
    return ""


def required_message(field: forms.Field, label: Any) -> _StrPromise:
    """What to do about a field that was left empty; `label` may be lazy, and the message follows its language."""
    if isinstance(field.widget, forms.CheckboxInput):
        return format_lazy(_("Tick “{label}” to go on."), label=label)
    if isinstance(field, forms.ChoiceField):
        return format_lazy(_("Choose an answer to “{label}”."), label=label)
    return format_lazy(_("Fill in “{label}”."), label=label)


def _first_control_id(bound: forms.BoundField) -> str:
    return bound.first_control_id if isinstance(bound, SGDSBoundField) else bound.auto_id
