"""Named contacts (P4): ours on request, theirs for a purpose; partners are told of changes and confirm by a link."""

from __future__ import annotations

from datetime import timedelta

from playwright.sync_api import expect

from functional_tests.journeys import (
    OFFICER,
    fill,
    is_sound,
    mail_to,
    menu,
    open_link,
    organisation_add,
    pick,
    request_about,
    request_begin,
    request_send,
    save,
    today,
)

BODY, PERSON = "contacts@scrutiny.example.org", "pat@scrutiny.example.org"
ORGANISATION = "Example Scrutiny Body"


def test_p4_a_named_contact_on_request_and_every_change_is_told(site, new_page, signed_in):
    page = new_page()
    request_begin(page, "Give you a named contact", BODY)
    request_about(page, "Somebody whom we can call about signposting")
    request_send(page, "People are sent to the right place at once")
    admin = signed_in(OFFICER)
    organisation_add(admin, ORGANISATION, "Scrutiny organisation", BODY)
    menu(admin, "Working together", "Our contacts")
    admin.get_by_role("link", name="Add our named contact").first.click()
    fill(admin, {"Name": "Ola Example", "Role": "Policy officer", "Email": "ola@example.org"})
    admin.get_by_label(ORGANISATION).check()
    save(admin)
    told = mail_to(site, BODY, "Your contact")
    assert f"Ola Example is the contact of {ORGANISATION} at our office." in told.text
    admin.get_by_role("link", name="Ola Example").first.click()
    fill(admin, {"Name": "Uma Example"})
    save(admin)
    assert "Until now it was Ola Example." in mail_to(site, BODY, "Your contact").text


def test_p4_a_partner_confirms_its_contact_by_a_link_without_an_account(site, new_page, signed_in):
    admin, day = signed_in(OFFICER), today()
    organisation_add(admin, "Example Inspection Board", "Scrutiny organisation")
    menu(admin, "Working together", "Contacts at partners")
    admin.get_by_role("link", name="Add contact at a partner").first.click()
    pick(admin, "partner organisation", "Example Inspection Board")
    fill(admin, {"Name": "Pat Example", "Email": PERSON, "What for": "The yearly meeting"})
    fill(admin, {"From": day.isoformat(), "Until": (day + timedelta(days=90)).isoformat()})
    save(admin)
    menu(admin, "Working together", "Unconfirmed contacts")
    expect(admin.get_by_role("cell", name="Pat Example").first).to_be_visible()
    asked = mail_to(site, PERSON)
    assert "What for: The yearly meeting" in asked.text
    page = new_page(allowed_errors=2)
    page.goto(asked.link)
    is_sound(page)
    open_link(page, asked, "somebody.else@example.org")
    expect(page.locator("main")).not_to_contain_text("Pat Example")
    is_sound(page)
    open_link(page, asked, PERSON)
    is_sound(page)
    page.get_by_label("Your phone number").fill("0131 496 0123")
    page.get_by_role("button", name="These details are right").click()
    is_sound(page)
    page.goto(asked.link)
    expect(page.get_by_role("heading", level=1)).to_have_text("This link has been used already")
    is_sound(page)
    menu(admin, "Working together", "Unconfirmed contacts")
    expect(admin.locator("main")).to_contain_text("Confirmed by the person")
