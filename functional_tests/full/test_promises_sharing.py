"""Sharing data (P14, P16, P17): tables to use again, the catalogue, and the commitment before personal data."""

from __future__ import annotations

import csv
import io

from playwright.sync_api import expect

from functional_tests.journeys import (
    OFFICER,
    RELEASER,
    fill,
    from_home,
    is_sound,
    mail_to,
    menu,
    open_link,
    organisation_add,
    pick,
    save,
    words_publish,
)

OFFICIAL = "protection@records.example.org"


def test_p14_a_table_is_read_downloaded_and_described_for_machines(page):
    from_home(page, "Work with us", "Data sharing", "Example: cases decided by year")
    expect(page.get_by_role("row", name="2024")).to_contain_text("131")
    is_sound(page)
    address = page.get_by_role("link", name="The table (CSV)").get_attribute("href")
    answer = page.request.get(address)
    rows = list(csv.DictReader(io.StringIO(answer.text())))
    assert rows[1] == {"year": "2024", "decided": "131", "upheld": "52"}
    described = page.get_by_role("link", name="What its columns are, for machines").get_attribute("href")
    metadata = page.request.get(described).json()
    assert metadata["url"].endswith(address)
    assert [each["name"] for each in metadata["tableSchema"]["columns"]] == list(rows[0])


def test_p16_the_catalogue_says_what_can_be_shared_when_to_ask_and_its_limits(new_page, signed_in):
    admin, page = signed_in(OFFICER), new_page()
    menu(admin, "Sharing with partners", "Data that can be shared")
    admin.get_by_role("link", name="Add data that can be shared").first.click()
    fill(admin, {"Code": "waiting-times"})
    save(admin)
    words = {"What it is": "How long people waited.", "When to ask for it": "After the end of each month."}
    words_publish(admin, {"Name": "Waiting times by month", **words, "Its limits": "Whole days only."})
    from_home(page, "Work with us", "Data sharing")
    personal = "Yes: we ask you for a commitment first."
    for said in ["Waiting times by month", *words.values(), "Whole days only.", personal]:
        expect(page.locator("main")).to_contain_text(said)
    is_sound(page)


def test_p17_personal_data_needs_a_clear_commitment_with_a_receipt(site, new_page, signed_in):
    admin, page = signed_in(RELEASER), new_page(allowed_errors=1)
    organisation_add(admin, "Example Records Office", "Scrutiny organisation")
    menu(admin, "Sharing with partners", "Requests for commitments")
    admin.get_by_role("link", name="Add request for a commitment").first.click()
    pick(admin, "partner organisation", "Example Records Office")
    fill(admin, {"Name": "Dana Example", "Email": OFFICIAL, "Which data": "Details of one case"})
    save(admin)
    asked = mail_to(site, OFFICIAL)
    assert "This is not a data-sharing agreement." in asked.text
    open_link(page, asked, OFFICIAL)
    expect(page.locator("main")).to_contain_text("This is not a data-sharing agreement.")
    is_sound(page)
    page.get_by_label("Your role").fill("Data protection officer")
    page.get_by_role("button", name="Make the commitment").click()
    expect(page.locator("#error-summary")).to_be_visible()
    expect(page.get_by_label("Your role")).to_have_value("Data protection officer")
    is_sound(page)
    page.get_by_text("I make this commitment for my organisation", exact=True).click()
    page.get_by_role("button", name="Make the commitment").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Receipt for your commitment")
    is_sound(page)
    receipt = mail_to(site, OFFICIAL, "Receipt")
    assert "version 1" in receipt.text
    reference = receipt.text.split("Your reference is: ")[1].split()[0]
    menu(admin, "Sharing with partners", "Requests for commitments")
    expect(admin.get_by_role("row", name=reference)).to_contain_text("Dana Example")
