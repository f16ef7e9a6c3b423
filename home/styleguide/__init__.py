"""Every component of the pages in its states, with sample contexts, for the style guide in the admin."""

from __future__ import annotations

from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from home.styleguide.asking import ASKING
from home.styleguide.contact import CONTACT
from home.styleguide.content import CONTENT
from home.styleguide.formats import FORMATS
from home.styleguide.frame import FRAME
from home.styleguide.guidance import GUIDANCE
from home.styleguide.parts import Component, State

__all__ = ["COMPONENTS", "Component", "Specimen", "State", "specimens"]

COMPONENTS: list[Component] = [*FRAME, *CONTACT, *GUIDANCE, *CONTENT, *FORMATS, *ASKING]


@dataclass(frozen=True)
class Specimen:
    """A component's state as HTML."""

    label: str
    html: SafeString


def specimens() -> list[tuple[Component, list[Specimen]]]:
    """Render every component in each of its states, through the very templates that the pages include.

    Raises:
        TemplateDoesNotExist: where a component of the list has no template.
    """
    return [(component, [_specimen(component, state) for state in component.states]) for component in COMPONENTS]


def _specimen(component: Component, state: State) -> Specimen:
    return Specimen(state.label, render_to_string(component.template, state.context))
