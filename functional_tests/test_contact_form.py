"""Writing to the office with the contact form, in a real browser and in every language that has the form."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from functional_tests.browser import NARROW, WIDE, axe_violations, scrolls_sideways

LANGUAGES = ["en", "gd", "pl", "uk", "zh-hans", "ar", "ur"]
MESSAGE = "Example – ceist, pytanie, питання, 问题, سؤال 😀 {{7*7}} =cmd|x"
PACE = 70  # milliseconds for a letter, as a person types: what comes within three seconds is held as spam
REFERENCE = re.compile(r"E-\d{4}-\d{4}")
RIGHT_TO_LEFT = {"ar", "ur"}
BOTH_DIRECTIONS = ["en", "ur"]


def pytest_generate_tests(metafunc):
    """Give `form`, the address of the form in each language; the slow journey by keyboard has all with --full only."""
    if "form" not in metafunc.fixturenames:
        return
    is_slow = metafunc.function is test_a_journey_by_keyboard_alone
    languages = BOTH_DIRECTIONS if is_slow and not metafunc.config.getoption("full") else LANGUAGES
    metafunc.parametrize("form", [f"/{language}/contact/form/" for language in languages], ids=languages)


def tab_to(page, selector, most=150):
    """Press Tab until the focus is on what the selector names."""
    for _press in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"Tab never comes to {selector}")


def choose(page, **answers):
    """Click the words beside each answer, as people do."""
    for name, value in answers.items():
        page.locator(f'[name="{name}"][value="{value}"] + label').click()


def answer_by_keyboard(page, message):
    """From the first question on: choose with arrows and the space bar, type, and come to the button."""
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    tab_to(page, "[name=topic]")
    page.keyboard.press("Space")
    tab_to(page, "[name=message]")
    page.keyboard.type(message, delay=PACE)
    tab_to(page, "[name=name]")
    page.keyboard.type("Example Person")


@pytest.mark.parametrize("scripting", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_journey_by_keyboard_alone(site, new_page, form, scripting):
    page = new_page(java_script_enabled=scripting, allowed_errors=1)
    language = form.split("/")[1]
    address = f"person-{language}-{scripting}@example.org".lower()
    message = f"{MESSAGE} {language} {scripting}"  # the same text would be held as spam when it comes the fourth time
    page.goto(f"/{language}/contact/")
    tab_to(page, f'main a[href="{form}"]')
    page.keyboard.press("Enter")
    page.wait_for_url(f"**{form}")
    tab_to(page, "#send")
    page.keyboard.press("Enter")
    expect(page.locator("#error-summary a")).to_have_count(6)
    tab_to(page, '#error-summary a[href="#id_service_0"]')
    page.keyboard.press("Enter")
    expect(page.locator("#id_service_0")).to_be_focused()
    answer_by_keyboard(page, message)
    tab_to(page, "[name=email]")
    page.keyboard.type(address)
    tab_to(page, "[name=reply_by]")
    page.keyboard.press("Space")
    tab_to(page, "#send")
    page.keyboard.press("Enter")
    page.wait_for_url("**/thank-you/?receipt=*")
    reference = page.locator(".reference")
    expect(reference).to_have_text(REFERENCE)
    expect(reference).to_have_attribute("dir", "ltr")
    [mail] = site.mails_to(address)
    assert reference.inner_text() in mail["Subject"]
    assert reference.inner_text() in mail.get_body(("plain",)).get_content()
    html = mail.get_body(("html",)).get_content()
    assert f'<html lang="{language}" dir="{"rtl" if language in RIGHT_TO_LEFT else "ltr"}">' in html
    assert "Example" not in mail["Subject"] + mail.get_body(("plain",)).get_content()
    assert any(message in each.get_body(("plain",)).get_content() for each in site.mails_to("enquiries@example.org"))


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_every_state_is_accessible_and_fits(new_page, form, width):
    page = new_page(width, allowed_errors=2)  # the answer with the errors, met again on the way back
    page.goto(form)
    assert axe_violations(page) == []
    assert not scrolls_sideways(page)
    page.locator("#send").click()
    expect(page.locator("#error-summary")).to_be_focused()
    assert axe_violations(page) == []
    assert not scrolls_sideways(page)
    choose(page, service="not-sure", topic="other", reply_by="phone")
    page.locator("[name=message]").fill(f"Example {form} {width}")
    page.locator("[name=name]").fill("Example Person")
    page.locator("[name=phone]").fill("0131 496 0000")
    page.locator("#send").click()
    page.wait_for_url("**/thank-you/?receipt=*")
    assert axe_violations(page) == []
    assert not scrolls_sideways(page)
    thanks = page.locator(".reference").inner_text()
    page.go_back()
    page.locator("#send").click()
    page.wait_for_url("**/thank-you/?receipt=*")
    expect(page.locator(".reference")).to_have_text(thanks)


@pytest.mark.parametrize("scripting", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_the_language_is_switched_half_way(site, new_page, scripting):
    page = new_page(java_script_enabled=scripting)
    page.goto("/en/contact/form/")
    page.locator("[name=message]").fill(MESSAGE)
    choose(page, service="INWO")
    page.locator("#contact-form").get_by_role("button", name="العربية").click()
    page.wait_for_url("**/ar/contact/form/")
    expect(page.locator("html")).to_have_attribute("dir", "rtl")
    expect(page.locator("[name=message]")).to_have_value(MESSAGE)
    expect(page.locator("[name=service][value=INWO]")).to_be_checked()
    if scripting:  # then the languages of the header keep what was typed, too
        page.locator("[name=name]").fill("Example Person")
        page.get_by_role("navigation", name="اللغات").get_by_role("link", name="English").click()
        page.wait_for_url("**/en/contact/form/")
        expect(page.locator("[name=name]")).to_have_value("Example Person")
        expect(page.locator("[name=message]")).to_have_value(MESSAGE)


def test_what_is_left_to_write_is_counted(page):
    page.goto("/en/contact/form/")
    page.locator("[name=message]").fill("x" * 9_990)
    expect(page.locator(".count")).to_have_text("Characters that you can still write: 10")
