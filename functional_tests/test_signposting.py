"""Signposting in a real browser (P10, P12): the directory, the finder to its ends, a report; without JavaScript too."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from functional_tests.browser import NARROW, WIDE, axe_violations, scrolls_sideways

BASE = "/en/working-with-others/signposting/"
ADDRESSES = [
    "",
    "?q=nothing-like-this",
    "?type=wrong",
    "example-weather-regulator/",
    "example-weather-regulator/report/",
]
ADDRESSES += ["finder/", "finder/?asked=1", "finder/answer/welfare-fund/", "finder/answer/something-else/"]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_p10_every_state_is_accessible_and_fits_the_screen(new_page, width):
    page = new_page(width, allowed_errors=2)  # two of the addresses are wrong on purpose
    for address in ADDRESSES:
        page.goto(BASE + address)
        assert axe_violations(page) == [], address
        assert not scrolls_sideways(page), address


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_p12_from_working_with_others_through_the_finder_to_our_line(new_page, java_script_enabled):
    page = new_page(allowed_errors=1, java_script_enabled=java_script_enabled)
    page.goto("/en/working-with-others/")
    page.locator("main").get_by_role("link", name="Signposting", exact=True).click()
    page.get_by_role("link", name="Answer a few questions to find who can help").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("#error-summary")).to_contain_text("Choose one of the answers.")
    page.get_by_text("A decision of the Scottish Welfare Fund").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="We can help")).to_be_visible()
    expect(page.locator('main a[href^="tel:"]')).to_have_count(1)


def test_a_dead_entry_is_reported_without_a_name(new_page):
    page = new_page(allowed_errors=1)
    page.goto(f"{BASE}example-weather-regulator/")
    page.get_by_role("link", name="Report a wrong or dead entry").click()
    page.get_by_role("button", name="Send your report").click()
    expect(page.locator("#error-summary")).to_contain_text("Choose an answer to “What is wrong?”.")
    page.get_by_text("The website does not open").click()
    page.get_by_role("button", name="Send your report").click()
    expect(page.get_by_role("heading", name="Thank you for telling us")).to_be_visible()


def test_the_directory_prints_without_its_controls(page):
    page.goto(BASE)
    page.emulate_media(media="print")
    expect(page.locator(".entries__search")).to_be_hidden()
    expect(page.get_by_role("heading", name="When to signpost to us")).to_be_visible()
