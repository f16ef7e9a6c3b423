"""What stands in the first screen of phones, low screens and tablets: whether someone answers, and the numbers."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from functional_tests.browser import axe_violations, scrolls_sideways
from functional_tests.conftest import HELPER, LEAFLET, THIS_YEAR

WITH_NUMBERS = ["/en/", "/en/contact/"]
LOW = [(320, 256), (568, 320), (667, 375), (844, 390)]  # a page at 400 %, and phones lying down
TABLETS = [768, 834, 900, 960]
COUNTED = f"{HELPER}?letter_date=no&service=PSC&level=3&received_day=1&received_month=12&received_year={THIS_YEAR}"
TODAY = (
    '<section class="closure-banner closure-banner--today"><div class="closure-banner__content">Closed</div></section>'
)


def end(locator: Locator) -> float:
    box = locator.bounding_box()
    return box["y"] + box["height"]


@pytest.mark.parametrize("path", WITH_NUMBERS)
@pytest.mark.parametrize(("width", "height"), [(320, 568), *LOW])
def test_the_state_and_the_three_numbers_are_seen_at_once(new_page, width, height, path):
    page = new_page(width, height=height)
    page.goto(path)
    states = page.locator(".pill:visible, .state:visible")
    assert end(states.first) < height
    numbers = page.locator(".first-screen .phone")
    assert numbers.count() == 3
    for number in numbers.all():
        assert end(number) <= height
        assert number.evaluate("element => parseFloat(getComputedStyle(element).fontSize)") >= 24


@pytest.mark.parametrize(("width", "height"), LOW)
def test_every_low_page_says_whether_the_phones_are_open(new_page, width, height):
    page = new_page(width, height=height)
    page.goto(LEAFLET)
    expect(page.locator(".site-header .pill")).to_be_in_viewport(ratio=1)


@pytest.mark.parametrize(("width", "height"), LOW)
def test_a_closure_of_today_stays_above_the_numbers_on_a_low_screen(new_page, width, height):
    page = new_page(width, height=height)
    page.goto("/en/")
    page.evaluate("html => document.querySelector('.site-header').insertAdjacentHTML('afterend', html)", TODAY)
    banner = page.locator(".closure-banner--today")
    expect(banner).to_be_in_viewport(ratio=1)
    assert end(banner) <= page.locator(".phone-card").first.bounding_box()["y"]


@pytest.mark.parametrize("height", [320, 375])
def test_no_words_are_smaller_than_fourteen_pixels_on_a_phone_that_lies_down(new_page, height):
    page = new_page(568, height=height)
    page.goto("/en/")
    sizes = page.eval_on_selector_all(
        ".demonstration__text, .first-screen p, .first-screen h2, .first-screen span, .wordmark__name",
        "all => all.map(element => parseFloat(getComputedStyle(element).fontSize))",
    )
    assert min(sizes) >= 14


@pytest.mark.parametrize("width", [320, *TABLETS, 1024])
def test_the_office_s_name_breaks_only_between_words(new_page, width):
    page = new_page(width)
    page.goto("/en/")
    name = page.locator(".wordmark__name")
    lines = name.evaluate(
        "element => element.getBoundingClientRect().height / parseFloat(getComputedStyle(element).lineHeight)"
    )
    assert lines < 2.5
    assert name.evaluate("element => getComputedStyle(element).overflowWrap") == "normal"
    assert page.locator(".site-header").bounding_box()["height"] < 216  # the seven languages have a row of their own


@pytest.mark.parametrize("width", TABLETS)
def test_nothing_is_wrong_on_a_tablet(new_page, width):
    page = new_page(width)
    for path in [*WITH_NUMBERS, LEAFLET, COUNTED]:
        page.goto(path)
        assert not scrolls_sideways(page), path
        assert axe_violations(page) == [], path


def test_what_belongs_to_the_screen_is_not_printed(new_page):
    page = new_page()
    page.goto(COUNTED)
    page.emulate_media(media="print")
    for words in ["Change", "Start again", "in your calendar"]:
        assert page.locator("main a", has_text=words).count() > 0
        assert page.locator("main a:visible", has_text=words).count() == 0
    swatch = page.locator(".calendar__swatch").first
    assert swatch.evaluate("element => getComputedStyle(element).printColorAdjust") == "exact"
