"""The register in a real browser: filtered, searched and read by mouse and keyboard, with JavaScript and without."""

from __future__ import annotations

import csv
import io

import pytest
from playwright.sync_api import expect

from functional_tests.browser import NARROW, WIDE, axe_violations, scrolls_sideways

REGISTER = "/en/register/"
STATES = [
    "",
    "?level=4&service=PSC",
    "?q=nothing-like-this",
    "?level=7",
    "SAMPLE-0004/",
    "SAMPLE-0005/",
    "SAMPLE-0005/versions/1/",
    "SAMPLE-0006/",
    "SAMPLE-0007/",
    "organisations/example-council/",
    "annual-reports/2024-25/",
    "annual-reports/2022-23/",
    "fields/",
]


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_state_is_accessible_and_fits_the_screen(new_page, width):
    page = new_page(width, allowed_errors=1)  # one address asks for a level that there is not
    for address in STATES:
        page.goto(REGISTER + address)
        assert axe_violations(page) == [], address
        assert not scrolls_sideways(page), address


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_p14_from_the_home_page_to_the_figures_of_a_filter(new_page, java_script_enabled):
    page = new_page(java_script_enabled=java_script_enabled)
    page.goto("/en/")
    page.locator("main").get_by_role("link", name="Actions we have taken").first.click()
    before = page.locator(".action-card").count()
    page.locator(".facet").get_by_role("link", name="Local authorities").click()
    expect(page.locator(".action-card")).to_have_count(2)
    page.get_by_role("link", name="Level 3", exact=False).first.click()
    assert "level=3" in page.url
    assert "sector=local-authority" in page.url
    shown = page.locator(".action-card__reference").all_inner_texts()
    file = page.request.get(page.get_by_role("link", name="These entries as a table (CSV)").get_attribute("href"))
    rows = list(csv.DictReader(io.StringIO(file.text())))
    assert [row["reference"] for row in rows] == shown
    for _tag in range(2):
        page.locator(".register__tags").get_by_role("link").first.click()
    expect(page.locator(".action-card")).to_have_count(before)


def test_words_are_found_and_the_entry_tells_how_it_came_to_it(page):
    page.goto(REGISTER)
    page.get_by_label("Words, a name or a reference").fill("whistleblowing")
    page.keyboard.press("Enter")
    expect(page.locator(".action-card")).to_have_count(1)
    page.locator(".action-card").get_by_role("link").first.click()
    steps = page.locator(".timeline__step")
    expect(steps).to_have_count(4)
    for step, level in zip(steps.all(), range(3, 7), strict=True):
        expect(step).to_contain_text(f"Level {level}")


def test_nothing_found_says_what_is_covered(page):
    page.goto(f"{REGISTER}?q=nothing-like-this")
    expect(page.locator("main")).to_contain_text("Levels 1 and 2 are never listed.")


def test_a_filter_on_a_phone_is_reached_by_keyboard(new_page):
    page = new_page(NARROW)
    page.goto(REGISTER)
    page.locator(".register__fold").focus()
    page.keyboard.press("Enter")
    link = page.locator(".facet").get_by_role("link", name="Level 5")
    link.focus()
    expect(link).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator(".action-card")).to_have_count(1)


def test_a_years_table_is_cards_on_a_phone_and_a_table_for_who_listens(new_page):
    page = new_page(NARROW)
    page.goto(f"{REGISTER}annual-reports/2024-25/")
    cells = page.locator(".table-cards--actions tbody tr").first.locator("td")
    assert len({round(cell.bounding_box()["x"]) for cell in cells.all()}) == 1  # one below the other
    for chart in page.locator(".totals").all():
        expect(chart.get_by_role("columnheader")).to_have_count(2)
