"""An entry of the register from its first word to the public page, by keyboard alone, by three people."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from functional_tests.journeys import PASSWORD, is_sound

MOST_TABS = 150
YEAR = 2019
MAKE = f"""
from django.contrib.auth import get_user_model
from django.utils import timezone
from register.tests import factories as make
from register.workflow.years import year_create
for user in (make.author(), make.approver(), make.administrator()):
    user.set_password({PASSWORD!r})
    user.save()
make.body("Example Burgh Council")
year_create(start={YEAR}, by=make.administrator(), at=timezone.now())
"""
PUBLISH = f"""
from django.utils import timezone
from register.models import ReportYear
from register.tests import factories as make
from register.workflow.years import year_publish
year_publish(year=ReportYear.objects.get(start={YEAR}, is_sample=False), by=make.administrator(), at=timezone.now())
"""


@pytest.fixture
def signed_in(new_page, site):
    """Sign somebody in: signed_in("ash")."""
    site.shell(MAKE)

    def sign_in(name: str) -> Page:
        page = new_page(traced=False)  # a snapshot of each of some hundred keys would take longer than all the rest
        page.goto("/admin/login/")
        tab_to(page, page.get_by_label("Username"))
        page.keyboard.type(name)
        tab_to(page, page.get_by_label("Password"))
        page.keyboard.type(PASSWORD)
        page.keyboard.press("Enter")
        page.wait_for_url("**/admin/")
        return page

    return sign_in


def tab_to(page: Page, wanted: Locator) -> None:
    """Press Tab until an element has the focus."""
    expect(wanted).to_be_visible()
    for _each in range(MOST_TABS):
        if wanted.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"The keyboard does not reach {wanted}")


def press(page: Page, wanted: Locator) -> None:
    """Go to a link or a button, and press it; wait for the page that comes."""
    tab_to(page, wanted)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def type_into(page: Page, field: Locator, typed: str) -> None:
    """Go to a field and type: a text, the first letters of an option, or the numbers of a day."""
    tab_to(page, field)
    page.keyboard.type(typed)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def write(page: Page) -> None:
    """Fill in the screen for a new entry, with three steps; the third row is asked for on the way."""
    field = page.locator
    for name, typed in [
        ("body", "Example B"), ("service", "Public"), ("level", "Level 5"), ("type", "Meeting"),
        ("taken_on", "03062019"), ("year", str(YEAR)), ("reason", "Enquiries were not answered."),
    ]:  # fmt: skip
        type_into(page, field(f"#id_{name}"), typed)
    steps = [("Level 3", "01042019", ""), ("Level 4", "02052019", "It went on."), ("Level 5", "03062019", "No change.")]
    for number, (level, day, why) in enumerate(steps, start=1):
        if number == len(steps):
            press(page, button(page, "Add another step"))
        for name, typed in (("level", level), ("taken_on", day), ("why", why)):
            type_into(page, field(f"#id_step-{number}-{name}"), typed)


def test_an_entry_is_written_approved_and_published(signed_in, new_page, site):
    author = signed_in("ash")
    author.goto("/admin/register/entries/")
    is_sound(author)
    press(author, author.get_by_role("link", name="New entry"))
    is_sound(author)
    write(author)
    press(author, button(author, "Save the draft"))
    expect(author.locator("main")).to_contain_text("Saved as a draft.")
    press(author, button(author, "Submit for approval"))
    expect(author.locator("main")).to_contain_text("You wrote some of this entry, so another person has to approve it.")
    expect(button(author, "Approve")).to_have_count(0)
    reference = re.search(r"SIP-\d{4}-\d{4}", author.get_by_role("heading", level=1).inner_text())[0]

    approver = signed_in("birch")
    press(approver, approver.get_by_role("link", name="Waiting for you to approve: 1"))
    press(approver, approver.get_by_role("link", name=reference))
    is_sound(approver)
    type_into(approver, approver.get_by_label("With whom at the organisation"), "The complaints manager")
    type_into(approver, approver.get_by_label("On which day?"), "03062020")
    tab_to(approver, approver.get_by_label("I have read it all"))
    approver.keyboard.press("Space")
    press(approver, button(approver, "Approve"))
    expect(approver.locator("main")).to_contain_text("It becomes public with the report of 2019-20.")

    visitor = new_page(allowed_errors=1)
    assert visitor.goto(f"/en/register/{reference}/").status == 404
    site.shell(PUBLISH)
    assert visitor.goto(f"/en/register/{reference}/").status == 200
    expect(visitor.locator(".timeline__step")).to_have_count(3)
    expect(visitor.locator("main")).to_contain_text("Enquiries were not answered.")
