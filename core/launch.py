"""What is still open before the site is launched: rooms register what they look after in `AppConfig.ready()`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


@dataclass(frozen=True)
class OpenPoint:
    """One thing that nobody has decided or finished; `url` is where that is done, "" where there is no screen."""

    text: str
    url: str = ""


@dataclass(frozen=True)
class OpenPoints:
    """Points of one kind under a heading, in the order in which they are shown."""

    heading: str
    points: tuple[OpenPoint, ...]


_registered: dict[str, Callable[..., OpenPoints]] = {}


def register(name: str, find: Callable[..., OpenPoints]) -> None:
    """Register what finds the open points of one kind: `find(at=…)` gets the moment (aware datetime)."""
    _registered[name] = find


def open_points(*, at: datetime) -> list[OpenPoints]:
    """Return what is open at `at` (aware), without the kinds of which nothing is."""
    return [found for found in (find(at=at) for find in _registered.values()) if found.points]


class OpenPointsPanel(Panel):
    """On the Launch screen: what is still undecided, unpublished or unconfirmed, so that nobody launches unawares."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("heading", _("Still open"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "core/admin/open_points_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context: dict[str, Any] = super().get_context_data(parent_context)
            return context | {"kinds": open_points(at=timezone.now())}
