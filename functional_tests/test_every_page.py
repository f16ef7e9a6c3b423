"""What must hold on every page of the site, looked at in a real browser."""

from __future__ import annotations

import re

import pytest

from functional_tests.browser import NARROW, WIDE, axe_violations, scrolls_sideways
from functional_tests.conftest import HELPER, LEAFLET


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing(new_page, paths, width):
    page = new_page(width)
    found = {}
    for path in paths:
        page.goto(path)
        found[path] = axe_violations(page)
    assert {path: violations for path, violations in found.items() if violations} == {}


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_on_the_pages_for_what_goes_wrong(new_page, width):
    wrong = [
        ("/en/no-such-page/", 404),
        ("/en/search/?q=%00", 400),
        (f"{LEAFLET}scenarios/?level=9", 400),
        (f"{HELPER}?asked=letter_date", 400),
        (f"{HELPER}?letter_date=no&service=PSC&level=3&received_day=30&received_month=2&received_year=2026", 400),
    ]
    page = new_page(width, allowed_errors=len(wrong))
    for path, status in wrong:
        assert page.goto(path).status == status, path
        assert axe_violations(page) == [], path
        assert not scrolls_sideways(page), path


@pytest.mark.parametrize("scripting", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_nothing_scrolls_sideways_on_a_small_phone(new_page, paths, scripting):
    page = new_page(NARROW, java_script_enabled=scripting)
    sideways = []
    for path in paths:
        page.goto(path)
        if scrolls_sideways(page):
            sideways.append(path)
    assert sideways == []


def test_every_page_answers_with_one_heading_and_its_own_title(site, new_page, paths):
    page = new_page(java_script_enabled=False)
    listed = site.paths()
    titles: dict[str, str] = {}
    for path in paths:
        assert page.goto(path).status == 200, path
        assert page.locator("h1").count() == 1, path
        if path in listed:  # a filtered view shares the title of its page
            assert page.title() not in titles, (path, titles[page.title()])
            titles[page.title()] = path


def test_every_page_begins_as_a_demonstration(new_page, paths):
    page = new_page()
    for path in paths:
        response = page.goto(path)
        assert "noindex" in response.headers["x-robots-tag"], path
        assert page.locator("body").inner_text().find("Demonstration. Messages sent here are not read.") >= 0, path


def is_file_of_other_page(link: str) -> bool:
    """The files of all pages are made in the same way: one page's tell for all, or hundreds would be made here."""
    return bool(re.search(r"/formats/[a-z0-9-]+\.[a-z0-9]+$", link)) and "/contact/formats/" not in link


def test_every_link_of_the_site_leads_somewhere(site, new_page, paths):
    page = new_page(allowed_errors=10_000)
    links: set[str] = set()
    for path in paths:
        page.goto(path)
        links |= set(page.eval_on_selector_all("a[href]", "all => all.map(a => a.href.split('#')[0])"))
    inside = sorted(link for link in links if link.startswith(site.url) and not is_file_of_other_page(link))
    statuses = {link: page.request.get(link).status for link in inside}
    assert {link: status for link, status in statuses.items() if status != 200} == {}
