"""What must hold on every page of the site: as it is served, and looked at in a real browser."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from urllib.parse import urljoin

import pytest
from bs4 import BeautifulSoup

from functional_tests.browser import NARROW, WIDE, axe_violations, scrolls_sideways
from functional_tests.conftest import HELPER, LEAFLET

RIGHT_TO_LEFT = {"ar", "ur"}


@dataclass(frozen=True)
class Served:
    """A page as it came over the wire."""

    headers: Message
    html: BeautifulSoup

    def links(self, selector: str) -> set[str]:
        """Return the whole addresses, without places on a page, of the links that a selector of CSS finds."""
        return {link["href"].partition("#")[0] for link in self.html.select(selector)} - {""}


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=60) as response:
            response.read()
            return response.status
    except urllib.error.HTTPError as error:
        return error.code


@pytest.fixture(scope="module")
def served(site, paths) -> dict[str, Served]:
    """Every page by its path; a path that is not found fails the tests."""
    found = {}
    for path in paths:
        with urllib.request.urlopen(site.url + path, timeout=60) as response:
            found[path] = Served(response.headers, BeautifulSoup(response.read(), "html.parser"))
    return found


def one_of_each_kind(paths: list[str]) -> list[str]:
    """Return the first page of each kind that is read from left to right, and that is read from right to left.

    Pages are of a kind when their addresses differ in language and numbers alone: levels, letters, scenarios.
    """
    kinds: dict[tuple[bool, str], str] = {}
    for path in paths:
        _start, language, rest = path.split("/", 2)
        kinds.setdefault((language in RIGHT_TO_LEFT, re.sub(r"\d+", "0", rest)), path)
    return list(kinds.values())


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(new_page, paths, width, request):
    """On a phone every page, always; on a wide screen every page with --full, else one of each kind."""
    page = new_page(width, traced=False)
    found, sideways = {}, []
    for path in paths if width == NARROW or request.config.getoption("full") else one_of_each_kind(paths):
        page.goto(path)
        if violations := axe_violations(page):
            found[path] = violations
        if scrolls_sideways(page):
            sideways.append(path)
    assert (found, sideways) == ({}, [])


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_axe_finds_nothing_on_the_pages_for_what_goes_wrong(new_page, width):
    wrong = [
        ("/en/no-such-page/", 404),
        ("/ur/guidance/support-and-intervention-policy/", 404),
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


def test_nothing_scrolls_sideways_on_a_small_phone_without_javascript(new_page, paths):
    page = new_page(NARROW, traced=False, java_script_enabled=False)
    sideways = []
    for path in paths:
        page.goto(path)
        if scrolls_sideways(page):
            sideways.append(path)
    assert sideways == []


def test_every_page_has_one_heading_and_its_own_title(site, served):
    listed = set(site.paths())
    titles: dict[str, str] = {}
    for path, page in served.items():
        assert len(page.html.select("h1")) == 1, path
        title = page.html.title.get_text(strip=True)
        assert title, path
        if path in listed:  # a filtered view shares the title of its page
            assert title not in titles, (path, titles[title])
            titles[title] = path


def test_every_page_begins_as_a_demonstration(served):
    for path, page in served.items():
        assert "noindex" in page.headers["X-Robots-Tag"], path
        text = page.html.select_one(".demonstration").get_text(" ", strip=True)
        assert text, path
        if path.startswith("/en/"):
            assert text == "Demonstration. Messages sent here are not read."


def is_file_of_other_page(link: str) -> bool:
    """The files of all pages are made in the same way: one page's tell for all, or hundreds would be made here."""
    return bool(re.search(r"/formats/[a-z0-9-]+\.[a-z0-9]+$", link)) and "/en/contact/formats/" not in link


def test_every_link_of_the_site_leads_somewhere(site, served):
    links: set[str] = set()
    untranslated: set[str] = set()
    for path, page in served.items():
        missing = {urljoin(path, link) for link in page.links(".languages__link--missing")}
        links |= {urljoin(path, link) for link in page.links("a[href]")} - missing
        untranslated |= missing
    inside = sorted(link for link in links if link.startswith("/") and not is_file_of_other_page(link))
    assert len(inside) > len(served)
    statuses = {link: status_of(site.url + link) for link in inside}
    assert {link: status for link, status in statuses.items() if status != 200} == {}
    assert {link: status for link in untranslated if (status := status_of(site.url + link)) != 404} == {}
    assert untranslated
    for link in untranslated:  # the switcher leads to a page that says so, in that language, with the English link
        with pytest.raises(urllib.error.HTTPError) as error:
            site.get(link)
        html = BeautifulSoup(error.value.read(), "html.parser")
        assert html.html["lang"] == link.split("/")[1], link
        assert html.select_one("main a[hreflang=en]")["href"].startswith("/en/"), link


CLOSE_LINES = """all => all
  .filter(element => element.closest("[lang]").lang === "ur" && !element.matches(".phone") && element.checkVisibility())
  .filter(element => [...element.childNodes].some(node => node.nodeType === 3 && /[\\u0600-\\u06ff]/.test(node.data)))
  .filter(element => { const style = getComputedStyle(element);
                       return parseFloat(style.lineHeight) < 1.9 * parseFloat(style.fontSize); })
  .map(element => element.outerHTML.slice(0, 80))"""


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (320, 568), (568, 320)])
@pytest.mark.parametrize("path", ["/ur/", "/ur/contact/form/", "/ur/register/SAMPLE-0004/"])
def test_the_lines_of_urdu_have_room_for_nastaliq(new_page, path, width, height):
    page = new_page(width, height=height)
    page.goto(path)
    assert page.locator("body *").evaluate_all(CLOSE_LINES) == []


def test_urdu_has_its_digits_from_our_own_font_and_its_letters_from_the_device(new_page):
    page = new_page()
    page.goto("/ur/")
    fonts = page.locator("body").evaluate("element => getComputedStyle(element).fontFamily")
    assert fonts.split(", ")[:2] == ["Roboto", '"Noto Nastaliq Urdu"']
    assert page.evaluate("document.fonts.ready.then(fonts => fonts.check('700 24px Roboto', '0800'))")
