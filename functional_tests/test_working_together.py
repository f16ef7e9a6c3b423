"""A partner without an account asks us to work together, in a real browser (P6, P7, P13, P15)."""

from __future__ import annotations

import re

import pytest

from functional_tests.browser import NARROW, WIDE, axe_violations, scrolls_sideways

PAGE = "/en/working-with-others/request/"
REFERENCE = re.compile(r"W-\d{4}-\d{4}")


def is_sound(page):
    assert axe_violations(page) == []
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_p15_a_partner_asks_for_statistics_and_withdraws(site, new_page, width):
    page = new_page(width=width, allowed_errors=3)
    page.goto(PAGE)
    is_sound(page)
    page.click(f'main a[href="{PAGE}start/"]')
    page.click("#send")
    is_sound(page)
    page.locator('[name=kind][value="statistics"] + label').click()
    page.fill("[name=organisation]", "Example Regulator")
    page.fill("[name=name]", "Ash Example")
    page.fill("[name=email]", "asker@example.org")
    page.click("#send")
    is_sound(page)
    page.fill("[name=about]", "Numbers on complaints about waiting times")
    page.locator('[name=purposes][value="risk"] + label').click()
    page.click("[name=next]")
    page.fill("[name=benefit]", "Fewer people wait")
    page.click("[name=next]")
    wrong = {"name": "plan.pdf", "mimeType": "application/pdf", "buffer": b"<html>"}
    page.set_input_files("[name=file]", wrong)
    page.click("[name=add]")
    assert "not such a file" in page.inner_text("#error-summary")
    is_sound(page)
    page.set_input_files("[name=file]", {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"A plan"})
    page.click("[name=add]")
    page.click("[name=next]")
    assert "plan.txt" in page.inner_text("main")
    is_sound(page)
    page.click("[name=send]")
    assert REFERENCE.search(page.inner_text("h1"))
    is_sound(page)
    page.click('main a[href^="?withdraw"]')
    page.click("[name=withdraw]")
    assert page.inner_text("h1") == "You have withdrawn your request"
    page.reload()
    is_sound(page)


def test_a_link_that_was_forwarded_opens_nothing(site, new_page):
    mine, theirs = new_page(), new_page(allowed_errors=1)
    mine.goto(f"{PAGE}start/")
    mine.locator('[name=kind][value="meeting"] + label').click()
    mine.fill("[name=organisation]", "Example Regulator")
    mine.fill("[name=name]", "Ash Example")
    mine.fill("[name=email]", "asker@example.org")
    mine.click("#send")
    theirs.goto(mine.url.partition("?")[0])
    assert "Example Regulator" not in theirs.content()
    theirs.fill("[name=email]", "finder@example.org")
    theirs.click("[name=confirm_address]")
    assert "sent to another address" in theirs.inner_text("#error-summary")
    assert "Example Regulator" not in theirs.content()
    is_sound(theirs)
