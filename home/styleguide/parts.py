"""What the style guide is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from home.styleguide.titles import TITLES

Context = dict[str, Any]


@dataclass(frozen=True)
class State:
    """One state of a component: what is different about it, and the context that shows it."""

    label: str
    context: Context = field(default_factory=dict)


@dataclass(frozen=True)
class Component:
    """A template in `templates/components/`, by its name without `.html`, and the states to show it in."""

    name: str
    states: list[State] = field(default_factory=lambda: [State("As it is")])

    @property
    def title(self) -> str:
        """Its name in plain words, as people speak of it."""
        return str(TITLES.get(self.name) or self.name.replace("_", " ").capitalize())

    @property
    def template(self) -> str:
        """The name of the template that the pages include."""
        return f"components/{self.name}.html"
