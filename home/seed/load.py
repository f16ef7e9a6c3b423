"""Make the site and its pages from the texts beside this file.

Each page is made once and remembered (core.models.SeedMark): what an editor moves, changes or deletes afterwards stays
as the editor left it.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, Site

from contact.models import ContactFormPage, ContactPage, Service
from core.seed.helpers import first_time, source_locale, toml_read
from core.seed.permissions import permissions_seed
from formats.models import AlternativeFormatsPage
from guidance.models import LeafletPage
from guidance.seed.pages import load_pages
from home.models import HomePage, Notice, NoticeText, SiteMapPage, StandardPage
from home.seed import teams
from home.seed.notices import expired_notice
from partners.models import DataSharingPage, PartnersPage, SignpostingPage
from partners.seed.work import load_work_pages
from register.models import RegisterPage

FOLDER = Path(__file__).parent / "pages"


@transaction.atomic
def load(*, at: datetime, demonstration: bool) -> None:
    """Make the site, its home page and the pages below it. The records of the other rooms must be there."""
    home = _home()
    if first_time("home.guidance_pages"):
        load_pages(home=home)
    _page(home, ContactPage, "contact")
    _contact_form()
    _partners(home)
    _page(home, RegisterPage, "register")
    for name in ["cookies", "privacy", "accessibility"]:
        _page(home, StandardPage, name)
    _page(home, AlternativeFormatsPage, "alternative_formats")
    _page(home, SiteMapPage, "site_map")
    _doors(home)
    if first_time("home.permissions"):
        permissions_seed([Notice, NoticeText])
    teams.load()


def read(name: str) -> dict[str, Any]:
    """Return the data of a page's TOML file; `name` is without its suffix."""
    return toml_read(FOLDER / f"{name}.toml")


def _home() -> HomePage:
    existing = HomePage.objects.filter(locale=source_locale()).first()
    if existing:
        return existing
    _remove_welcome_page()
    data = read("home")
    del data["doors"]
    home = HomePage(**data, slug="home", locale=source_locale(), live=False)
    Page.get_first_root_node().add_child(instance=home)
    home.save_revision().publish()
    if not Site.objects.exists():
        _site_create(home)
    return home


def _remove_welcome_page() -> None:
    """Remove the page that Wagtail's own migration makes; the site that begins there goes with it."""
    for page in Page.objects.filter(depth=2, slug="home"):
        if page.specific_class is Page and page.is_leaf():
            page.delete()


def _site_create(home: HomePage) -> None:
    address = urlsplit(settings.SITE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    Site.objects.create(
        hostname=address.hostname or "localhost",
        port=port,
        site_name=home.title,
        root_page=home,
        is_default_site=True,
    )


def _contact_form() -> None:
    contact = ContactPage.objects.filter(locale=source_locale()).first()
    if contact:
        _page(contact, ContactFormPage, "contact_form")


def _partners(home: HomePage) -> None:
    _page(home, PartnersPage, "working_with_others")
    page = PartnersPage.objects.filter(locale=source_locale()).first()
    if page:
        _page(page, SignpostingPage, "signposting")
        _page(page, DataSharingPage, "data_sharing")
        load_work_pages(parent=page)
    expired_notice(page)


def _page(parent: Page, model: type[Page], name: str) -> None:
    if not first_time(f"home.page.{name}"):
        return
    data = read(name)
    if parent.get_children().filter(slug=data["slug"]).exists():
        return
    body = data.pop("body", [])
    page = model(**data, locale=parent.locale, live=False)
    if body:
        page.body = [_block(block) for block in body]
    parent.add_child(instance=page)
    page.save_revision().publish()


def _block(data: dict[str, Any]) -> tuple[str, Any]:
    """Return a block's name and value; what a TOML table says besides its type is the value of a struct."""
    kind = data["type"]
    if kind == "rich_text":
        return kind, _with_page_links(data["html"].strip())
    if kind == "inset":
        return kind, {"text": _with_page_links(data["html"])}
    values = {key: value for key, value in data.items() if key != "type"}
    return kind, values or None


def _with_page_links(html: str) -> str:
    """Put the ids of the pages in the place of {contact}, {leaflet} and the like, so that links follow a moved page."""
    for name in ["contact", "cookies", "leaflet"]:
        place = f"{{{name}}}"
        if place in html:
            page = _page_named(name)
            html = html.replace(place, str(page.pk) if page else "")
    return html


def _page_named(name: str) -> Page | None:
    if name == "leaflet":
        return LeafletPage.objects.first()
    return Page.objects.filter(locale=source_locale(), slug=name).first()


def _doors(home: HomePage) -> None:
    if not first_time("home.doors"):
        return
    home.doors = [("door", _door(data)) for data in read("home")["doors"]]
    home.save_revision().publish()


def _door(data: dict[str, Any]) -> dict[str, Any]:
    service = Service.objects.get(code=data["website_of"]) if "website_of" in data else None
    page = _page_named(data["page"]) if "page" in data else None
    return {
        "title": data["title"],
        "text": data["text"],
        "page": page,
        "route": data.get("route", ""),
        "website_of": service,
    }
