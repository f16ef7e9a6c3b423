"""Embargoed releases (P9): one person reads early behind a link and terms; at its time everybody does."""

from __future__ import annotations

import io
from datetime import timedelta

import pypdfium2
from playwright.sync_api import expect

from functional_tests.journeys import (
    RELEASER,
    fill,
    from_home,
    is_sound,
    mail_to,
    menu,
    open_link,
    organisation_add,
    save,
    today,
)

TITLE, WORDS = "Example report on waiting", "Waiting is shorter where somebody answers the phone."
READER = "reader@wait.example.org"
LISTED = "Reports that partners saw before publication"
# Nobody waits for the hour: the record's moment is moved to the present, and the clock strikes.
ITS_TIME_COMES = (
    "from django.utils import timezone; from partners.embargo.models import Release; "
    f"Release.objects.filter(title={TITLE!r}).update(released_at=timezone.now()); "
    "from django.core.management import call_command; call_command('tick')"
)


def _release_shared_early(admin):
    """Make a release that is public in three days, and send one person a link to it."""
    organisation_add(admin, "Example Waiting Board", "Other public agency")
    menu(admin, "Sharing with partners", "Embargoed releases")
    admin.get_by_role("link", name="Add embargoed release").first.click()
    fill(admin, {"Title": TITLE, "Address": "example-report-on-waiting", "Summary": "What we learned from cases."})
    admin.locator("[contenteditable=true]").first.fill(WORDS)
    admin.locator("#id_wall_time").fill(f"{today() + timedelta(days=3)} 09:00")
    admin.locator("#id_wall_time").press("Tab")  # the calendar closes
    save(admin)
    admin.get_by_label("Organisation").select_option(label="Example Waiting Board")
    fill(admin, {"Name": "Rea Example", "Email address": READER})
    save(admin, "Send a link")


def _accept_and_read(reader):
    """Accept the terms (after sending them unread), read the text and the copy with the reader's name."""
    reader.get_by_role("button", name="Accept and read on").click()
    expect(reader.locator("#error-summary")).to_be_visible()
    reader.get_by_text("I accept these terms", exact=True).click()
    reader.get_by_role("button", name="Accept and read on").click()
    expect(reader.locator("main")).to_contain_text(WORDS)
    expect(reader.locator("main")).to_contain_text("Copy for Rea Example, Example Waiting Board")
    is_sound(reader)
    link = reader.get_by_role("link", name="Download your copy (PDF)").get_attribute("href")
    copy = pypdfium2.PdfDocument(io.BytesIO(reader.request.get(link).body()))
    assert all("Copy for Rea Example" in sheet.get_textpage().get_text_bounded() for sheet in copy)


def test_p9_a_report_is_read_early_by_one_person_and_at_its_time_by_everybody(site, new_page, signed_in):
    admin, stranger, reader = signed_in(RELEASER), new_page(allowed_errors=2), new_page(allowed_errors=2)
    _release_shared_early(admin)
    from_home(stranger, "Work with us")
    expect(stranger.locator("body")).not_to_contain_text(TITLE)
    assert stranger.goto("/en/working-with-others/releases/example-report-on-waiting/").status == 404
    invitation = mail_to(site, READER)
    assert TITLE not in invitation.subject + invitation.text
    open_link(reader, invitation, "stranger@example.org")
    expect(reader.locator("#error-summary")).to_contain_text("sent to another address")
    expect(reader.locator("body")).not_to_contain_text(TITLE)
    is_sound(reader)
    open_link(reader, invitation, READER)
    expect(reader.locator("body")).not_to_contain_text(TITLE)
    is_sound(reader)
    _accept_and_read(reader)
    site.shell(ITS_TIME_COMES)
    from_home(stranger, "Work with us", LISTED)
    expect(stranger.locator("main")).to_contain_text("Example Waiting Board")
    expect(stranger.locator("body")).not_to_contain_text("Rea Example")
    is_sound(stranger)
    stranger.get_by_role("link", name=TITLE).click()
    expect(stranger.locator("main")).to_contain_text(WORDS)
    is_sound(stranger)
    told = mail_to(site, READER, "Now public")
    reader.goto(told.link)
    expect(reader.get_by_role("heading", level=1)).to_have_text(TITLE)
    admin.reload()
    for done in ["Saw the terms", "Accepted the terms", "Read the text", "Downloaded the PDF"]:
        expect(admin.locator("main")).to_contain_text(done)
