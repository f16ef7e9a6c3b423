"""Getting a page in another format, in a real browser."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

CONTACT = "/en/contact/"


@pytest.mark.parametrize("scripting", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_a_page_is_had_in_large_print_and_the_other_formats_unfold(new_page, scripting):
    page = new_page(java_script_enabled=scripting)
    page.goto(CONTACT)
    panel = page.get_by_role("region", name="Get this in another format")
    expect(panel.get_by_role("link", name="Large print, 18 point")).to_be_visible()
    expect(panel.get_by_role("link", name="Plain text")).to_be_hidden()
    panel.get_by_text("More formats").focus()
    page.keyboard.press("Enter")
    address = panel.get_by_role("link", name="Plain text").get_attribute("href")
    answer = page.request.get(address)
    assert answer.status == 200
    assert "0800 377 7330" in answer.text()


@pytest.mark.parametrize("scripting", [True, False], ids=["with JavaScript", "without JavaScript"])
def test_somebody_asks_for_what_cannot_be_made(new_page, scripting):
    page = new_page(java_script_enabled=scripting, allowed_errors=1)
    page.goto(CONTACT)
    page.get_by_role("link", name="Ask for another language or format").click()
    expect(page.get_by_label("Which page do you need?")).to_have_value("contact/")
    page.get_by_role("button", name="Send your request").click()
    expect(page.get_by_role("alert")).to_contain_text("Choose an answer to “What do you need it in?”.")
    page.get_by_role("group", name="What do you need it in?").get_by_text("Easy Read").click()
    page.get_by_role("group", name="How should we reply?").get_by_text("By email").click()
    page.get_by_label("Email address").fill("reader@example.org")
    page.get_by_role("button", name="Send your request").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your request")
    expect(page.locator("main")).to_contain_text("F-")
    page.reload()
    expect(page.get_by_role("heading", level=1)).to_have_text("We have your request")
