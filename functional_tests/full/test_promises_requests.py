"""Requests to work together (P5–P7, P13, P15): asked without an account, decided by officers, read behind a link."""

from __future__ import annotations

import csv
import io

from playwright.sync_api import expect

from functional_tests.journeys import (
    COLLEAGUE,
    OFFICER,
    from_home,
    is_sound,
    mail_to,
    menu,
    open_link,
    printed,
    request_about,
    request_begin,
    request_decide,
    request_send,
    save,
    today,
)

CRITERIA = ["Where engagement will bring most benefit to the public", "Where engagement may be needed to reduce risk"]
PURPOSES = ["help improve service", "protect individuals", "reduce risk", "ensure public resources are being used"]


def test_p5_a_decision_goes_by_the_published_considerations(site, new_page, signed_in):
    page, email = new_page(), "p5@example.org"
    from_home(page, "Work with us", "Ask us to work with you")
    for words in [*CRITERIA, "Version 1 of our criteria"]:
        expect(page.locator("main")).to_contain_text(words)
    is_sound(page)
    request_begin(page, "Work on a joint project", email)
    request_about(page, "Learning from complaints together")
    reference = request_send(page, "Fewer mistakes")
    admin = signed_in(OFFICER)
    request_decide(admin, reference, "Agreed", met=(True, True, True), reasons="We take part in the project.")
    told = mail_to(site, email, "We have decided")
    assert "We decided on version 1 of our criteria." in told.text
    open_link(page, told, email)
    for words in [*CRITERIA, "The considerations, version 1 of our criteria", "What we found on resources."]:
        expect(page.locator("main")).to_contain_text(words)
    is_sound(page)


def test_p6_a_consultation_is_answered_and_the_draft_waits_meanwhile(site, new_page, signed_in):
    page, email = new_page(allowed_errors=1), "p6@example.org"
    request_begin(page, "Respond to your consultation", email)
    expect(page.get_by_label("Dates that matter")).to_be_visible()
    page.get_by_label("What is it about?").fill("Our consultation on complaint standards")
    page.get_by_role("button", name="Save and come back later").click()
    is_sound(page)
    kept, elsewhere = mail_to(site, email), new_page(allowed_errors=1)
    assert kept.subject == "Come back to your request"
    open_link(elsewhere, kept, email)
    expect(elsewhere.get_by_label("How would the public benefit?")).to_be_visible()
    elsewhere.get_by_role("button", name="Save and go on").click()
    expect(elsewhere.locator("#error-summary")).to_be_visible()
    is_sound(elsewhere)
    reference = request_send(elsewhere, "One standard for everybody")
    admin = signed_in(OFFICER)
    menu(admin, "Working together", "Requests")
    admin.get_by_role("link", name=reference).click()
    admin.get_by_label("Assigned to").select_option(label=OFFICER)
    save(admin, "Assign")
    assert reference in mail_to(site, email, "We are considering").subject
    request_decide(admin, reference, "Agreed", met=(True, False, True), reasons="We respond by the end of May.")
    save(admin, "It is done: tell the requester")
    open_link(elsewhere, mail_to(site, email, "Your request is done"), email)
    expect(elsewhere.get_by_text("Done (now)")).to_be_visible()
    expect(elsewhere.locator("main")).to_contain_text("We respond by the end of May.")
    is_sound(elsewhere)


def test_p7_a_refusal_counts_when_a_second_person_confirms_it_and_the_year_is_published(site, new_page, signed_in):
    page, email = new_page(), "p7@example.org"
    request_begin(page, "Come to a meeting", email)
    request_about(page, "A meeting on complaint standards")
    reference = request_send(page, "Fewer mistakes")
    admin, colleague = signed_in(OFFICER), signed_in(COLLEAGUE)
    request_decide(admin, reference, "Refused", met=(True, True, False), reasons="Nobody is free on that day.")
    expect(admin.get_by_role("button", name="Confirm the refusal and tell the requester")).to_have_count(0)
    page.reload()
    expect(page.locator("main")).not_to_contain_text("Nobody is free on that day.")
    menu(colleague, "Working together", "Requests")
    expect(colleague.locator("main")).to_contain_text("refusal waits for a second person")
    colleague.get_by_role("link", name=reference).click()
    save(colleague, "Confirm the refusal and tell the requester")
    open_link(page, mail_to(site, email, "We have decided"), email)
    for words in ["Refused", "Nobody is free on that day.", "Available resources: not met"]:
        expect(page.locator("main")).to_contain_text(words)
    is_sound(page)
    from_home(page, "Work with us", "Ask us to work with you", "How we decided on requests")
    assert "Come to a meeting" in printed(page)  # the folded table is on paper too
    page.get_by_text(f"The numbers of {today().year} as a table").click()
    expect(page.get_by_role("row", name="Come to a meeting")).to_be_visible()
    is_sound(page)
    link = page.get_by_role("link", name="Download these numbers as CSV").get_attribute("href")
    rows = list(csv.DictReader(io.StringIO(page.request.get(link).text())))
    refused = {"year": str(today().year), "kind": "meeting", "outcome": "refused", "requests": "1"}
    assert any(refused.items() <= row.items() for row in rows)
    assert email not in page.content()


def test_p13_information_is_shared_for_four_purposes_only(new_page):
    page = new_page(allowed_errors=1)
    from_home(page, "Work with us")
    for purpose in PURPOSES:
        expect(page.locator("main")).to_contain_text(purpose)
    request_begin(page, "Information on themes and trends", "p13@example.org")
    for purpose in PURPOSES:
        expect(page.locator("main form")).to_contain_text(purpose)
    is_sound(page)
    request_about(page, "What people complain about in waiting rooms")
    expect(page.locator("#error-summary")).to_contain_text("Choose at least one purpose.")
    expect(page.get_by_label("What is it about?")).to_have_value("What people complain about in waiting rooms")
    is_sound(page)
    request_about(page, "What people complain about in waiting rooms", "protect individuals")
    page.get_by_label("How would the public benefit?").fill("Nobody is left waiting")
    page.get_by_role("button", name="Save and go on").click()
    is_sound(page)
    page.get_by_role("button", name="Go on to check your answers").click()
    expect(page.locator("main")).to_contain_text("protect individuals")
    is_sound(page)


def test_p15_bespoke_statistics_are_asked_for_and_decided_in_part(site, new_page, signed_in):
    page, email = new_page(), "p15@example.org"
    request_begin(page, "Bespoke statistics", email)
    request_about(page, "Numbers on waiting times, each quarter", "help improve service", "reduce risk")
    reference = request_send(page, "Fewer people wait")
    is_sound(page)
    assert reference in mail_to(site, email, "We have your request").subject
    admin = signed_in(OFFICER)
    request_decide(admin, reference, "Agreed in part", met=(True, True, False), reasons="Once a year.")
    open_link(page, mail_to(site, email, "We have decided"), email)
    expect(page.locator("main")).to_contain_text("Agreed in part")
    expect(page.locator("main")).to_contain_text("help improve service; reduce risk")
