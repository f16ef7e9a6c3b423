"""Signposting (P10–P12): an agreed entry, a finder that ends at it, and when to signpost to us."""

from __future__ import annotations

from playwright.sync_api import expect

from functional_tests.journeys import (
    COLLEAGUE,
    OFFICER,
    choose,
    fill,
    from_home,
    is_sound,
    mail_to,
    menu,
    open_link,
    organisation_add,
    pick,
    printed,
    publish,
    save,
    words_publish,
)

REMIT = "It checks that houses are let fairly."
CORRECTED = "It checks that homes are let fairly, and safely."
PARTNER = "partner@homes.example.org"


def partner_add(admin, name, kind="Regulator"):
    organisation_add(admin, name, kind, PARTNER)
    words_publish(admin, {"What it does, in plain words": REMIT, "Who it helps, and with what": "People who rent."})


def agreement_open(admin, name):
    menu(admin, "Partners", "Agreements")
    admin.get_by_role("link", name=name, exact=True).click()


def agreement_ask(admin, name):
    agreement_open(admin, name)
    fill(admin, {"Name of the person": "Ada Example"})
    save(admin, "Ask for agreement to this proposal")


def test_p11_a_partner_corrects_our_words_and_agrees_before_the_public_reads_them(site, new_page, signed_in):
    name, admin, page = "Example Homes Regulator", signed_in(OFFICER), new_page()
    partner_add(admin, name)
    agreement_ask(admin, name)
    from_home(page, "Work with us", "Signposting")
    expect(page.locator("main")).not_to_contain_text(name)
    partner = new_page(allowed_errors=1)
    open_link(partner, mail_to(site, PARTNER, name), PARTNER)
    expect(partner.locator("main")).to_contain_text(REMIT)
    is_sound(partner)
    partner.get_by_text("No, something must be changed").click()
    partner.get_by_role("button", name="Send your answer").click()
    expect(partner.locator("#error-summary")).to_contain_text("Say what must be changed.")
    is_sound(partner)
    partner.get_by_label("What must be changed").fill("We check homes of every kind, and that they are safe.")
    partner.get_by_role("button", name="Send your answer").click()
    is_sound(partner)
    agreement_open(admin, name)
    expect(admin.locator("main")).to_contain_text("We check homes of every kind")
    menu(admin, "Partners", "Organisations")
    admin.get_by_role("link", name=name, exact=True).click()
    admin.get_by_role("link", name="Edit these words").click()
    fill(admin, {"What it does, in plain words": CORRECTED})
    publish(admin)
    agreement_ask(admin, name)
    open_link(partner, mail_to(site, PARTNER, name), PARTNER)
    expect(partner.locator("main")).to_contain_text(CORRECTED)
    partner.get_by_text("Yes, you may publish exactly this").click()
    partner.get_by_role("button", name="Send your answer").click()
    expect(partner.get_by_role("heading", level=1)).to_have_text("Thank you. We have your answer")
    from_home(page, "Work with us", "Signposting", name)
    expect(page.locator("main")).to_contain_text(CORRECTED)
    expect(page.locator("main")).to_contain_text("Wording agreed on")
    is_sound(page)
    assert CORRECTED in printed(page)
    assert "Report a wrong or dead entry" not in printed(page)


def test_p11_while_agreement_is_sought_a_second_person_checks_how_to_reach_a_partner(new_page, signed_in):
    name, admin, page = "Example Street Agency", signed_in(OFFICER), new_page()
    partner_add(admin, name, "Other public agency")
    agreement_ask(admin, name)
    agreement_open(admin, name)
    save(admin, "Ask a second person to check")
    colleague = signed_in(COLLEAGUE)
    agreement_open(colleague, name)
    save(colleague, "I have checked name, website and phone")
    from_home(page, "Work with us", "Signposting", name)
    expect(page.locator("main")).to_contain_text("We are asking this organisation to agree to our words.")
    expect(page.locator("main")).not_to_contain_text(REMIT)
    is_sound(page)


def _finder_leads_to(admin, name):
    """Let the finder's last answer end at the organisation, with the reason."""
    menu(admin, "Partners", "Finder: answers")
    admin.get_by_role("link", name="Something else, or not sure", exact=True).click()
    choose(admin, "Leads", "To one or two organisations")
    pick(admin, "partner organisation", name)
    save(admin)
    admin.locator(".messages").get_by_role("link", name="Edit").click()
    admin.get_by_role("link", name="Edit these words").first.click()
    fill(admin, {"Reason": "It looks after everything else."})
    publish(admin)


def test_p10_people_are_led_to_one_organisation_and_a_dead_entry_is_reported(new_page, signed_in):
    name, admin, page = "Example Park Regulator", signed_in(OFFICER), new_page(allowed_errors=1)
    partner_add(admin, name)
    agreement_ask(admin, name)
    agreement_open(admin, name)
    fill(admin, {"Who agreed (name and role)": "Ada Example, head"})
    save(admin, "Record")
    _finder_leads_to(admin, name)
    from_home(page, "Work with us", "Signposting")
    is_sound(page)
    printed_page = printed(page)
    assert name in printed_page
    assert "Search the organisations" not in printed_page
    page.get_by_role("searchbox", name="Search the organisations").fill("nothing like this")
    page.get_by_role("searchbox", name="Search the organisations").press("Enter")
    expect(page.get_by_role("heading", name="No organisation here fits")).to_be_visible()
    is_sound(page)
    from_home(page, "Work with us", "Signposting", "Answer a few questions to find who can help")
    page.get_by_text("Something else, or not sure").click()
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="This organisation can help")).to_be_visible()
    expect(page.locator("main")).to_contain_text("It looks after everything else.")
    is_sound(page)
    page.locator("main").get_by_role("link", name=name).click()
    page.get_by_role("link", name="Report a wrong or dead entry").click()
    page.get_by_role("button", name="Send your report").click()
    is_sound(page)
    page.get_by_text("The website does not open").click()
    page.get_by_role("button", name="Send your report").click()
    is_sound(page)
    menu(admin, "Partners", "Reports about entries")
    row = admin.get_by_role("row", name=name)
    expect(row).to_contain_text("The website does not open")
    row.get_by_role("button", name="Settled").click()
    expect(admin.get_by_role("row", name=name)).to_have_count(0)


def test_p12_a_partner_finds_when_to_signpost_to_us_and_whom_to_call(new_page):
    page = new_page()
    from_home(page, "Work with us", "Signposting", "When to signpost to us")
    expect(page.locator("#to-us")).to_be_in_viewport()
    expect(page.locator("#to-us")).to_contain_text("Scottish Welfare Fund")
    expect(page.locator("#discuss")).to_contain_text("Call to discuss a case; put no personal details here.")
    expect(page.locator('#discuss a[href^="tel:"]')).to_have_count(3)
    page.get_by_role("link", name="Answer a few questions to find who can help").click()
    page.get_by_text("A decision of the Scottish Welfare Fund").click()
    is_sound(page)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("heading", name="We can help")).to_be_visible()
    expect(page.locator("main")).to_contain_text("0800 014 7299")
    is_sound(page)
