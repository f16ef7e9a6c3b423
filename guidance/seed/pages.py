"""The guidance pages of a new site: the index, the leaflet, its scenarios and the response-time helper."""

from __future__ import annotations

from typing import Any

from django.db import transaction
from wagtail.models import Page

from core.seed.helpers import first_time, toml_read
from guidance.models import GuidancePage, LeafletPage, LevelSection, ResponseTimesPage, ScenariosPage
from guidance.seed.load import FOLDER


@transaction.atomic
def load_pages(*, home: Page) -> None:
    """Make the pages that were never made, published, below `home`. The records must be there before (`load`)."""
    data = toml_read(FOLDER / "leaflet.toml")
    guidance = _page(home, GuidancePage, data["guidance"])
    leaflet = guidance and _page(guidance, LeafletPage, data["leaflet"], blocks=data["blocks"])
    if leaflet:
        _page(leaflet, ScenariosPage, data["scenarios"])
        _page(leaflet, ResponseTimesPage, data["response_times"])


def _page(
    parent: Page, model: type[Page], fields: dict[str, Any], *, blocks: list[dict[str, Any]] | None = None
) -> Page | None:
    """Return the page of this kind below `parent`; make it the first time; None where an editor deleted it."""
    existing = model.objects.child_of(parent).first()
    if existing or not first_time(f"guidance.page.{fields['slug']}"):
        return existing
    page = model(**fields, locale=parent.locale, show_in_menus=True, live=False)
    if blocks:
        page.body = [(block["type"], _value(block)) for block in blocks]
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page


def _value(block: dict[str, Any]) -> Any:
    if "section" in block:
        return {"section": LevelSection.objects.get(code=block["section"])}
    return block.get("value")
